// SPDX-License-Identifier: Apache-2.0
// "อบต. report too": a province brings its subdistrict administrative organisations in. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_sao_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
