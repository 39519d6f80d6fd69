// SPDX-License-Identifier: Apache-2.0
// The endpoints of the register of facilities. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_facility_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
