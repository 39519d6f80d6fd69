// SPDX-License-Identifier: Apache-2.0
// Carbon of the trees of the register. For this slice only.
#pragma once

#include "green/green.hpp"

namespace muang::green {

void add_tree_carbon_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
