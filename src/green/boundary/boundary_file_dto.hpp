// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a map file of boundaries.
#pragma once

#include "green/plot/plot_file_dto.hpp"

namespace muang::green {

struct BoundaryFileRow {
  std::int64_t unit_id = 0, features = 0;
  std::string name_th, name_en, outcome;
  std::optional<PlotArea> area;
  bool approximate = false, replaces = false, repaired = false;
  std::vector<PlotFileProblem> problems;
  static constexpr auto fields() {
    using http::field;
    using T = BoundaryFileRow;
    return std::tuple{field("unitId", &T::unit_id, "The local government."),
                      field("nameTh", &T::name_th, "In Thai."),
                      field("nameEn", &T::name_en, "In English."),
                      field("features", &T::features, "Features that are joined into it."),
                      field("outcome", &T::outcome, "Taken, or would be; the same stands already; or refused.",
                            http::Limits{.values = "taken|same|refused"}),
                      field("area", &T::area, "On the ellipsoid; null: there is no outline."),
                      field("approximate", &T::approximate, "It is not the official border itself."),
                      field("replaces", &T::replaces, "Another boundary stands, or stood, in its place."),
                      field("repaired", &T::repaired, "A shape in it was not valid and was repaired."),
                      field("problems", &T::problems, "Why it is refused; of a taken one, what is to be known.")};
  }
};
struct BoundaryFileReport {
  std::string file_name, sha256, format, encoding, crs, column, by;
  std::vector<std::string> titles;
  bool written = false;
  std::int64_t features = 0, unknown = 0, taken = 0, same = 0, refused = 0;
  std::vector<std::string> unknown_values;
  std::vector<BoundaryFileRow> rows;
  static constexpr auto fields() {
    using http::field;
    using T = BoundaryFileReport;
    return std::tuple{
        field("fileName", &T::file_name, "As sent."),
        field("sha256", &T::sha256, "Of the file, in hex."),
        field("format", &T::format, "What it is.", http::Limits{.values = "geopackage|shapefile|kml|geojson|csv"}),
        field("encoding", &T::encoding, "Of its texts.", http::Limits{.values = "utf-8|tis-620"}),
        field("crs", &T::crs, "The coordinate system that it was read in."),
        field("titles", &T::titles, "Its columns."),
        field("column", &T::column, "The one that says whose ground a feature is."),
        field("by", &T::by, "What it names.", http::Limits{.values = "unit|tambon"}),
        field("written", &T::written, "The taken boundaries stand now."),
        field("features", &T::features, "Features of the file."),
        field("unknown", &T::unknown, "Of these, such as name nothing in the scope."),
        field("unknownValues", &T::unknown_values, "What the first 20 of them say."),
        field("taken", &T::taken, "Boundaries brought in, or that would be."),
        field("same", &T::same, "Those that stand already."),
        field("refused", &T::refused, "Those with a problem."),
        field("rows", &T::rows, "Each local government of which the file speaks, refused ones first.")};
  }
};

}  // namespace muang::green
