// SPDX-License-Identifier: Apache-2.0
// Many points as few: those in one square of the tile become one, with their number and sum. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

inline constexpr std::int32_t cluster_side = 512;  // 64 pixels, our choice: two numbers beside each other can be read
inline constexpr int cluster_zooms = 3;            // a square is as wide as a tile three zooms on
static_assert(cluster_side << cluster_zooms == tile_extent);

// Sums of one or more points that lie together in a square of the cluster's size or a smaller one of the same grid.
struct TileMark {
  std::int64_t ids = 0, count = 1;
  std::int64_t x = 0, y = 0;  // units of the world's grid
  std::int64_t weight = 0;
};
inline TileMark mark_at(std::int64_t id, TilePoint world, std::int64_t weight) { return {id, 1, world.x, world.y, weight}; }

struct TileCluster {
  std::int64_t id = 0;  // of the point that stands alone, else the sum of theirs
  TilePoint at;         // the mean, to the unit below
  std::int64_t count = 0, weight = 0;
};

// Marks outside of the tile are left out: each point is in one tile only. In the order of squares, north-west first; the
// order of the marks, and whether they come one by one or as sums, changes nothing.
std::vector<TileCluster> clusters_of(const TileAddress& tile, const std::vector<TileMark>& marks);

}  // namespace muang::green
