// SPDX-License-Identifier: Apache-2.0
// JSON shapes of planting campaigns and of the monthly lists after สสล.02 (planted) and สสล.03 (moved).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct CampaignRow {
  std::string campaign, first_day, last_day;
  std::int64_t trees = 0, standing = 0, gone = 0, measured = 0;
  std::optional<double> survival_percent;
  static constexpr auto fields() {
    using http::field;
    using T = CampaignRow;
    return std::tuple{field("campaign", &T::campaign, "Its name."),
                      field("firstDay", &T::first_day, "First day of planting; may be empty."),
                      field("lastDay", &T::last_day, "Last day of planting."),
                      field("trees", &T::trees, "Trees of the register that were planted in it."),
                      field("standing", &T::standing, "Living or moved."),
                      field("gone", &T::gone, "Removed, replaced or dead."),
                      field("measured", &T::measured, "Measured at least once: for the others nobody has looked."),
                      field("survivalPercent", &T::survival_percent,
                            "Standing by all; null: no tree was measured or is gone, so nobody knows.")};
  }
};
struct CampaignList {
  std::vector<CampaignRow> items;
  static constexpr auto fields() { return std::tuple{http::field("items", &CampaignList::items, "By name.")}; }
};

struct MonthListRow {
  std::string species, name_th, reason;
  std::int64_t trees = 0;
  static constexpr auto fields() {
    using http::field;
    using T = MonthListRow;
    return std::tuple{field("species", &T::species, "Scientific name; empty: not in the list."),
                      field("nameTh", &T::name_th, "Thai name, or the name as written."),
                      field("reason", &T::reason, "Why it was moved; the campaign of a planted tree."),
                      field("trees", &T::trees, "How many.")};
  }
};
struct MonthList {
  std::string month, kind;
  std::int64_t total = 0;
  std::vector<MonthListRow> rows;
  static constexpr auto fields() {
    using http::field;
    using T = MonthList;
    return std::tuple{field("month", &T::month, "B.E.: 2568-03."), field("kind", &T::kind, "planted or moved."),
                      field("total", &T::total, "Trees in all."), field("rows", &T::rows, "By species.")};
  }
};

}  // namespace muang::green
