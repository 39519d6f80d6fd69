// SPDX-License-Identifier: Apache-2.0
// JSON shapes of what is read from the facts: roll-ups, the town's profile, the report of an import.
#pragma once

#include "city/dto.hpp"

namespace muang::city {

struct RollupRow {
  std::int64_t id = 0;
  std::string name_th, name_en;
  std::optional<double> value;
  std::optional<std::string> value_text;
  std::int64_t reported = 0, of = 0;
  std::optional<std::int64_t> not_measured;
  static constexpr auto fields() {
    return std::tuple{
        field("id", &RollupRow::id, "Unit, or 0."),
        field("nameTh", &RollupRow::name_th, "Thai name."),
        field("nameEn", &RollupRow::name_en, "English name."),
        field("value", &RollupRow::value, "Of those who reported; null: nobody did."),
        field("valueText", &RollupRow::value_text, "The same with every digit."),
        field("reported", &RollupRow::reported, "Local governments with a figure."),
        field("of", &RollupRow::of, "Local governments in all."),
        field("notMeasured", &RollupRow::not_measured, "Of a code: those who say that nothing was measured or applies.")};
  }
};

struct Rollup {
  std::string key, period, by, unit_th, unit_en, aggregation;
  std::vector<RollupRow> rows;
  static constexpr auto fields() {
    return std::tuple{field("key", &Rollup::key, "Key of the catalogue."),
                      field("period", &Rollup::period, "Period."),
                      field("by", &Rollup::by, "Grouping."),
                      field("unitTh", &Rollup::unit_th, "Unit, Thai; of a code: per cent that meets the standard."),
                      field("unitEn", &Rollup::unit_en, "Unit, English."),
                      field("aggregation", &Rollup::aggregation, "sum, mean or share."),
                      field("rows", &Rollup::rows, "One a group.")};
  }
};

struct ProfilePoint {
  std::string period;
  std::optional<double> value;
  std::optional<std::int64_t> code;
  std::string source, certainty;
  std::optional<std::string> at;
  static constexpr auto fields() {
    return std::tuple{field("period", &ProfilePoint::period, "Whose figure it is."),
                      field("value", &ProfilePoint::value, "The figure."),
                      field("code", &ProfilePoint::code, "The code."),
                      field("source", &ProfilePoint::source, "Source."),
                      field("certainty", &ProfilePoint::certainty, "official, published, inferred or recalled."),
                      field("at", &ProfilePoint::at, "When it was stored; null for figures of the seed files.")};
  }
};

struct ProfileSeries {
  std::string key, label_th, label_en, unit_th, unit_en;
  bool is_public = true;
  std::vector<CodeView> codes;
  std::vector<ProfilePoint> points;
  static constexpr auto fields() {
    return std::tuple{
        field("key", &ProfileSeries::key, "register-population, or a key of the catalogue."),
        field("labelTh", &ProfileSeries::label_th, "Thai label."),
        field("labelEn", &ProfileSeries::label_en, "English label."),
        field("unitTh", &ProfileSeries::unit_th, "Unit, Thai."),
        field("unitEn", &ProfileSeries::unit_en, "Unit, English."),
        field("public", &ProfileSeries::is_public, "False: shown because the caller may see this town's data."),
        field("codes", &ProfileSeries::codes, "Choices of a code."),
        field("points", &ProfileSeries::points, "Oldest first.")};
  }
};

struct ProfileUnit {
  std::int64_t id = 0;
  std::string uid, name_th, name_en, full_name_th, full_name_en;
  std::optional<std::string> kind;
  std::optional<double> area_km2;
  static constexpr auto fields() {
    return std::tuple{field("id", &ProfileUnit::id, "Our own key."),
                      field("uid", &ProfileUnit::uid, "Text key."),
                      field("nameTh", &ProfileUnit::name_th, "Thai name."),
                      field("nameEn", &ProfileUnit::name_en, "English name."),
                      field("fullNameTh", &ProfileUnit::full_name_th, "Thai name with the kind."),
                      field("fullNameEn", &ProfileUnit::full_name_en, "English name with the kind."),
                      field("kind", &ProfileUnit::kind, "Kind of a local government."),
                      field("areaKm2", &ProfileUnit::area_km2, "Area in km², seed files.")};
  }
};

struct Profile {
  ProfileUnit unit;
  std::vector<ProfileSeries> series;
  std::vector<http::Json> results;
  static constexpr auto fields() {
    return std::tuple{field("unit", &Profile::unit, "The unit."),
                      field("series", &Profile::series, "Figures and their history."),
                      field("results", &Profile::results, "Results of the assessment that the caller may see.")};
  }
};

struct ImportFinding {
  std::int64_t row = 0;
  std::string column, code, severity, text_th, text_en;
  static constexpr auto fields() {
    return std::tuple{
        field("row", &ImportFinding::row, "Row of the file, from 1; 0: the file as a whole."),
        field("column", &ImportFinding::column, "Title of the column; may be empty."),
        field("code", &ImportFinding::code, "Stable code."),
        field("severity", &ImportFinding::severity, "Errors stand against writing.", Limits{.values = "error|warning"}),
        field("textTh", &ImportFinding::text_th, "Thai."),
        field("textEn", &ImportFinding::text_en, "English.")};
  }
};

struct ImportView {
  bool accepted = false, written = false;
  std::int64_t rows = 0, changed = 0, unchanged = 0;
  std::string encoding;
  std::vector<ImportFinding> findings;
  static constexpr auto fields() {
    return std::tuple{field("accepted", &ImportView::accepted, "No error stands against writing."),
                      field("written", &ImportView::written, "The figures are stored."),
                      field("rows", &ImportView::rows, "Rows with a figure."),
                      field("changed", &ImportView::changed, "Lines that differ from what is stored."),
                      field("unchanged", &ImportView::unchanged, "Lines that are stored already."),
                      field("encoding", &ImportView::encoding, "utf-8, tis-620 or xlsx."),
                      field("findings", &ImportView::findings, "Everything found, by row.")};
  }
};

}  // namespace muang::city
