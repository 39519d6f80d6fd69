// SPDX-License-Identifier: Apache-2.0
// Photographs of a tree. Not public: they may show people. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_tree_photo_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
