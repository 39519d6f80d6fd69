// SPDX-License-Identifier: Apache-2.0
// What `muang waste forecast --format json` prints. Rates in tonnes a day; months C.E. with the B.E. beside.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"
#include "waste/climate/emissions_dto.hpp"

namespace muang::waste {

struct ForecastMethodView {
  std::string method;
  std::int64_t errors = 0;
  std::optional<double> mape, mad, rmse;
  bool chosen = false;
  static constexpr auto fields() {
    return std::tuple{http::field("method", &ForecastMethodView::method, "seasonal-naive, decomposition or per-person."),
                      http::field("errors", &ForecastMethodView::errors, "Back-test forecasts compared; 0: not tested."),
                      http::field("mape", &ForecastMethodView::mape, "Mean |error| ÷ actual."),
                      http::field("mad", &ForecastMethodView::mad, "Mean |error|, t/day."),
                      http::field("rmse", &ForecastMethodView::rmse, "Root mean square error, t/day."),
                      http::field("chosen", &ForecastMethodView::chosen, "Least MAD.")};
  }
};

struct PointView {
  std::string month, month_be;
  int days = 0;
  double tonnes_per_day = 0, tonnes = 0;
  std::optional<double> low, high;
  static constexpr auto fields() {
    return std::tuple{http::field("month", &PointView::month, "2026-01."),
                      http::field("monthBe", &PointView::month_be, "2569-01."),
                      http::field("days", &PointView::days, "Of that month."),
                      http::field("tonnesPerDay", &PointView::tonnes_per_day, "Forecast."),
                      http::field("low", &PointView::low, "95 % interval, t/day; null without a back-test."),
                      http::field("high", &PointView::high, "95 % interval, t/day."),
                      http::field("tonnes", &PointView::tonnes, "Of the whole month.")};
  }
};

struct LandfillView {
  double capacity_tonnes = 0;
  std::optional<std::string> full, early, late;
  static constexpr auto fields() {
    return std::tuple{http::field("capacityTonnes", &LandfillView::capacity_tonnes, "Space × density, without cover."),
                      http::field("full", &LandfillView::full, "Day on which it is full; null: not within a century."),
                      http::field("early", &LandfillView::early, "95 % interval; null: unknown."),
                      http::field("late", &LandfillView::late, "95 % interval; null: unknown or past a century.")};
  }
};

struct ForecastView {
  std::int64_t months = 0, used_months = 0;
  std::string used_from, used_to;
  std::optional<std::string> boundary_change;
  std::int64_t left_out_months = 0;
  std::vector<ForecastMethodView> methods;
  std::optional<std::string> method;
  std::vector<PointView> forecast;
  std::optional<LandfillView> landfill;
  std::vector<NoteView> notes;
  static constexpr auto fields() {
    return std::tuple{
        http::field("months", &ForecastView::months, "With a figure in the file."),
        http::field("usedFrom", &ForecastView::used_from, "First month that is used."),
        http::field("usedTo", &ForecastView::used_to, "Last month."),
        http::field("usedMonths", &ForecastView::used_months, "Filled ones included."),
        http::field("boundaryChange", &ForecastView::boundary_change, "Nothing before it is used."),
        http::field("leftOutMonths", &ForecastView::left_out_months, "Before the boundary change or a long gap."),
        http::field("methods", &ForecastView::methods, "Each with its back-test."),
        http::field("method", &ForecastView::method, "The one that forecasts; null: none can."),
        http::field("forecast", &ForecastView::forecast, "By month; empty when none can be made, and notes say why."),
        http::field("landfill", &ForecastView::landfill, "Remaining life, when the space was given."),
        http::field("notes", &ForecastView::notes, "What must be known to read the figures.")};
  }
};

}  // namespace muang::waste
