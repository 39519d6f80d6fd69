// SPDX-License-Identifier: Apache-2.0
// People from CSV and parks from GeoJSON, GeoPackage or CSV.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "green/access/access_rules.hpp"
#include "green/access/park.hpp"

namespace muang::green {

struct People {
  Coordinates coordinates = Coordinates::None;
  std::vector<std::string> ids;
  std::vector<geo::Position> at;
  std::vector<Community> communities;
  std::vector<std::string> ignored;  // titles that nobody asked for
};
// id, people, x and y or lat and lon; where they are there trees_seen, canopy_percent, green_m2, area_km2 and need_….
Result<People> read_people(std::istream& in);

struct Parks {
  Coordinates coordinates = Coordinates::None;
  std::vector<Park> parks;
  bool of_register = false;  // which knows of each that anybody may enter it
};
// By the end of the name: .geojson and .json, .gpkg, .csv (id, x and y or lat and lon, area_m2). E5570, E5587, E5588 and
// those of GeoJSON (E5520 and on). GeoPackage, zipped Shapefile and KML are read by the program `mapfile` (muang-mapfile) in
// a child with limits, from any coordinate system that the file states.
Result<Parks> read_parks(const std::filesystem::path& file, const std::filesystem::path& mapfile);

}  // namespace muang::green
