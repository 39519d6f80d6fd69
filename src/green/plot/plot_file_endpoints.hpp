// SPDX-License-Identifier: Apache-2.0
// Map files into and out of the register. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_plot_file_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
