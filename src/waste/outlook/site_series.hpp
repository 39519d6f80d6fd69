// SPDX-License-Identifier: Apache-2.0
// What a site took over the years: months as weighed or delivered, and years before them as its keeper knows them. For this
// slice only.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "store/database.hpp"
#include "waste/month.hpp"

namespace muang::waste {

struct SiteSeries {
  std::map<Month, std::int64_t> months;   // kg; a month that the site weighed counts with that, else with the deliveries
  std::map<int, std::int64_t> entered;    // Gregorian year → kg
  std::map<int, std::int64_t> recovered;  // Gregorian year → kg CH4
};
SiteSeries site_series(store::Transaction& tx, std::int64_t facility);

// A year of a deposit history. A year counts with its months when all twelve are there, or when nothing was entered for it.
struct DepositYear {
  int year = 0;
  std::int64_t kg = 0;
  int months = 0;                       // with a figure
  std::optional<std::int64_t> entered;  // what the keeper entered for the year
  bool by_months = false, projected = false;
};
// From the first year with a figure to `until`; what is not known yet repeats the last twelve months with a figure until the
// site closes (first year without deposits) or `room_kg` is used up. Nothing is repeated without twelve months.
std::vector<DepositYear> deposit_years(const SiteSeries& series, const Month& now, int until, std::optional<int> closed_from,
                                       std::optional<std::int64_t> room_kg);

}  // namespace muang::waste
