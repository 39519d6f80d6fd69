// SPDX-License-Identifier: Apache-2.0
// Invented communities for every municipality, so many people as it has, in full detail for one. Nothing here is a statement
// about a place.
#pragma once

#include <vector>

#include "green/demo/demo_register.hpp"
#include "green/people/people_store.hpp"

namespace muang::green {

inline constexpr int demo_communities_a_town = 5, demo_communities_detailed = 24;

// Pure: the same town, people and seed give the same communities everywhere.
std::vector<PeoplePlace> plan_demo_people(const DemoTown& town, std::int64_t people, std::uint64_t seed, bool detailed);
std::int64_t make_demo_people(store::Transaction& tx, const Green& green, const DemoGreenPlan& plan);  // how many places

}  // namespace muang::green
