// SPDX-License-Identifier: Apache-2.0
// Statistics of a raster in zones. Every block is read once, in windows that several threads share; memory is that of the
// zones, of a window a thread, and of the values where median, majority or frac are wanted.
#pragma once

#include <bitset>
#include <optional>
#include <vector>

#include "base/core/result.hpp"
#include "green/raster/grid.hpp"
#include "green/raster/zone_sums.hpp"

namespace muang::green {

using StatSet = std::bitset<stat_count>;

struct ZonalRequest {
  StatSet stats;
  double scale = 1, offset = 0;
  unsigned threads = 1;
};

// Different values of all zones together that are kept for median, majority and frac: some 128 MiB.
inline constexpr std::size_t most_zone_values = std::size_t{1} << 22;

// One answer a zone, in their order. Refused: a file that breaks while it is read, weights on another grid, too many values,
// a raster that no zone meets.
Result<std::vector<ZoneFigures>> zonal(const Raster& raster, const std::optional<Raster>& weights,
                                       const std::vector<Zone>& zones, const ZonalRequest& request);

}  // namespace muang::green
