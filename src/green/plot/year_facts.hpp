// SPDX-License-Identifier: Apache-2.0
// What the register gives to the city database: the facts of indicator 20 and beside it. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_fact_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
