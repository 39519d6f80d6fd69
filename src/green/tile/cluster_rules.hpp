// SPDX-License-Identifier: Apache-2.0
// Many points as few: those in one square of the tile become one, with their number and sum. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

inline constexpr std::int32_t cluster_side = 512;  // 64 pixels, our choice: two numbers beside each other can be read

struct TileMark {
  std::int64_t id = 0;
  TilePoint at;
  std::int64_t weight = 0;
};

struct TileCluster {
  std::int64_t id = 0;  // of the mark that stands alone, else the least of its marks
  TilePoint at;         // the mean, to the nearest unit below
  std::int64_t count = 0, weight = 0;
};

// Marks outside of the tile are left out: each mark is in one tile only. In the order of squares, north-west first; the
// order of the marks changes nothing.
std::vector<TileCluster> clusters_of(const std::vector<TileMark>& marks);

}  // namespace muang::green
