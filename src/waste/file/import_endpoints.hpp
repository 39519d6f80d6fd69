// SPDX-License-Identifier: Apache-2.0
// POST and GET of imported files. For this slice only.
#pragma once

#include <vector>

#include "http/endpoint.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

void add_import_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
