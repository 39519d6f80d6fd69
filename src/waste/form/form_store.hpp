// SPDX-License-Identifier: Apache-2.0
// Rows of waste_forms and what the other tables say for them. For this slice only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/core/id.hpp"
#include "store/database.hpp"
#include "waste/form/form_rules.hpp"

namespace muang::waste {

struct FormOwner {  // one of the two
  OrgUnitId unit;
  std::int64_t facility = 0;
};
struct StoredForm {
  std::int64_t id = 0, version = 0;
  EnteredValues values;
};
StoredForm stored_form(store::Transaction& tx, const FormOwner& owner, int year);  // Gregorian; version 0: none

struct YearEntries {  // what people entered in a year, by unit and by facility
  std::unordered_map<std::int64_t, EnteredValues> units, facilities;
};
YearEntries entries_of_year(store::Transaction& tx, int year);

struct FormCluster {
  std::string name_th, name_en;
  OrgUnitId host;
  std::int64_t facility = 0;  // 0: none
  std::vector<OrgUnitId> members;
};
std::vector<FormCluster> form_clusters(store::Transaction& tx);
const FormCluster* cluster_of(const std::vector<FormCluster>& clusters, OrgUnitId member);
const FormCluster* cluster_at(const std::vector<FormCluster>& clusters, std::int64_t facility);

// A year of a site beside what it took in; kg, methane too. sent_on over the days of the months that state it.
struct SiteYear {
  Figure removed, left_over, gas;
  std::int64_t sent_kg = 0;
  int sent_days = 0;
};
SiteYear site_year(store::Transaction& tx, std::int64_t facility, int year);
std::unordered_map<std::int64_t, SiteYear> site_years(store::Transaction& tx, int year);

Figure area_square_metres(store::Transaction& tx, OrgUnitId unit);
std::unordered_map<std::int64_t, std::int64_t> areas_square_metres(store::Transaction& tx);

TownYear town_year(store::Transaction& tx, OrgUnitId unit, int year);
std::unordered_map<std::int64_t, TownYear> town_years(store::Transaction& tx, int year);

}  // namespace muang::waste
