// SPDX-License-Identifier: Apache-2.0
// The boundary of a local government, brought in by who keeps its register. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_boundary_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
