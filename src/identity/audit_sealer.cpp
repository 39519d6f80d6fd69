// SPDX-License-Identifier: Apache-2.0
#include "identity/audit_sealer.hpp"

#include <sodium.h>

#include <chrono>
#include <vector>

#include "identity/audit_chain.hpp"
#include "identity/sql.hpp"

namespace muang::identity {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t batch_size = 500;  // the writer lock is held for some ten milliseconds
constexpr auto gather = 200ms;            // after a write: further rows share one commit
constexpr auto look_for_others = 600ms;   // rows of other servers, or left by a stopped one

AuditRow read_row(const store::Row& row) {
  return {.id = row.integer(0),
          .at = row.integer(1),
          .person = row.integer(2),
          .action = row.string(3),
          .unit = row.maybe_integer(4),
          .request_id = row.string(5),
          .body = row.string(6)};
}

}  // namespace

std::string random_salt() {
  std::string salt(32, '\0');
  if (sodium_init() < 0) throw store::StoreFault("libsodium finds no source of randomness");
  randombytes_buf(salt.data(), salt.size());
  return salt;
}

std::size_t AuditSealer::seal_batch() {
  const bool any = database_.reading([](store::Transaction& tx) {
    return tx.one(sql::audit_any_pending, {}, [](const store::Row& row) { return row.integer(0); }).has_value();
  });
  if (!any) return 0;
  std::size_t sealed = 0;
  database_.write(
      [&](store::Transaction& tx) {
        sealed = 0;
        const auto ours = tx.one(sql::audit_sealer_lock, {}, [](const store::Row& row) { return row.flag(0); });
        if (!ours.value_or(false)) return false;
        const auto head =
            tx.one(sql::audit_head, {}, [](const store::Row& row) { return std::pair(row.integer(0), row.string(1)); });
        auto [sequence, hash] = head.value_or(std::pair<std::int64_t, std::string>(0, no_head));
        for (const AuditRow& row : tx.all(sql::audit_pending_rows, {{"batch", batch_size}}, read_row)) {
          hash = link_hash(hash, ++sequence, row);
          tx.run(sql::insert_audit_seal, {{"seq", sequence}, {"row_id", row.id}, {"hash", hash}});
          tx.run(sql::delete_audit_pending, {{"row_id", row.id}});
          ++sealed;
        }
        return sealed > 0;
      },
      store::Isolation::Statement);
  return sealed;
}

std::size_t AuditSealer::seal_all() {
  const std::lock_guard lock(sealing_);
  std::size_t total = 0;
  while (const std::size_t sealed = seal_batch()) total += sealed;
  return total;
}

void AuditSealer::attempt() {
  std::string fault;
  try {
    seal_all();
  } catch (const std::exception& problem) {
    fault = problem.what();  // rows stay pending; the next round tries again
  }
  const std::lock_guard lock(mutex_);
  fault_ = fault;
}

void AuditSealer::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, look_for_others, [&] { return stopping_ || noticed_; });
    if (!stopping_ && noticed_) wake_.wait_for(lock, gather, [&] { return stopping_; });
    noticed_ = false;
    lock.unlock();
    attempt();
    lock.lock();
  }
}

void AuditSealer::start() {
  if (thread_.joinable()) return;
  stopping_ = false;
  thread_ = std::thread([this] { loop(); });
}

void AuditSealer::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
  attempt();
}

void AuditSealer::notice() {
  {
    const std::lock_guard lock(mutex_);
    if (noticed_) return;
    noticed_ = true;
  }
  wake_.notify_all();
}

std::string AuditSealer::fault() const {
  const std::lock_guard lock(mutex_);
  return fault_;
}

}  // namespace muang::identity
