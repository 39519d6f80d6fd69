// SPDX-License-Identifier: Apache-2.0
// Points of a raster's grid as degrees of WGS 84.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "green/rasterfile/files.hpp"

namespace muang::green {

struct DegreesE7 {
  std::int64_t lat = 0, lon = 0;  // ten-millionths
};

// In their order; nothing when one of them cannot be brought over.
std::optional<std::vector<DegreesE7>> degrees_of(const OpenedRaster& raster, const std::vector<GridPoint>& points);

}  // namespace muang::green
