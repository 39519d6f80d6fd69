// SPDX-License-Identifier: Apache-2.0
#include "green/boundary/boundary_keys.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "green/boundary/boundary_errors.hpp"

namespace muang::green {
namespace {

constexpr std::size_t unknown_column = SIZE_MAX;

std::string listed(const std::vector<std::string>& titles) {
  std::string all;
  for (const std::string& title : titles) all += (all.empty() ? "“" : ", “") + title.substr(0, 60) + "”";
  return all.substr(0, 600);
}

// "TH490101" (COD-AB) and "490101.0" (a number of a spreadsheet) are the DOPA code 490101.
std::string plain_code(const std::string& value) {
  std::string code = text::trim(value);
  if (code.starts_with("TH") && code.size() > 4) code.erase(0, 2);
  if (code.ends_with(".0")) code.erase(code.size() - 2);
  return code;
}

std::size_t column_named(const std::vector<std::string>& titles, const std::string& wanted) {
  const auto found = std::ranges::find(titles, wanted);
  return found == titles.end() ? unknown_column : static_cast<std::size_t>(found - titles.begin());
}

struct Hits {
  std::size_t units = 0, tambons = 0;
  std::size_t most() const { return std::max(units, tambons); }
};
Hits hits_of(const geo::MapFile& map, std::size_t column, const UnitKeys& units, const TambonCoverage& coverage) {
  Hits hits;
  for (const geo::MapFeature& feature : map.features) {
    hits.units += units.find(feature.values[column]) ? 1 : 0;
    hits.tambons += coverage.knows(plain_code(feature.values[column])) ? 1 : 0;
  }
  return hits;
}

}  // namespace

UnitKeys::UnitKeys(const identity::UnitTree& tree, OrgUnitId scope) {
  for (const identity::OrgUnit& unit : tree.units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment || !tree.lies_in(unit.id, scope)) continue;
    units_.push_back(&unit);
    for (const std::string& key : {unit.uid, unit.code, unit.full_name_th()}) {
      if (key.empty()) continue;
      const auto [at, is_new] = by_key_.emplace(key, &unit);
      if (!is_new) at->second = nullptr;
    }
  }
}

const identity::OrgUnit* UnitKeys::find(const std::string& value) const {
  auto found = by_key_.find(text::trim(value));
  if (found == by_key_.end()) found = by_key_.find(plain_code(value));
  return found == by_key_.end() ? nullptr : found->second;
}

Result<BoundaryKeys> keys_of(const geo::MapFile& map, const std::string& column, const UnitKeys& units,
                             const TambonCoverage& coverage) {
  BoundaryKeys keys;
  Hits best;
  if (!column.empty()) {
    keys.column = column_named(map.fields, column);
    if (keys.column == unknown_column)
      return Error{
          errors::boundary_column_missing, "column", {{"title", column.substr(0, 60)}, {"titles", listed(map.fields)}}};
    best = hits_of(map, keys.column, units, coverage);
  } else {
    for (std::size_t i = 0; i < map.fields.size(); ++i) {
      const Hits hits = hits_of(map, i, units, coverage);
      if (hits.most() > best.most()) {
        best = hits;
        keys.column = i;
      }
    }
  }
  if (best.most() == 0) return Error{errors::boundary_key_unknown, "column", {{"titles", listed(map.fields)}}};
  keys.by_tambon = best.tambons > best.units;
  for (std::size_t i = 0; i < map.features.size(); ++i) {
    const std::string& value = map.features[i].values[keys.column];
    const identity::OrgUnit* unit = keys.by_tambon ? nullptr : units.find(value);
    if (unit) {
      keys.of_units[unit->id.value].push_back(i);
    } else if (keys.by_tambon && coverage.knows(plain_code(value))) {
      keys.tambons[plain_code(value)].push_back(i);
    } else {
      keys.unknown.push_back(i);
    }
  }
  return keys;
}

}  // namespace muang::green
