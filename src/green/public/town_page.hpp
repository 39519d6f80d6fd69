// SPDX-License-Identifier: Apache-2.0
// A town's green for everybody, the same for every caller. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_town_page_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
