// SPDX-License-Identifier: Apache-2.0
// The figures of a scope and period out of the database. For this slice only.
#pragma once

#include <string>
#include <vector>

#include "base/core/id.hpp"
#include "store/database.hpp"
#include "waste/flow/flows_rules.hpp"
#include "waste/month.hpp"

namespace muang::waste {

struct FlowSources {
  FlowInput input;
  std::int64_t grams_a_day = 0;                 // generated, each town over the days of the months that state it
  int months = 0;                               // counted reports
  std::vector<std::string> names_th, names_en;  // of input.sites
  std::vector<OrgUnitId> keepers;               // of input.sites
};

// `units` in ascending order. Class and tonnage of the sites are those of the year in which the period ends.
FlowSources load_flows(store::Transaction& tx, const FacilityBook& book, const std::vector<OrgUnitId>& units,
                       const Month& first, const Month& last);

}  // namespace muang::waste
