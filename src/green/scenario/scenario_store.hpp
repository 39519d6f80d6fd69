// SPDX-License-Identifier: Apache-2.0
// Rows of green_site_scenarios. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/core/calendar.hpp"
#include "base/core/id.hpp"
#include "store/database.hpp"

namespace muang::green {

struct StoredScenario {
  std::int64_t id = 0, set = 0;
  OrgUnitId unit;
  std::int64_t year = 0;  // Gregorian fiscal year of the people
  std::string name, model;
  std::optional<std::int64_t> sites;
  std::optional<double> radius_m, served_m;
  double min_area_m2 = 0;
  std::int64_t seconds = 0;
  std::string demand, candidates, spots;  // CSV, CSV, JSON
  std::string status = "waiting", problem, answer;
  std::int64_t version = 1;
  std::optional<std::int64_t> started_at, ended_at;
  Instant at = 0;
  std::string by;
  bool over() const { return status != "waiting" && status != "running"; }
};

std::int64_t insert_scenario(store::Transaction& tx, const StoredScenario& scenario, PersonId person);
std::optional<StoredScenario> find_scenario(store::Transaction& tx, std::int64_t id);
// Newest first, without files and answer.
std::vector<StoredScenario> scenarios_of_unit(store::Transaction& tx, OrgUnitId unit);
// The oldest that nobody works on.
std::optional<std::int64_t> next_scenario(store::Transaction& tx, Instant now);

}  // namespace muang::green
