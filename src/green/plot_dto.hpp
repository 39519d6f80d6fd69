// SPDX-License-Identifier: Apache-2.0
// The answer of `muang green plots --format json`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

struct AreaView {
  double m2 = 0, wah2 = 0;
  std::int64_t rai = 0;
  int ngan = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("m2", &AreaView::m2, "Square metres, exact to the cm²."),
                      field("rai", &AreaView::rai, "1,600 m²."), field("ngan", &AreaView::ngan, "400 m², 0 to 3."),
                      field("wah2", &AreaView::wah2, "4 m², below 100.")};
  }
};

struct PlotFaultView {
  std::string code, th, en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &PlotFaultView::code, "E5535 to E5541."), field("th", &PlotFaultView::th, "Thai."),
                      field("en", &PlotFaultView::en, "English.")};
  }
};

struct PlotView {
  std::int64_t number = 0;
  std::string id, name;
  std::optional<AreaView> area, outside;
  bool valid = true, repaired = false, sliver = false;
  std::vector<PlotFaultView> faults;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("number", &PlotView::number, "Place in the file, from 1."),
                      field("id", &PlotView::id, "Of the feature."),
                      field("name", &PlotView::name, "Of its properties."),
                      field("valid", &PlotView::valid, "The outline as drawn is valid."),
                      field("repaired", &PlotView::repaired, "The area is that of the repaired outline."),
                      field("area", &PlotView::area, "null: not valid, so there is no area."),
                      field("sliver", &PlotView::sliver, "Less than 0.5 m wide on average."),
                      field("outside", &PlotView::outside, "What lies outside the town; null without a town."),
                      field("faults", &PlotView::faults, "Why the outline is not valid, and where.")};
  }
};

struct OverlapView {
  std::int64_t first = 0, second = 0;
  AreaView area;
  bool sliver = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("first", &OverlapView::first, "Number of a plot."),
                      field("second", &OverlapView::second, "Number of the other."),
                      field("area", &OverlapView::area, "What both cover."),
                      field("sliver", &OverlapView::sliver, "Less than 0.5 m wide on average.")};
  }
};

struct PlotTotalView {
  std::int64_t plots = 0, left_out = 0;
  AreaView sum, once;
  std::optional<AreaView> outside;
  bool town_repaired = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("plots", &PlotTotalView::plots, "Plots of the file."),
                      field("leftOut", &PlotTotalView::left_out, "Not valid, in no sum."),
                      field("sum", &PlotTotalView::sum, "Of the plots one by one."),
                      field("once", &PlotTotalView::once, "The ground they cover, each piece once."),
                      field("outside", &PlotTotalView::outside, "Of that ground outside the town; null without a town."),
                      field("townRepaired", &PlotTotalView::town_repaired, "The boundary was not valid and was repaired.")};
  }
};

struct PlotSurveyView {
  std::vector<PlotView> plots;
  std::vector<OverlapView> overlaps;
  PlotTotalView total;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("plots", &PlotSurveyView::plots, "In the order of the file."),
                      field("overlaps", &PlotSurveyView::overlaps, "Pairs that cover the same ground."),
                      field("total", &PlotSurveyView::total, "All plots.")};
  }
};

}  // namespace muang::green
