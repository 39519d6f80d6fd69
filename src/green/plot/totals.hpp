// SPDX-License-Identifier: Apache-2.0
// Public sums of the registers from the sums that each write keeps. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_total_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
