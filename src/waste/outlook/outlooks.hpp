// SPDX-License-Identifier: Apache-2.0
// Forecast of a town's and a site's waste, the remaining life of a landfill, and a town's fees. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_outlook_endpoints(std::vector<http::Endpoint>& table, Waste& waste);
void add_fee_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
