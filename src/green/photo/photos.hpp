// SPDX-License-Identifier: Apache-2.0
// Photographs of plots and of trees, with day and place as far as a person confirms them. Not public: they may show people.
// Those who keep the register get the file as it was sent, others in scope get it without what the camera wrote into it. For
// this slice only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

void add_photo_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
