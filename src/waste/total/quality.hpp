// SPDX-License-Identifier: Apache-2.0
// How good the months of a town are, and where an office looks first. For this slice only.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "http/endpoint.hpp"
#include "waste/total/quality_rules.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

// The best revision of each month, oldest first. `kind` points into the tree that it was read with.
using UnitPoints = std::unordered_map<std::int64_t, std::vector<MonthPoint>>;
std::vector<MonthPoint> points_of_unit(store::Transaction& tx, const identity::UnitTree& tree, OrgUnitId unit,
                                       const Expected& expected);
UnitPoints points_of_all(store::Transaction& tx, const identity::UnitTree& tree, const Expected& expected);

// The months that are expected on a day: the 36 that ended before it and are due.
Expected expected_on(const Date& today);

// What is usual for each kind of local government, from the counted reports of the last twelve of those months.
using Bands = std::map<std::string, RateBand, std::less<>>;
Bands bands_of(store::Transaction& tx, const identity::UnitTree& tree, const Expected& expected);

void add_quality_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
