// SPDX-License-Identifier: Apache-2.0
// Greenhouse gas of one site from what it took, and the years before months were reported. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_site_gas_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
