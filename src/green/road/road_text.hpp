// SPDX-License-Identifier: Apache-2.0
// Roads in few bytes, as green_roads keeps them: the number of lines, then of each its number of corners and, for each
// corner, how far it is from the one before in 1e-7 degrees (longitude, latitude), as numbers of seven bits a byte, the sign
// in the lowest bit.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "green/road/road_rules.hpp"

namespace muang::green {

std::string packed_roads(const std::vector<RoadLine>& lines);
std::vector<RoadLine> unpacked_roads(std::span<const std::byte> bytes);  // of bytes that packed_roads wrote

}  // namespace muang::green
