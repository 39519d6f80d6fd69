// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a fiscal year's changes, quarter by quarter.
#pragma once

#include "green/plot/plot_dto.hpp"

namespace muang::green {

struct GreenChangeRow {
  int quarter = 0;
  std::int64_t plot = 0, net_cm2 = 0;
  std::string day, name_th, name_en, type, type_name_th, type_name_en, change, from, reason, planting;
  PlotArea area;
  std::optional<double> latitude, longitude;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{
        field("quarter", &GreenChangeRow::quarter, "1: October to December."),
        field("day", &GreenChangeRow::day, "When."),
        field("plot", &GreenChangeRow::plot, "The plot."),
        field("nameTh", &GreenChangeRow::name_th, "Its name in Thai."),
        field("nameEn", &GreenChangeRow::name_en, "In English."),
        field("type", &GreenChangeRow::type, "Its type."),
        field("typeNameTh", &GreenChangeRow::type_name_th, "In Thai."),
        field("typeNameEn", &GreenChangeRow::type_name_en, "In English."),
        field("change", &GreenChangeRow::change, "What it became; merged and split: no loss and no addition.",
              Limits{.values = "existing|added|restored|lost|merged|split"}),
        field("from", &GreenChangeRow::from, "What it was; empty: it was not in the register.",
              Limits{.values = "|planned|existing|added|restored|lost"}),
        field("area", &GreenChangeRow::area, "Of the plot, as the register has it today."),
        field("netCm2", &GreenChangeRow::net_cm2, "What that adds to green or takes away; 0: green was improved."),
        field("reason", &GreenChangeRow::reason, "Why."),
        field("planting", &GreenChangeRow::planting, "The planting it belongs to."),
        field("latitude", &GreenChangeRow::latitude, "Middle of its box, degrees."),
        field("longitude", &GreenChangeRow::longitude, "As latitude.")};
  }
};
struct GreenQuarter {
  int quarter = 0;
  std::string first, last;
  std::int64_t added = 0, restored = 0, lost = 0, net_cm2 = 0;
  PlotArea added_area, restored_area, lost_area;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("quarter", &GreenQuarter::quarter, "1 to 4."),
                      field("first", &GreenQuarter::first, "First day."),
                      field("last", &GreenQuarter::last, "Last day."),
                      field("added", &GreenQuarter::added, "Plots added."),
                      field("addedArea", &GreenQuarter::added_area, "Their area."),
                      field("restored", &GreenQuarter::restored, "Plots restored."),
                      field("restoredArea", &GreenQuarter::restored_area, "Their area."),
                      field("lost", &GreenQuarter::lost, "Plots lost."),
                      field("lostArea", &GreenQuarter::lost_area, "Their area."),
                      field("netCm2", &GreenQuarter::net_cm2, "Plot by plot; ground in two plots is counted in each here.")};
  }
};
struct GreenChanges {
  int year = 0;
  std::vector<GreenQuarter> quarters;
  std::vector<GreenChangeRow> rows;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &GreenChanges::year, "Fiscal year, B.E."),
                      field("quarters", &GreenChanges::quarters, "All four."),
                      field("rows", &GreenChanges::rows, "By day.")};
  }
};

}  // namespace muang::green
