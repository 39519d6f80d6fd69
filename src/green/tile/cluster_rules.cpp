// SPDX-License-Identifier: Apache-2.0
#include "green/tile/cluster_rules.hpp"

#include <algorithm>
#include <array>

namespace muang::green {
namespace {

constexpr std::int32_t squares = tile_extent / cluster_side;

struct Sum {
  std::int64_t id = 0, count = 0, x = 0, y = 0, weight = 0;
};

bool in_tile(TilePoint p) { return p.x >= 0 && p.y >= 0 && p.x < tile_extent && p.y < tile_extent; }

}  // namespace

std::vector<TileCluster> clusters_of(const std::vector<TileMark>& marks) {
  std::array<Sum, static_cast<std::size_t>(squares * squares)> sums;
  for (const TileMark& mark : marks) {
    if (!in_tile(mark.at)) continue;
    Sum& sum = sums[static_cast<std::size_t>(mark.at.y / cluster_side * squares + mark.at.x / cluster_side)];
    sum.id = sum.count == 0 ? mark.id : std::min(sum.id, mark.id);
    ++sum.count;
    sum.x += mark.at.x;
    sum.y += mark.at.y;
    sum.weight += mark.weight;
  }
  std::vector<TileCluster> out;
  for (const Sum& sum : sums) {
    if (sum.count == 0) continue;
    const TilePoint mean{static_cast<std::int32_t>(sum.x / sum.count), static_cast<std::int32_t>(sum.y / sum.count)};
    out.push_back({sum.id, mean, sum.count, sum.weight});
  }
  return out;
}

}  // namespace muang::green
