// SPDX-License-Identifier: Apache-2.0
// Where parks of a town should stand. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_scenario_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
