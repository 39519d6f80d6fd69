// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the forecast of a town or site, and of a town's fees. Money in satang, shares in millionths.
#pragma once

#include "waste/outlook/forecast_dto.hpp"

namespace muang::waste {

struct HistoryPoint {
  std::string month_be;
  double tonnes_per_day = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("monthBe", &HistoryPoint::month_be, "2569-01."),
                      http::field("tonnesPerDay", &HistoryPoint::tonnes_per_day, "As reported.")};
  }
};
struct OutlookView {
  std::string name_th, name_en;
  std::int64_t horizon = 0;
  std::vector<HistoryPoint> history;
  std::optional<ForecastView> forecast;
  std::vector<FactorView> parameters;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("nameTh", &OutlookView::name_th, "In Thai."),
                      field("nameEn", &OutlookView::name_en, "In English; may be empty."),
                      field("horizon", &OutlookView::horizon, "Months ahead."),
                      field("history", &OutlookView::history, "Every month with a figure, oldest first."),
                      field("forecast", &OutlookView::forecast, "Null: there is no month at all."),
                      field("parameters", &OutlookView::parameters, "Of the landfill's space, with their sources.")};
  }
};
struct FeeYear {
  int year = 0;
  std::int64_t months = 0;
  std::optional<std::int64_t> billed, collected, arrears, cost, collected_share, cost_recovery, shortfall;
  bool collected_above_billed = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &FeeYear::year, "B.E."),
                      field("months", &FeeYear::months, "Approved months; a sum is of those that name the figure."),
                      field("billed", &FeeYear::billed, "Satang; null: no month names it."),
                      field("collected", &FeeYear::collected, "Satang."),
                      field("arrears", &FeeYear::arrears, "Satang, of the last month that names it."),
                      field("cost", &FeeYear::cost, "Satang."),
                      field("collectedShare", &FeeYear::collected_share, "Collected ÷ billed of months with both."),
                      field("costRecovery", &FeeYear::cost_recovery, "Collected ÷ cost of months with both."),
                      field("shortfall", &FeeYear::shortfall, "Cost less collected of months with both, satang."),
                      field("collectedAboveBilled", &FeeYear::collected_above_billed, "Arrears of former periods came in.")};
  }
};
struct FeesOfUnit {
  std::string name_th, name_en, basis;
  std::vector<FeeYear> years;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("nameTh", &FeesOfUnit::name_th, "In Thai."),
                      field("nameEn", &FeesOfUnit::name_en, "In English; may be empty."),
                      field("basis", &FeesOfUnit::basis, "Which year.", http::Limits{.values = "calendar|fiscal"}),
                      field("years", &FeesOfUnit::years, "Oldest first.")};
  }
};
struct FeeRowView {
  std::string id, act, issuer, service, waste, period, rounding, source, certainty;
  std::int64_t over_millilitres = 0, over_grams = 0, up_to_millilitres = 0, up_to_grams = 0, unit_millilitres = 0,
               unit_grams = 0, satang = 0;
  std::optional<int> valid_from, valid_to;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &FeeRowView::id, "Of the row."),
                      field("act", &FeeRowView::act, "Under which act."),
                      field("issuer", &FeeRowView::issuer, "Whose ordinance; act: a ceiling."),
                      field("service", &FeeRowView::service, "What for.", http::Limits{.values = "collection|disposal"}),
                      field("waste", &FeeRowView::waste, "Of what.", http::Limits{.values = "general|infectious"}),
                      field("period", &FeeRowView::period, "Of what time.", http::Limits{.values = "month|time"}),
                      field("rounding", &FeeRowView::rounding, "Of units begun.", http::Limits{.values = "flat|whole|half"}),
                      field("overMillilitres", &FeeRowView::over_millilitres, "Band above this; 0: not stated."),
                      field("overGrams", &FeeRowView::over_grams, "Band above this; 0: not stated."),
                      field("upToMillilitres", &FeeRowView::up_to_millilitres, "Band to this; 0: without a limit."),
                      field("upToGrams", &FeeRowView::up_to_grams, "Band to this; 0: without a limit."),
                      field("unitMillilitres", &FeeRowView::unit_millilitres, "A unit; 0: none."),
                      field("unitGrams", &FeeRowView::unit_grams, "A unit; 0: none."),
                      field("satang", &FeeRowView::satang, "For the band or a unit."),
                      field("validFrom", &FeeRowView::valid_from, "B.E.; null: not stated."),
                      field("validTo", &FeeRowView::valid_to, "B.E.; null: not stated."),
                      field("source", &FeeRowView::source, "Where it was read."),
                      field("certainty", &FeeRowView::certainty, "How sure it is.")};
  }
};
struct FeeBillView {
  std::string service, row;
  std::int64_t half_units = 0, satang = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("service", &FeeBillView::service, "What for.", http::Limits{.values = "collection|disposal"}),
                      field("row", &FeeBillView::row, "By which row."),
                      field("halfUnits", &FeeBillView::half_units, "Half units that were counted; 2 is one unit."),
                      field("satang", &FeeBillView::satang, "To pay.")};
  }
};
struct CeilingView {
  std::string code, row, ceiling;
  bool certain = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &CeilingView::code, "E5152: above it; E5153: none is known."),
                      field("row", &CeilingView::row, "Of the ordinance."),
                      field("ceiling", &CeilingView::ceiling, "Row of the ceiling; empty: there is none."),
                      field("certain", &CeilingView::certain, "False: the ceiling's source is not verified.")};
  }
};
struct FeeSchedule {
  int year = 0;
  std::vector<std::string> issuers;
  std::vector<FeeRowView> rows, ceilings;
  std::vector<CeilingView> findings;
  std::vector<FeeBillView> bills;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &FeeSchedule::year, "B.E."),
                      field("issuers", &FeeSchedule::issuers, "Whose ordinances are known."),
                      field("rows", &FeeSchedule::rows, "Rows of the issuer asked for that hold in the year."),
                      field("ceilings", &FeeSchedule::ceilings, "Ceilings of the acts in the year."),
                      field("findings", &FeeSchedule::findings, "Rows beside their ceilings."),
                      field("bills", &FeeSchedule::bills, "What the quantity asked for costs; empty without one.")};
  }
};

}  // namespace muang::waste
