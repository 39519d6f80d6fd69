// SPDX-License-Identifier: Apache-2.0
// Marked demonstration plots for every municipality, one of them in full detail.
#pragma once

#include <vector>

#include "green/demo/demo_plots.hpp"
#include "green/green.hpp"

namespace muang::green {

struct DemoGreenPlan {
  std::uint64_t seed = 0;
  Instant now = 0;
  OrgUnitId detailed;
  PersonId person;
};
struct DemoGreenCounts {
  std::int64_t towns = 0, plots = 0;
  std::int64_t overlaps = 0, found = 0;  // towns with a laid overlap, and those where ground is counted once of two plots
};
// The municipalities whose place is known, in Thai order.
std::vector<DemoTown> demo_towns(store::Transaction& tx, const Green& green);
DemoGreenCounts make_demo_plots(store::Transaction& tx, const Green& green, const DemoGreenPlan& plan);

}  // namespace muang::green
