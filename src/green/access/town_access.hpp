// SPDX-License-Identifier: Apache-2.0
// People and parks of a town from the database. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "green/access/access_input.hpp"
#include "green/people/people_store.hpp"

namespace muang::green {

struct TownPark {
  std::string name_th;
  OrgUnitId unit;
};

struct TownAccess {
  PeopleSet set;
  std::vector<PeoplePlace> places;
  People people;                // the same, as the rules take them
  Parks parks;                  // green that anybody may enter within `reach_m` of somebody's box, of other towns too
  std::vector<TownPark> about;  // each of them
  std::int64_t undrawn = 0;     // of the town, without an outline
  std::string green_from;       // file | nearest | empty
};

// Nothing: no people are known in the Gregorian year or before (no year: ever).
std::optional<TownAccess> town_access(store::Transaction& tx, OrgUnitId unit, std::optional<int> year, double reach_m);

}  // namespace muang::green
