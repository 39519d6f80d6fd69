// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a map file that is taken into the register. Days ISO.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/plot/plot_dto.hpp"
#include "http/fields.hpp"
#include "http/json.hpp"

namespace muang::green {

struct PlotFileProblem {
  std::string code, field, text_th, text_en;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("code", &PlotFileProblem::code, "As when the plot is typed."),
                      field("field", &PlotFileProblem::field, "Field of the entry."),
                      field("textTh", &PlotFileProblem::text_th, "In Thai."),
                      field("textEn", &PlotFileProblem::text_en, "In English.")};
  }
};
struct PlotFileRow {
  std::string place, name_th, type, outcome;
  std::optional<PlotArea> area;
  bool repairable = false;
  std::vector<PlotFileProblem> problems;
  http::Json geometry;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("place", &PlotFileRow::place, "Layer and number of the feature."),
        field("nameTh", &PlotFileRow::name_th, "Name as read."),
        field("type", &PlotFileRow::type, "Code of the type; empty: not known."),
        field("outcome", &PlotFileRow::outcome, "Taken, or would be; already in the register; or refused.",
              http::Limits{.values = "taken|already|refused"}),
        field("area", &PlotFileRow::area, "Of the outline, else as stated."),
        field("repairable", &PlotFileRow::repairable, "The outline is not valid and a repair is proposed; see the query."),
        field("problems", &PlotFileRow::problems, "Why it is refused."),
        field("geometry", &PlotFileRow::geometry, "GeoJSON in WGS 84 for a preview; null where there is none.")};
  }
};
struct PlotFileColumns {
  std::string name_th, name_en, type, status, since, stated_area, note;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("nameTh", &PlotFileColumns::name_th, "Titles of the file; empty: none was found."),
                      field("nameEn", &PlotFileColumns::name_en, "As above."),
                      field("type", &PlotFileColumns::type, "As above."),
                      field("status", &PlotFileColumns::status, "As above."),
                      field("since", &PlotFileColumns::since, "As above."),
                      field("statedArea", &PlotFileColumns::stated_area, "As above."),
                      field("note", &PlotFileColumns::note, "As above.")};
  }
};
struct PlotFileReport {
  std::string file_name, sha256, format, encoding, crs;
  std::vector<std::string> titles;
  PlotFileColumns columns;
  bool written = false;
  std::int64_t rows = 0, taken = 0, already = 0, refused = 0, repairable = 0;
  std::vector<PlotFileRow> first_rows;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("fileName", &PlotFileReport::file_name, "As sent."),
                      field("sha256", &PlotFileReport::sha256, "Of the file, in hex."),
                      field("format", &PlotFileReport::format, "What it is.",
                            http::Limits{.values = "geopackage|shapefile|kml|geojson|csv"}),
                      field("encoding", &PlotFileReport::encoding, "Of its texts.", http::Limits{.values = "utf-8|tis-620"}),
                      field("crs", &PlotFileReport::crs, "The coordinate system that it was read in."),
                      field("titles", &PlotFileReport::titles, "Its columns."),
                      field("columns", &PlotFileReport::columns, "Which column gives what."),
                      field("written", &PlotFileReport::written, "The taken rows are in the register."),
                      field("rows", &PlotFileReport::rows, "Features of the file."),
                      field("taken", &PlotFileReport::taken, "Entered, or would be."),
                      field("already", &PlotFileReport::already, "Left: the register or the file has the same outline."),
                      field("refused", &PlotFileReport::refused, "Features with a problem."),
                      field("repairable", &PlotFileReport::repairable, "Of these, outlines with a proposed repair."),
                      field("firstRows", &PlotFileReport::first_rows, "The first 200; refused ones first.")};
  }
};

}  // namespace muang::green
