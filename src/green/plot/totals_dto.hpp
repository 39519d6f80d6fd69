// SPDX-License-Identifier: Apache-2.0
// JSON shapes of green by province, office, kind, nation or local government.
#pragma once

#include "green/plot/plot_dto.hpp"

namespace muang::green {

struct GreenTotalRow {
  std::string id, name_th, name_en, kind;
  std::int64_t units = 0, registered = 0, plots = 0, stated_plots = 0, with_area = 0, with_people = 0, people = 0;
  std::int64_t meets_share = 0, meets_open_share = 0;
  PlotArea sum, once, open, sustainable, gap, open_gap;
  std::optional<double> share_percent, open_share_percent, person, open_person;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &GreenTotalRow::id, "Stable key of the unit: TH-49; of a kind its code."),
        field("nameTh", &GreenTotalRow::name_th, "In Thai."),
        field("nameEn", &GreenTotalRow::name_en, "In English; may be empty."),
        field("kind", &GreenTotalRow::kind, "Of a local government."),
        field("units", &GreenTotalRow::units, "Local governments."),
        field("registered", &GreenTotalRow::registered, "Of them, how many have entered plots: the figures are theirs."),
        field("plots", &GreenTotalRow::plots, "Green plots."),
        field("statedPlots", &GreenTotalRow::stated_plots, "Of them counted as the deed states."),
        field("sum", &GreenTotalRow::sum, "All green, plot by plot."),
        field("once", &GreenTotalRow::once, "All green, overlaps within each local government once."),
        field("open", &GreenTotalRow::open, "Green that anybody may enter, once."),
        field("sustainable", &GreenTotalRow::sustainable, "Sustainable green, once."),
        field("withArea", &GreenTotalRow::with_area, "Registered ones whose own area is known: the shares are theirs."),
        field("sharePercent", &GreenTotalRow::share_percent, "All green of their area; null: none of them."),
        field("openSharePercent", &GreenTotalRow::open_share_percent, "Open green of their area."),
        field("meetsShare", &GreenTotalRow::meets_share,
              "Of those, how many reach the share of their kind (15, 20 or 25 %)."),
        field("meetsOpenShare", &GreenTotalRow::meets_open_share, "And how many 5 % of open green."),
        field("gap", &GreenTotalRow::gap, "What is missing to that share, of those that miss it."),
        field("openGap", &GreenTotalRow::open_gap, "What is missing to 5 %, of those that miss it."),
        field("withPeople", &GreenTotalRow::with_people, "Registered ones whose people are known."),
        field("people", &GreenTotalRow::people, "Their registered people."),
        field("person", &GreenTotalRow::person, "m² of all green a person of theirs; null: none."),
        field("openPerson", &GreenTotalRow::open_person, "m² of open green a person.")};
  }
};
struct GreenTotals {
  int year = 0;
  std::string by;
  std::vector<GreenTotalRow> rows;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &GreenTotals::year, "Fiscal year, B.E."), field("by", &GreenTotals::by, "Grouping."),
                      field("rows", &GreenTotals::rows, "By id.")};
  }
};

}  // namespace muang::green
