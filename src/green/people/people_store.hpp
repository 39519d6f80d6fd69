// SPDX-License-Identifier: Apache-2.0
// Rows of green_people_sets and green_people_places. For this slice only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/core/calendar.hpp"
#include "base/core/id.hpp"
#include "store/database.hpp"

namespace muang::green {

struct PeoplePlace {
  std::string code, name;
  std::int64_t people = 0;  // thousandths: means of a raster have fractions
  std::optional<std::int64_t> households;
  std::int64_t lat_e7 = 0, lon_e7 = 0;  // ten-millionths of a degree, WGS 84
  std::optional<double> trees_seen, canopy_percent, green_m2, area_km2;
  std::vector<std::optional<double>> needs;
};

struct PeopleSet {
  std::int64_t id = 0;
  OrgUnitId unit;
  int year = 0;  // Gregorian fiscal year
  std::int64_t version = 0;
  std::string kind, source, certainty, file_name, sha256;
  std::vector<std::string> need_names;
  std::int64_t places = 0, people = 0, cells = 0;  // people in thousandths
  bool demo = false;
  Instant at = 0;
  std::string by;
};

std::vector<PeopleSet> people_sets(store::Transaction& tx, OrgUnitId unit);  // newest year first, newest version first
// The set that counts in a Gregorian year: of it, or of the nearest year before.
std::optional<PeopleSet> people_set(store::Transaction& tx, OrgUnitId unit, std::optional<int> year);
std::vector<PeoplePlace> people_places(store::Transaction& tx, const PeopleSet& set);
// Writes the set with its places; its id.
std::int64_t insert_people(store::Transaction& tx, const PeopleSet& set, const std::vector<PeoplePlace>& places,
                           PersonId person);

}  // namespace muang::green
