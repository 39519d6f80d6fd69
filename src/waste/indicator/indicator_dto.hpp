// SPDX-License-Identifier: Apache-2.0
// JSON shapes of indicators. Masses in kg; shares in millionths (1,000,000 is all), rates in grams a person and day; null:
// cannot be said.
#pragma once

#include "waste/climate/emissions_dto.hpp"
#include "waste/month/month_dto.hpp"

namespace muang::waste {

struct IndicatorView {
  std::string id, unit, certainty, formula_th, formula_en;
  std::optional<std::int64_t> value;
  std::int64_t part = 0, whole = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &IndicatorView::id, "Which indicator."),
        field("value", &IndicatorView::value, "In `unit`; null: cannot be said."),
        field("unit", &IndicatorView::unit, "Of the value.", http::Limits{.values = "millionths|grams-person-day"}),
        field("part", &IndicatorView::part, "Above the line: kg."),
        field("whole", &IndicatorView::whole, "Below the line: kg, or person-days of a rate."),
        field("certainty", &IndicatorView::certainty, "The weakest of what went in.",
              http::Limits{.values = "official|published|inferred|recalled"}),
        field("formulaTh", &IndicatorView::formula_th, "How it is worked out, in Thai."),
        field("formulaEn", &IndicatorView::formula_en, "The same in English.")};
  }
};
struct PlanTargetView {
  std::string id, source, certainty;
  std::int64_t target = 0, by_year = 0;
  std::optional<std::int64_t> value, distance, needed_per_year, trend_per_year, expected;
  std::int64_t trend_years = 0;
  bool reached = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &PlanTargetView::id, "Indicator that it is set for.", http::Limits{.values = "proper|utilised"}),
        field("target", &PlanTargetView::target, "Millionths."),
        field("byYear", &PlanTargetView::by_year, "B.E."),
        field("value", &PlanTargetView::value, "Of the year asked for, millionths."),
        field("reached", &PlanTargetView::reached, "Compared exactly."),
        field("distance", &PlanTargetView::distance, "Target less value; below 0: passed."),
        field("neededPerYear", &PlanTargetView::needed_per_year, "To reach it in time; null: reached, or its year is over."),
        field("trendPerYear", &PlanTargetView::trend_per_year,
              "Least squares over the whole years on record until this one; null: fewer than two."),
        field("trendYears", &PlanTargetView::trend_years, "How many years the trend stands on."),
        field("expected", &PlanTargetView::expected, "In the target's year when the trend goes on."),
        field("source", &PlanTargetView::source, "Who set it."),
        field("certainty", &PlanTargetView::certainty, "Of the target.")};
  }
};
struct IndicatorYear {
  int year = 0;
  std::int64_t reports = 0, reports_of = 0;
  bool whole = false;
  std::optional<std::int64_t> person, collected, utilised, proper, sdg1161, sdg1251;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &IndicatorYear::year, "B.E."),
                      field("reports", &IndicatorYear::reports, "Approved months."),
                      field("reportsOf", &IndicatorYear::reports_of, "Months that should have been reported until today."),
                      field("whole", &IndicatorYear::whole, "The record covers the whole year: it counts for a trend."),
                      field("person", &IndicatorYear::person, "Grams a registered person and day."),
                      field("collected", &IndicatorYear::collected, "Millionths."),
                      field("utilised", &IndicatorYear::utilised, "Millionths."),
                      field("proper", &IndicatorYear::proper, "Millionths."),
                      field("sdg1161", &IndicatorYear::sdg1161, "Millionths."),
                      field("sdg1251", &IndicatorYear::sdg1251, "Millionths.")};
  }
};
struct DestinationView {
  std::int64_t collected = 0, delivered = 0, proper = 0, improper = 0, unknown = 0, not_named = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("collected", &DestinationView::collected, "kg."),
                      field("delivered", &DestinationView::delivered, "kg, to sites that the reports name."),
                      field("proper", &DestinationView::proper, "kg, to sites whose class of the year is proper."),
                      field("improper", &DestinationView::improper, "kg."),
                      field("unknown", &DestinationView::unknown,
                            "kg: no class, or a transfer station that does not say where it sent it."),
                      field("notNamed", &DestinationView::not_named, "kg collected of which no report says where it went.")};
  }
};
struct GasRow {
  std::string id, certainty;
  std::int64_t kg = 0;
  double ch4 = 0, n2o = 0, fossil_co2 = 0, co2e = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &GasRow::id, "Way of treatment or kind of site; food-at-source: used where it arose."),
                      field("kg", &GasRow::kg, "Wet."),
                      field("ch4", &GasRow::ch4, "t; of a site all that its waste will ever give off."),
                      field("n2o", &GasRow::n2o, "t."),
                      field("fossilCo2", &GasRow::fossil_co2, "t."),
                      field("co2e", &GasRow::co2e, "t CO2e."),
                      field("certainty", &GasRow::certainty, "Of the way that the method was read.")};
  }
};
struct GasOfYear {
  GasSetView gwp;
  std::string convention;
  std::vector<GasRow> rows;
  double co2e = 0;
  std::int64_t not_counted = 0;
  std::vector<FactorView> factors;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("gwp", &GasOfYear::gwp, "Behind every co2e."),
                      field("convention", &GasOfYear::convention, "methane-commitment: counted in the year of deposit."),
                      field("rows", &GasOfYear::rows, "By way."),
                      field("co2e", &GasOfYear::co2e, "t CO2e of all rows."),
                      field("notCounted", &GasOfYear::not_counted,
                            "kg whose way nobody knows: not collected, or collected and without a destination. What is "
                            "recycled gives off nothing here."),
                      field("factors", &GasOfYear::factors, "Each factor with its source.")};
  }
};
struct IndicatorsView {
  std::string scope, id, name_th, name_en, basis, first, last;
  int year = 0;
  std::int64_t units = 0, reports = 0, reports_of = 0, weighed_share = 0;
  std::vector<IndicatorView> indicators;
  std::vector<PlanTargetView> targets;
  std::vector<IndicatorYear> years;
  DestinationView destinations;
  GasOfYear gas;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("scope", &IndicatorsView::scope, "Whose.", http::Limits{.values = "unit|province|office|nation"}),
        field("id", &IndicatorsView::id, "Stable key of the unit."),
        field("nameTh", &IndicatorsView::name_th, "Its name in Thai."),
        field("nameEn", &IndicatorsView::name_en, "Its name in English; may be empty."),
        field("year", &IndicatorsView::year, "B.E."),
        field("basis", &IndicatorsView::basis, "Which year.", http::Limits{.values = "calendar|fiscal"}),
        field("first", &IndicatorsView::first, "First month of the year, B.E."),
        field("last", &IndicatorsView::last, "Last month of the year, B.E."),
        field("units", &IndicatorsView::units, "Local governments in the scope."),
        field("reports", &IndicatorsView::reports, "Approved months that the figures are made of."),
        field("reportsOf", &IndicatorsView::reports_of, "Months that should have been reported until today."),
        field("weighedShare", &IndicatorsView::weighed_share, "Of what was generated, millionths: the rest is estimated."),
        field("indicators", &IndicatorsView::indicators, "All indicators of the year."),
        field("targets", &IndicatorsView::targets, "Of the national plan, with distance and trend."),
        field("years", &IndicatorsView::years, "Every year on record, oldest first."),
        field("destinations", &IndicatorsView::destinations, "Where the collected waste went."),
        field("gas", &IndicatorsView::gas, "Greenhouse gas of the year.")};
  }
};

}  // namespace muang::waste
