// SPDX-License-Identifier: Apache-2.0
// Invented proposals of citizens for the town in full detail: some in each state, marked as demonstration.
#pragma once

#include "green/demo/demo_register.hpp"

namespace muang::green {

// How many. Their receipts are DEM0-0000-0000-0001 and so on, in order. Call it after the plots.
std::int64_t make_demo_proposals(store::Transaction& tx, const DemoGreenPlan& plan);

}  // namespace muang::green
