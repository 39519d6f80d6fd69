// SPDX-License-Identifier: Apache-2.0
// Sums of the counted months by unit and year and by month, kept in the transaction that changes what counts. Integers:
// adding and taking away is exact. For this slice only.
#pragma once

#include "store/database.hpp"
#include "waste/month.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

// What a unit's month gives to the sums: the counted revision, or nothing.
struct CountedMonth {
  std::int64_t reports = 0, generated = 0, source_utilised = 0, collected = 0, uncollected = 0;  // kg
};
CountedMonth counted_month(store::Transaction& tx, OrgUnitId unit, const Month& month);

// After a change of what counts in this month; `before` was read before it.
void sums_follow(store::Transaction& tx, OrgUnitId unit, const Month& month, const CountedMonth& before);

// All sums from nothing: after many months at once.
void make_sums_again(store::Transaction& tx);

}  // namespace muang::waste
