// SPDX-License-Identifier: Apache-2.0
// Public totals of the approved reports: a year by province, office, kind or nation, and the years one after the other.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_total_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
