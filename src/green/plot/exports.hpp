// SPDX-License-Identifier: Apache-2.0
// The register as GeoJSON for other programs, and the words an entry chooses from. For this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_export_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
