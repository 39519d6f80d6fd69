// SPDX-License-Identifier: Apache-2.0
// What changed in a fiscal year, as the quarter reports (สสล.01) ask for it; as JSON, CSV or XLSX. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_change_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
