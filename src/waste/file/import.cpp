// SPDX-License-Identifier: Apache-2.0
#include "waste/file/import.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <future>

#include "http/multipart.hpp"
#include "waste/file/import_errors.hpp"
#include "waste/file/import_store.hpp"
#include "waste/month/months.hpp"

namespace muang::waste {
namespace {

constexpr int most_attempts = 3;
constexpr std::size_t shortest_row = 32;  // bytes; only for how much room is made ready

// The last part of a path of either kind, without control characters: it is shown, never opened.
std::string shown_name(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string shown;
  for (const char c : name.substr(0, 200)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) shown += c;
  }
  while (!shown.empty() && !http::is_utf8(shown)) shown.pop_back();  // cut inside a letter
  return shown.empty() ? "file" : shown;
}

class MonthImport {
 public:
  MonthImport(Waste& waste, const ImportOrder& order) : waste_(waste), order_(order) {
    done_.file_name = shown_name(order.name);
    done_.at = order.author.now;
    done_.by = order.actor.id;
  }

  Result<ImportDone> run() {
    scope_ = waste_.database().reading([&](store::Transaction& tx) { return import_scope(tx, order_.actor); });
    if (scope_.own == 0) return errors::import_not_yours;
    done_.scope = scope_.top;
    TRY_VOID(read_file());
    say("compares with what is stored");
    if (order_.dry_run) return rehearse();
    say("stores");
    TRY_VOID(store_patiently());
    finish();
    return std::move(done_);
  }

 private:
  void say(std::string_view step) const {
    if (order_.on_step) order_.on_step(step);
  }

  void keep(RowFinding&& finding) {
    if (order_.on_finding) order_.on_finding(RowFinding(finding));
    if (checked_.size() < most_kept_findings) checked_.push_back(std::move(finding));
  }

  Result<Done> read_file() {
    say("checks " + done_.file_name);
    std::error_code unreadable;
    const auto size = std::filesystem::file_size(order_.file, unreadable);
    if (!unreadable) rows_.expect(size / shortest_row);
    auto hash = std::async(std::launch::async, sha256_of, order_.file);
    CheckOptions options;
    options.units = std::move(scope_.codes);
    options.numbered = 0;
    options.own_units = scope_.own;
    options.today = Date::of_instant(order_.author.now);
    options.readfile = order_.readfile;
    const auto counts = check_path(
        order_.file, options, [&](RowFinding&& finding) { keep(std::move(finding)); },
        [&](std::span<const ImportRow> rows) { rows_.add(rows); });
    done_.sha256 = hash.get();
    if (!counts) return counts.problems();
    if (rows_.too_many()) return Error{errors::import_too_large, "file", {{"limit", std::to_string(ImportRows::most)}}};
    counts_ = *counts;
    done_.leaves_composition = rows_.has_composition();
    done_.leaves_disposal = rows_.has_disposal();
    rows_.sort();
    return Done{};
  }

  // What would be taken now.
  Result<Done> compare(store::Transaction& tx) {
    if (const auto earlier = earlier_import(tx, done_.sha256, done_.by)) {
      return Error{errors::import_again,
                   "file",
                   {{"import", std::to_string(earlier->id)}, {"day", Date::of_instant(earlier->at).iso()}}};
    }
    if (!rows_.empty()) leave_reported(tx, scope_, rows_);
    done_.taken = rows_.taken();
    done_.already = rows_.left();
    done_.drafts = 0;
    done_.check = counts_;
    done_.check.warnings += done_.already;
    left_.clear();
    rows_.each_left([&](std::uint32_t row, const Month& month) {
      if (checked_.size() + left_.size() < most_kept_findings) left_.push_back(reported_already(row, month));
    });
    return Done{};
  }

  static RowFinding reported_already(std::uint32_t row, const Month& month) {
    return {row, {}, "F15", Severity::Warning, {{"month", month_text(month)}}};
  }

  Result<ImportDone> rehearse() {
    TRY_VOID(waste_.database().reading([&](store::Transaction& tx) { return compare(tx); }));
    finish();
    return std::move(done_);
  }

  // Another import or entry of the same month at the same moment shows as a doubled key; the next try sees it as reported.
  Result<Done> store_patiently() {
    for (int attempt = 1;; ++attempt) {
      try {
        return store_rows();
      } catch (const store::ConstraintViolation& fault) {
        if (fault.kind != store::ConstraintViolation::Kind::Unique || attempt == most_attempts) throw;
      }
    }
  }

  Result<Done> store_rows() {
    bool nothing = false;
    auto stored = waste_.identity().audit().transact<Done>(
        order_.author, "waste.import", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
          nothing = false;
          TRY_VOID(compare(tx));
          nothing = done_.taken == 0;
          if (nothing) return errors::import_not_found;  // rolls back: an import of nothing leaves no trace
          write(tx, entry);
          return Done{};
        });
    if (nothing) {
      done_.id = 0;
      return Done{};
    }
    return stored;
  }

  void write(store::Transaction& tx, identity::AuditEntry& entry) {
    ImportRow row;
    for (auto cursor = rows_.taken_rows(); cursor.next(row);) done_.drafts += scope_.place(row.unit).approves ? 0 : 1;
    done_.id = insert_import(tx, done_);
    insert_rows(tx, scope_, rows_, done_);
    add_import_sums(tx, scope_, rows_);
    insert_findings(tx, done_.id, 0, checked_);
    insert_findings(tx, done_.id, static_cast<std::int64_t>(checked_.size()), left_);
    entry.concerns(scope_.top);
    entry.bump("waste");
    const std::string subject = "waste/import/" + std::to_string(done_.id);
    const auto tell = [&](const char* what, const std::string& value) { entry.change(subject + "/" + what, "", value); };
    tell("file", done_.file_name);
    tell("sha256", done_.sha256);
    tell("rows", std::to_string(done_.check.rows));
    tell("accepted", std::to_string(done_.check.accepted));
    tell("taken", std::to_string(done_.taken));
    tell("already", std::to_string(done_.already));
    tell("refused", std::to_string(done_.check.rows - done_.check.accepted));
  }

  void finish() {
    if (order_.on_finding) {
      rows_.each_left([&](std::uint32_t row, const Month& month) { order_.on_finding(reported_already(row, month)); });
    }
    done_.findings = std::move(checked_);
    std::ranges::move(left_, std::back_inserter(done_.findings));
    std::ranges::stable_sort(done_.findings, {}, &RowFinding::row);
  }

  Waste& waste_;
  const ImportOrder& order_;
  ImportScope scope_;
  ImportRows rows_;
  CheckCounts counts_;                      // of the check alone
  std::vector<RowFinding> checked_, left_;  // of the file itself; of rows reported already. Together most_kept_findings
  ImportDone done_;
};

}  // namespace

std::string sha256_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return {};
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> buffer(1 << 16);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()),
                              static_cast<unsigned long long>(in.gcount()));
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&state, hash.data());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

Result<ImportDone> import_months(Waste& waste, const ImportOrder& order) { return MonthImport(waste, order).run(); }

}  // namespace muang::waste
