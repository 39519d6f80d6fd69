// SPDX-License-Identifier: Apache-2.0
// Invented base data for demonstration: plausible beside the town's real population, area and kind, marked as such in the
// source of every figure. Deterministic by seed and town.
#pragma once

#include <cstdint>
#include <vector>

#include "city/city.hpp"

namespace muang::city {

// Fills the forms of the fiscal years `first` to `last` of these towns, but for a few lines that stay empty. Returns the
// number.
std::int64_t make_demo_facts(store::Transaction& tx, City& city, const std::vector<OrgUnitId>& towns, FiscalYear first,
                             FiscalYear last, std::uint64_t seed, const identity::Author& author);

}  // namespace muang::city
