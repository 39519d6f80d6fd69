// SPDX-License-Identifier: Apache-2.0
// What a town's green comes to, against the targets, and its plan. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/plot/summary_dto.hpp"

namespace muang::green {

// A B.E. year of the query, 2540 to 2700; without one the fiscal year of today.
Result<FiscalYear> asked_year(const http::Call& call);

struct MeasureSum {
  std::int64_t plots = 0, stated_plots = 0, sum_cm2 = 0, once_cm2 = 0;
};
// As the year's last day found it; nothing: no plot was ever entered.
struct UnitGreen {
  int standing_since = 0;  // Gregorian fiscal year of the last change; 0: before any known day
  std::array<MeasureSum, 9> measures{};
};
std::optional<UnitGreen> unit_green(store::Transaction& tx, OrgUnitId unit, FiscalYear year);

Result<GreenSummary> green_summary(const Green& green, const http::Call& call);
void add_summary_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
