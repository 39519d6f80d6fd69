// SPDX-License-Identifier: Apache-2.0
// Invented trees for the demonstration: some tens in the plots and streets of every municipality, one town in full detail.
// Pure but for make_demo_trees: the same town, plots and seed give the same trees everywhere. Nothing here is a statement
// about a place.
#pragma once

#include <vector>

#include "green/demo/demo_register.hpp"
#include "green/tree/tree_store.hpp"

namespace muang::green {

struct DemoPlotBox {  // where trees may stand
  std::int64_t plot = 0, south_e7 = 0, west_e7 = 0, north_e7 = 0, east_e7 = 0;
};
struct DemoTree {
  StoredTree tree;
  std::vector<Measurement> measured;  // by day
};

inline constexpr int demo_trees_a_town = 24, demo_trees_detailed = 160;

// Girths of town trees grow by 1 to 4 cm a year (ours); heights follow H = 28 (1 − exp(−0.035 D)) m of the diameter in cm
// (ours), so that a demonstration tree has the carbon of a plausible one.
std::vector<DemoTree> plan_demo_trees(const DemoTown& town, const std::vector<DemoPlotBox>& plots, const Date& today,
                                      std::uint64_t seed, bool detailed);

struct DemoTreeCounts {
  std::int64_t trees = 0, measurements = 0;
};
DemoTreeCounts make_demo_trees(store::Transaction& tx, const Green& green, const DemoGreenPlan& plan);

}  // namespace muang::green
