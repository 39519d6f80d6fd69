// SPDX-License-Identifier: Apache-2.0
#include "green/scenario/scenario_store.hpp"

#include "green/sql.hpp"

namespace muang::green {
namespace {

StoredScenario head_of(const store::Row& row) {
  return {.id = row.integer(0),
          .set = row.integer(1),
          .unit = OrgUnitId{row.integer(2)},
          .year = row.integer(3),
          .name = row.string(4),
          .model = row.string(5),
          .sites = row.maybe_integer(6),
          .radius_m = row.maybe_real(7),
          .served_m = row.maybe_real(8),
          .min_area_m2 = row.real(9),
          .seconds = row.integer(10),
          .status = row.string(11),
          .problem = row.string(12),
          .version = row.integer(13),
          .started_at = row.maybe_integer(14),
          .ended_at = row.maybe_integer(15),
          .at = row.integer(16),
          .by = row.string(17)};
}

}  // namespace

std::int64_t insert_scenario(store::Transaction& tx, const StoredScenario& scenario, PersonId person) {
  return tx.insert(sql::insert_scenario, {{"unit_id", scenario.unit},
                                          {"set_id", scenario.set},
                                          {"name", scenario.name},
                                          {"model", scenario.model},
                                          {"sites", scenario.sites},
                                          {"radius_m", scenario.radius_m},
                                          {"served_m", scenario.served_m},
                                          {"min_area_m2", scenario.min_area_m2},
                                          {"seconds", scenario.seconds},
                                          {"demand", scenario.demand},
                                          {"candidates", scenario.candidates},
                                          {"spots", scenario.spots},
                                          {"now", scenario.at},
                                          {"person_id", person}});
}

std::optional<StoredScenario> find_scenario(store::Transaction& tx, std::int64_t id) {
  return tx.one(sql::scenario_by_id, {{"id", id}}, [](const store::Row& row) {
    StoredScenario scenario = head_of(row);
    scenario.demand = row.string(18);
    scenario.candidates = row.string(19);
    scenario.spots = row.string(20);
    scenario.answer = row.string(21);
    return scenario;
  });
}

std::vector<StoredScenario> scenarios_of_unit(store::Transaction& tx, OrgUnitId unit) {
  return tx.all(sql::scenarios_of_unit, {{"unit_id", unit}}, head_of);
}

std::optional<std::int64_t> next_scenario(store::Transaction& tx, Instant now) {
  return tx.one(sql::next_scenario, {{"now", now}}, [](const store::Row& row) { return row.integer(0); });
}

}  // namespace muang::green
