// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the people of a town by place. Years B.E., areas km² and m².
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::green {

inline constexpr std::string_view people_kinds = "communities|tambons|raster";
inline constexpr std::string_view people_certainties = "official|published|inferred|recalled";

struct PeopleSetView {
  std::int64_t year = 0, version = 0, places = 0, cells = 0;
  double people = 0;
  std::string kind, source, certainty, file_name, sha256, at, by;
  std::vector<std::string> need_names;
  bool demo = false;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    using T = PeopleSetView;
    return std::tuple{field("year", &T::year, "Fiscal year, B.E."),
                      field("version", &T::version, "Of that year's set, for If-Match."),
                      field("kind", &T::kind, "What a place is.", Limits{.values = people_kinds}),
                      field("source", &T::source, "Where the figures come from."),
                      field("certainty", &T::certainty, "How sure.", Limits{.values = people_certainties}),
                      field("places", &T::places, "How many."),
                      field("people", &T::people, "All of them."),
                      field("cells", &T::cells, "Cells along a side that make a place of a raster; 0: no raster."),
                      field("needNames", &T::need_names, "Columns that say where more is needed."),
                      field("fileName", &T::file_name, "As it was sent; for those in scope."),
                      field("sha256", &T::sha256, "Of the file; for those in scope."),
                      field("demo", &T::demo, "Invented for the demonstration."),
                      field("at", &T::at, "When it was stored; for those in scope."),
                      field("by", &T::by, "By whom; for those in scope.")};
  }
};

struct PeopleSets {
  bool may_edit = false;
  std::vector<PeopleSetView> sets;
  std::vector<std::string> folder;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("mayEdit", &PeopleSets::may_edit, "The caller may bring people in."),
        field("sets", &PeopleSets::sets, "Newest year first; in a year the first counts, the others were replaced."),
        field("folder", &PeopleSets::folder, "GeoTIFF files of the operator's folder; for those who may bring people in.")};
  }
};

struct PeopleFinding {
  std::string code, severity, field_name, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    using T = PeopleFinding;
    return std::tuple{
        field("code", &T::code, "Error code."),
        field("severity", &T::severity, "An error keeps the whole file out.", http::Limits{.values = "error|warning"}),
        field("field", &T::field_name, "Row and column of the file."), field("textTh", &T::text_th, "In Thai."),
        field("textEn", &T::text_en, "In English.")};
  }
};

struct PeopleReport {
  bool written = false;
  std::int64_t rows = 0, errors = 0, warnings = 0;
  PeopleSetView set;
  std::vector<std::string> ignored_columns;
  std::vector<PeopleFinding> findings;
  static constexpr auto fields() {
    using http::field;
    using T = PeopleReport;
    return std::tuple{field("written", &T::written, "The set is stored."),
                      field("rows", &T::rows, "Rows of the file, or cells of the raster with people."),
                      field("set", &T::set, "What is, or would be, stored."),
                      field("ignoredColumns", &T::ignored_columns, "Titles that nobody asked for."),
                      field("errors", &T::errors, "Findings that keep the file out."),
                      field("warnings", &T::warnings, "Findings to look at."),
                      field("findings", &T::findings, "By row, the first 500.")};
  }
};

}  // namespace muang::green
