// SPDX-License-Identifier: Apache-2.0
// For this slice only.
#pragma once

#include "green/green.hpp"

namespace muang::green {

void add_tree_import_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
