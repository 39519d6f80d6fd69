// SPDX-License-Identifier: Apache-2.0
#include "green/tile/cluster_rules.hpp"

#include <array>

namespace muang::green {
namespace {

constexpr std::int64_t squares = tile_extent / cluster_side;

}  // namespace

std::vector<TileCluster> clusters_of(const TileAddress& tile, const std::vector<TileMark>& marks) {
  const int coarser = deepest_zoom - tile.z;
  std::array<TileMark, static_cast<std::size_t>(squares * squares)> sums;
  sums.fill({.count = 0});
  for (const TileMark& mark : marks) {
    const std::int64_t x = (mark.x / mark.count >> coarser) - tile.x * tile_extent,
                       y = (mark.y / mark.count >> coarser) - tile.y * tile_extent;
    if (x < 0 || y < 0 || x >= tile_extent || y >= tile_extent) continue;
    TileMark& sum = sums.at(static_cast<std::size_t>(y / cluster_side * squares + x / cluster_side));
    sum.ids += mark.ids;
    sum.count += mark.count;
    sum.x += mark.x;
    sum.y += mark.y;
    sum.weight += mark.weight;
  }
  std::vector<TileCluster> out;
  for (const TileMark& sum : sums) {
    if (sum.count == 0) continue;
    const TilePoint mean{static_cast<std::int32_t>((sum.x / sum.count >> coarser) - tile.x * tile_extent),
                         static_cast<std::int32_t>((sum.y / sum.count >> coarser) - tile.y * tile_extent)};
    out.push_back({sum.ids, mean, sum.count, sum.weight});
  }
  return out;
}

}  // namespace muang::green
