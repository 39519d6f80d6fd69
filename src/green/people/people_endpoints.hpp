// SPDX-License-Identifier: Apache-2.0
// The people of a town by place: brought in, taken out, and their sets. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_people_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
