// SPDX-License-Identifier: Apache-2.0
// What offices look through: who has reported a month, and the totals of the approved reports. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_office_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
