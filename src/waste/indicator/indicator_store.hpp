// SPDX-License-Identifier: Apache-2.0
// What the counted reports of a scope say of a year, and where the waste went. For this slice only.
#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "waste/climate/climate_data.hpp"
#include "waste/indicator/indicator_rules.hpp"
#include "waste/site/facility_store.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

// Whose figures: one local government, or everything under a province, an office or the nation.
struct IndicatorScope {
  std::string kind;  // "unit" "province" "office" "nation"
  const identity::OrgUnit* unit = nullptr;
  std::shared_ptr<const identity::UnitTree> tree;
  std::vector<OrgUnitId> towns;  // local governments in it
};
IndicatorScope make_scope(std::string kind, const identity::OrgUnit* unit, std::shared_ptr<const identity::UnitTree> tree);

struct YearSpan {
  int year = 0;  // B.E.
  std::string basis;
  Month first, last;
};
// The year that `basis` gives: January to December, or October to September of the fiscal year named by its end.
YearSpan span_of_year(int year_be, std::string_view basis);

struct YearFigures {
  YearSpan span;
  ReportSums sums;
  FateSums fates;
  std::map<std::pair<std::string, std::string>, std::int64_t> by_gas;  // kg by way and key of the factor table
};
YearFigures figures_of_year(store::Transaction& tx, const Waste& waste, const IndicatorScope& scope, const YearSpan& span);
std::optional<Month> first_on_record(store::Transaction& tx, const IndicatorScope& scope);
// Years with a counted month, oldest first, at most the last `longest_record` of them.
inline constexpr int longest_record = 15;  // the span of a national plan and its predecessors; keeps the national page quick
std::vector<YearSpan> years_on_record(store::Transaction& tx, const IndicatorScope& scope, std::string_view basis);

}  // namespace muang::waste
