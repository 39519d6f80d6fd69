// SPDX-License-Identifier: Apache-2.0
// Planting campaigns and the monthly lists of a town. For this slice only.
#pragma once

#include "green/green.hpp"

namespace muang::green {

void add_tree_list_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
