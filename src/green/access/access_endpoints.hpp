// SPDX-License-Identifier: Apache-2.0
// Who of a town reaches a park. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_access_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
