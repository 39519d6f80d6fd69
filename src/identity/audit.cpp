// SPDX-License-Identifier: Apache-2.0
#include "identity/audit.hpp"

#include <algorithm>

#include "base/core/check.hpp"
#include "identity/audit_chain.hpp"
#include "identity/audit_sealer.hpp"
#include "identity/sql.hpp"
#include "store/versions.hpp"

namespace muang::identity {

struct Audit::Sealer : AuditSealer {
  using AuditSealer::AuditSealer;
};

void AuditEntry::change(std::string_view subject, std::string_view before, std::string_view after) {
  changes_.push_back({std::string(subject), std::string(before), std::string(after), false});
}

void AuditEntry::personal(std::string_view subject, std::string_view secret_value) {
  changes_.push_back({std::string(subject), {}, std::string(secret_value), true});
}

void AuditEntry::bump(std::string_view topic) {
  if (std::find(topics_.begin(), topics_.end(), topic) == topics_.end()) topics_.emplace_back(topic);
}

void AuditEntry::concerns(OrgUnitId unit) { unit_ = unit; }

Audit::Audit(store::Database& database) : database_(database), sealer_(std::make_unique<Sealer>(database)) {}
Audit::~Audit() { stop_sealer(); }

void Audit::start_sealer() { sealer_->start(); }
void Audit::stop_sealer() { sealer_->stop(); }
std::size_t Audit::seal_pending() { return sealer_->seal_all(); }
std::string Audit::sealer_fault() const { return sealer_->fault(); }

void Audit::run(const Author& author, std::string_view action,
                const std::function<bool(store::Transaction&, AuditEntry&)>& work) {
  ENSURE(!action.empty(), "an audited write has a name");
  database_.write([&](store::Transaction& tx) {
    AuditEntry entry;  // made anew when the transaction is repeated
    if (!work(tx, entry)) return false;
    write_row(tx, author, action, entry);
    return true;
  });
  sealer_->notice();
}

namespace {

// The salt is kept in the database and read with each use: a write with personal data is rare.
std::string load_salt(store::Transaction& tx) {
  const auto read = [](const store::Row& row) {
    const store::Bytes bytes = row.bytes(0);
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  };
  if (auto known = tx.one(sql::audit_salt, {}, read)) return *known;
  const std::string fresh = random_salt();
  tx.run(sql::insert_audit_salt, {{"salt", std::as_bytes(std::span(fresh))}});
  return tx.one(sql::audit_salt, {}, read).value();
}

}  // namespace

void Audit::write_row(store::Transaction& tx, const Author& author, std::string_view action, const AuditEntry& entry) {
  std::string salt;
  std::string body = R"({"changes":[)";
  for (const AuditEntry::Change& change : entry.changes_) {
    if (change.personal && salt.empty()) salt = load_salt(tx);
    body += body.back() == '[' ? "{" : ",{";
    body += change.personal ? R"("digest":)" : R"("after":)";
    append_json_string(body, change.personal ? personal_digest(salt, change.after) : change.after);
    if (!change.personal) {
      body += R"(,"before":)";
      append_json_string(body, change.before);
    }
    body += R"(,"subject":)";
    append_json_string(body, change.subject);
    body += '}';
  }
  body += "]}";
  const std::int64_t row = tx.insert(sql::insert_audit_row, {{"at", author.now},
                                                             {"person", author.person},
                                                             {"action", action},
                                                             {"unit_id", entry.unit_},
                                                             {"request_id", author.request_id},
                                                             {"body", body}});
  tx.run(sql::insert_audit_pending, {{"row_id", row}});
  // In one order everywhere, so that two writers never wait for each other crosswise.
  std::vector<std::string> topics = entry.topics_;
  std::sort(topics.begin(), topics.end());
  for (const std::string& topic : topics) store::bump_version(tx, topic);
}

}  // namespace muang::identity
