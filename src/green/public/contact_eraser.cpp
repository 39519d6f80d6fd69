// SPDX-License-Identifier: Apache-2.0
#include "green/public/contact_eraser.hpp"

#include <chrono>

#include "base/log.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using namespace std::chrono_literals;

constexpr Instant day = 24LL * 60 * 60 * 1000;
constexpr auto look_again = 1h;
constexpr std::int64_t undecided_days = 365;  // ours: what nobody decides in a year is not asked about any more

struct Due {
  std::int64_t proposal;
  OrgUnitId unit;
};

}  // namespace

void ContactEraser::start() {
  thread_ = std::thread([this] { loop(); });
}

void ContactEraser::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::size_t ContactEraser::step(Instant now) {
  const Instant before = now - green_.contact_days() * day;
  const auto due = green_.database().reading([&](store::Transaction& tx) {
    return tx.all(sql::contacts_due, {{"before", before}, {"undecided_before", now - undecided_days * day}},
                  [](const store::Row& row) {
                    return Due{row.integer(0), OrgUnitId{row.integer(1)}};
                  });
  });
  // One row a proposal, so that the town's own timeline shows it.
  for (const Due& one : due) {
    const auto erase = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
      tx.run(sql::erase_contact, {{"proposal_id", one.proposal}});
      entry.concerns(one.unit);
      entry.change("proposal/" + std::to_string(one.proposal) + "/sender", "", "erased");
      return Done{};
    };
    (void)green_.identity().audit().transact<Done>(identity::Author{{}, {}, now}, "green.proposal.erase", erase);
  }
  return due.size();
}

void ContactEraser::loop() {
  for (;;) {
    bool more = false;
    try {
      more = step(green_.identity().now()) > 0;
    } catch (const std::exception& fault) {
      log().write(LogLine(Severity::Error, "contacts are not erased").add("fault", fault.what()));
    }
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, more ? 0ms : std::chrono::milliseconds(look_again), [this] { return stopping_; })) return;
  }
}

}  // namespace muang::green
