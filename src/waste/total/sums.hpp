// SPDX-License-Identifier: Apache-2.0
// Sums of the counted months by unit and year and by month, kept in the transaction that changes what counts. Integers:
// adding and taking away is exact. For this slice only.
#pragma once

#include "store/database.hpp"
#include "waste/month.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

// What a unit's month gives to the sums: the counted revision, or nothing.
constexpr std::int64_t sum_parts = 64;  // of a month, as in 0065_waste_sums.sql
int fiscal_year(const Month& month);    // Gregorian, named by the year in which it ends

struct CountedMonth {
  std::int64_t reports = 0, generated = 0, source_utilised = 0, collected = 0, uncollected = 0;  // kg
};
CountedMonth counted_month(store::Transaction& tx, OrgUnitId unit, const Month& month);

// After a change of what counts in this month; `before` was read before it.
void sums_follow(store::Transaction& tx, OrgUnitId unit, const Month& month, const CountedMonth& before);

// An imported month has become an entered one: its unit's years move with it, the month's own sum stays.
struct StoredReport;
void sums_adopt(store::Transaction& tx, const StoredReport& imported);

// All sums from nothing: after many months at once.
void make_sums_again(store::Transaction& tx);

}  // namespace muang::waste
