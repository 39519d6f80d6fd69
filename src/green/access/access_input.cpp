// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_input.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "base/json_text.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "geo/geo_errors.hpp"
#include "geo/geojson.hpp"
#include "geo/map_file.hpp"
#include "geo/plane.hpp"
#include "green/siting_errors.hpp"

namespace muang::green {
namespace {

constexpr double most_people = 1e10, most_metres = 2.1e7;
constexpr double most_area = 5.2e14;  // m², the earth's
constexpr double most_need = 1e12;

std::vector<PlaceColumn> with_place(std::vector<PlaceColumn> columns) {
  for (const auto& [name, most] : {std::pair{"x", most_metres}, {"y", most_metres}, {"lat", 90.0}, {"lon", 180.0}})
    columns.push_back({name, true, -most, most});
  columns.push_back({"id", false});
  return columns;
}

geo::Position position(const PlaceTable& table, std::size_t row, Coordinates coordinates) {
  const bool metres = coordinates == Coordinates::Metres;
  return {*table.number(row, metres ? "x" : "lon"), *table.number(row, metres ? "y" : "lat")};
}

Community community(const PlaceTable& table, std::size_t row) {
  Community c;
  c.people = std::llround(*table.number(row, "people") * static_cast<double>(person));
  c.trees_seen = table.number(row, "trees_seen");
  c.canopy_percent = table.number(row, "canopy_percent");
  c.green_m2 = table.number(row, "green_m2");
  c.area_km2 = table.number(row, "area_km2");
  for (const auto& name : table.names("need_")) c.needs.push_back(table.number(row, name));
  return c;
}

Result<Parks> from_csv(std::istream& in) {
  TRY(const auto table, PlaceTable::read(in, "parks", with_place({{"area_m2", true, 0, most_area}})));
  Problems problems;
  table.need_ids(problems);
  Parks parks{.coordinates = table.coordinates(problems), .parks = {}};
  if (!problems.empty()) return problems;
  for (std::size_t row = 0; row < table.size(); ++row) {
    parks.parks.push_back({.id = table.text(row, "id"),
                           .shape = {},
                           .point = position(table, row, parks.coordinates),
                           .area_m2 = table.number(row, "area_m2")});
  }
  return parks;
}

Result<Parks> from_geojson(std::string_view text) {
  TRY(auto features, geo::read_geojson(text));
  Problems problems;
  for (std::size_t k = 0; k < features.size() && problems.size() < most_problems; ++k) {
    const std::string place = "--parks features[" + std::to_string(k) + "]";
    if (features[k].shape.empty()) problems.push_back({geo::errors::geometry_missing, place, {}});
    for (Error fault : geo::faults_of(features[k].shape)) {
      fault.field = place;
      problems.push_back(std::move(fault));
    }
  }
  if (!problems.empty()) return problems;
  Parks parks{.coordinates = Coordinates::Degrees, .parks = {}};
  for (auto& feature : features) {
    std::string id = !feature.id.empty()     ? feature.id
                     : !feature.name.empty() ? feature.name
                                             : std::to_string(parks.parks.size() + 1);
    const double area = static_cast<double>(geo::area_cm2(feature.shape)) / 10'000;
    parks.parks.push_back({.id = std::move(id), .shape = std::move(feature.shape), .point = {}, .area_m2 = area});
  }
  return parks;
}

Result<Parks> from_map_file(const std::filesystem::path& file, const std::filesystem::path& mapfile) {
  auto map = geo::read_map_file(file, {}, mapfile);
  if (!map) return Error{errors::park_file_unusable, "--parks", {{"file", file.filename().string()}}};
  const std::size_t name = static_cast<std::size_t>(std::ranges::find(map->fields, "name") - map->fields.begin());
  std::string features;
  for (const geo::MapFeature& one : map->features) {
    if (one.kind != "Polygon" && one.kind != "Multi Polygon") continue;
    features += features.empty() ? "{\"type\":\"Feature\",\"id\":" : ",\n{\"type\":\"Feature\",\"id\":";
    append_json_string(features, one.place);
    features += ",\"properties\":{";
    if (name < one.values.size() && !one.values[name].empty()) {
      features += "\"name\":";
      append_json_string(features, one.values[name]);
    }
    features += "},\"geometry\":" + (one.geometry.empty() ? "null" : one.geometry) + "}";
  }
  if (features.empty()) return Error{errors::park_file_unusable, "--parks", {{"file", file.filename().string()}}};
  return from_geojson("{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
}

}  // namespace

Result<People> read_people(std::istream& in) {
  TRY(const auto table, PlaceTable::read(in, "people",
                                         with_place({{"people", true, 0, most_people},
                                                     {"trees_seen", true, 0, most_people},
                                                     {"canopy_percent", true, 0, 100},
                                                     {"green_m2", true, 0, most_area},
                                                     {"area_km2", true, 0, most_area},
                                                     {"need_*", true, -most_need, most_need}})));
  Problems problems;
  table.need_ids(problems);
  table.need({"people"}, problems);
  table.need_numbers("people", problems);
  People people;
  people.coordinates = table.coordinates(problems);
  people.ignored = table.ignored();
  if (!problems.empty()) return problems;
  std::int64_t sum = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    people.ids.push_back(table.text(row, "id"));
    people.at.push_back(position(table, row, people.coordinates));
    people.communities.push_back(community(table, row));
    sum += people.communities.back().people;
  }
  if (sum == 0) return Error{errors::weights_all_zero, "people", {}};
  return people;
}

Result<Parks> read_parks(const std::filesystem::path& file, const std::filesystem::path& mapfile) {
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file))
    return Error{errors::places_file_unreadable, "--parks", {{"file", file.string()}}};
  const std::string end = file.extension().string();
  if (end == ".csv") return from_csv(in);
  if (end == ".gpkg" || end == ".zip" || end == ".kml" || end == ".kmz") return from_map_file(file, mapfile);
  if (end == ".geojson" || end == ".json") return from_geojson(std::string{std::istreambuf_iterator<char>(in), {}});
  return Error{errors::parks_form_unknown, "--parks", {{"file", file.filename().string()}}};
}

}  // namespace muang::green
