// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_tile_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
