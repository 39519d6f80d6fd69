// SPDX-License-Identifier: Apache-2.0
// Plots side by side with borders that wind, for tests.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

using Edge = std::pair<TilePoint, TilePoint>;

// Plots side by side, `side` of them in a row, with borders that wind: each border is walked once and used by both.
class Quarter {
 public:
  Quarter(unsigned seed, std::int32_t begin, std::int32_t end, int side)
      : dice_(seed), begin_(begin), end_(end), side_(side) {
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side; ++column) shapes_.push_back({{plot(row, column)}});
    }
  }
  std::vector<TileShape> shapes() const { return shapes_; }

 private:
  TilePoint corner(int row, int column) const {
    const auto at = [&](int i) { return begin_ + static_cast<std::int32_t>(std::int64_t{end_ - begin_} * i / side_); };
    return {at(column), at(row)};
  }
  // The points from one corner to the next, without the last; a step aside is less than a tenth of a plot.
  const TileRing& way(TilePoint from, TilePoint to) {
    const auto [place, fresh] = ways_.try_emplace({from, to});
    if (!fresh) return place->second;
    constexpr int steps = 40;
    std::uniform_int_distribution<std::int32_t> aside(-(end_ - begin_) / side_ / 12, (end_ - begin_) / side_ / 12);
    place->second.push_back(from);
    for (int i = 4; i < steps - 3; ++i) {
      const TilePoint on{from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps};
      place->second.push_back(from.x == to.x ? TilePoint{on.x + aside(dice_) / 4, on.y}
                                             : TilePoint{on.x, on.y + aside(dice_) / 4});
    }
    return place->second;
  }
  void along(TileRing& ring, TilePoint from, TilePoint to) {
    if (from < to) {
      const TileRing& points = way(from, to);
      ring.insert(ring.end(), points.begin(), points.end());
      return;
    }
    const TileRing& points = way(to, from);
    ring.push_back(from);
    ring.insert(ring.end(), points.rbegin(), points.rend() - 1);
  }
  TileRing plot(int row, int column) {
    TileRing ring;
    along(ring, corner(row, column), corner(row, column + 1));
    along(ring, corner(row, column + 1), corner(row + 1, column + 1));
    along(ring, corner(row + 1, column + 1), corner(row + 1, column));
    along(ring, corner(row + 1, column), corner(row, column));
    return ring;
  }
  std::mt19937 dice_;
  std::int32_t begin_, end_;
  int side_;
  std::map<Edge, TileRing> ways_;
  std::vector<TileShape> shapes_;
};

}  // namespace muang::green
