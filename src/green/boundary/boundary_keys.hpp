// SPDX-License-Identifier: Apache-2.0
// Whose ground the features of a map file are, by one of its columns. For this slice only.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "geo/map_file.hpp"
#include "green/boundary/tambon_coverage.hpp"
#include "green/measured_scope.hpp"

namespace muang::green {

// A local government of the scope by uid ("LG-0001"), DOPA code or full Thai name where no two share it.
class UnitKeys {
 public:
  UnitKeys(const identity::UnitTree& tree, OrgUnitId scope);
  const identity::OrgUnit* find(const std::string& value) const;
  const std::vector<const identity::OrgUnit*>& units() const { return units_; }

 private:
  std::vector<const identity::OrgUnit*> units_;
  std::unordered_map<std::string, const identity::OrgUnit*> by_key_;  // null: several have it
};

struct BoundaryKeys {
  std::size_t column = 0;
  bool by_tambon = false;
  std::map<std::string, std::vector<std::size_t>> tambons;    // features by code
  std::map<std::int64_t, std::vector<std::size_t>> of_units;  // features by local government
  std::vector<std::size_t> unknown;                           // features that name nothing in the scope
};

// By the column named, or the one that names most; E5870, E5877 on field "column".
Result<BoundaryKeys> keys_of(const geo::MapFile& map, const std::string& column, const UnitKeys& units,
                             const TambonCoverage& coverage);

}  // namespace muang::green
