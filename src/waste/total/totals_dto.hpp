// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the totals. Masses in kg.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct TotalRow {
  std::string id, name_th, name_en;
  std::int64_t units = 0, reported = 0, months = 0, generated = 0, source_utilised = 0, collected = 0, uncollected = 0;
  std::int64_t proper = 0, improper = 0, unclassified = 0;
  std::optional<std::int64_t> grams_a_person_day;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &TotalRow::id, "Province, office, kind, cluster or nation."),
                      field("nameTh", &TotalRow::name_th, "In Thai."),
                      field("nameEn", &TotalRow::name_en, "In English."),
                      field("units", &TotalRow::units, "Local governments."),
                      field("reported", &TotalRow::reported, "Of them with an approved report in the time."),
                      field("months", &TotalRow::months, "Approved monthly reports."),
                      field("generated", &TotalRow::generated, "kg."),
                      field("sourceUtilised", &TotalRow::source_utilised, "kg."),
                      field("collected", &TotalRow::collected, "kg."),
                      field("uncollected", &TotalRow::uncollected, "kg."),
                      field("proper", &TotalRow::proper, "kg delivered to sites that are proper by the rule of the year."),
                      field("improper", &TotalRow::improper, "kg delivered to sites that are not."),
                      field("unclassified", &TotalRow::unclassified,
                            "kg delivered where nothing tells, as to a transfer station that names no transfers."),
                      field("gramsAPersonDay", &TotalRow::grams_a_person_day,
                            "Generated a registered person and day, over the reports that state both.")};
  }
};
struct MonthTotal {
  std::string month;
  std::int64_t reports = 0, generated = 0, collected = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("month", &MonthTotal::month, "Month, B.E."),
                      field("reports", &MonthTotal::reports, "Approved reports."),
                      field("generated", &MonthTotal::generated, "kg."), field("collected", &MonthTotal::collected, "kg.")};
  }
};
struct Totals {
  int year = 0;
  std::string basis, by, first_month, last_month;
  std::vector<TotalRow> rows;
  std::vector<MonthTotal> months;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("year", &Totals::year, "B.E."),
        field("basis", &Totals::basis, "Calendar year (as PCD publishes) or fiscal year (October to September).",
              http::Limits{.values = "calendar|fiscal"}),
        field("by", &Totals::by, "Grouping."),
        field("firstMonth", &Totals::first_month, "First month, B.E."),
        field("lastMonth", &Totals::last_month, "Last month, B.E."),
        field("rows", &Totals::rows, "Groups."),
        field("months", &Totals::months, "The whole country month by month.")};
  }
};

struct YearTotal {
  int year = 0;
  std::int64_t units = 0, months = 0, generated = 0, source_utilised = 0, collected = 0, uncollected = 0;
  std::optional<std::int64_t> grams_a_person_day;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("year", &YearTotal::year, "B.E."),
        field("units", &YearTotal::units, "Local governments with an approved report."),
        field("months", &YearTotal::months, "Approved monthly reports."),
        field("generated", &YearTotal::generated, "kg."),
        field("sourceUtilised", &YearTotal::source_utilised, "kg."),
        field("collected", &YearTotal::collected, "kg."),
        field("uncollected", &YearTotal::uncollected, "kg."),
        field("gramsAPersonDay", &YearTotal::grams_a_person_day, "By registered people, over the reports that state both.")};
  }
};
struct PublishedFigure {
  int year = 0;
  std::string metric, unit, source, certainty, note;
  double value = 0, tonnes_a_day = 0;
  bool drawn = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("year", &PublishedFigure::year, "B.E."),
        field("metric", &PublishedFigure::metric, "What."),
        field("value", &PublishedFigure::value, "In the unit as published."),
        field("unit", &PublishedFigure::unit, "Mt/year, t/year or t/day."),
        field("tonnesADay", &PublishedFigure::tonnes_a_day, "The same as t/day, by the real days of the year."),
        field("drawn", &PublishedFigure::drawn,
              "The line is drawn through this one: official before published, then the first in the file."),
        field("source", &PublishedFigure::source, "Where it was published."),
        field("certainty", &PublishedFigure::certainty, "official or published."),
        field("note", &PublishedFigure::note, "As in the data file.")};
  }
};
struct Years {
  std::string basis;
  std::vector<YearTotal> years;
  std::vector<PublishedFigure> published;
  int break_year = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("basis", &Years::basis, "calendar or fiscal.", http::Limits{.values = "calendar|fiscal"}),
        field("years", &Years::years, "Approved reports, oldest year first."),
        field("published", &Years::published, "National figures that were published, oldest year first."),
        field("breakYear", &Years::break_year, "From this year (B.E.) published figures rest on another method.")};
  }
};

}  // namespace muang::waste
