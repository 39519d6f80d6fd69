// SPDX-License-Identifier: Apache-2.0
// Which corners lie in a triangle: corners by squares, as many squares as corners, so that few share one. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

inline std::int64_t turn(TilePoint a, TilePoint b, TilePoint c) {
  return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) - (std::int64_t{c.x} - a.x) * (std::int64_t{b.y} - a.y);
}

inline bool within(TilePoint p, TilePoint a, TilePoint b, TilePoint c) {  // the border counts
  const std::int64_t ab = turn(a, b, p), bc = turn(b, c, p), ca = turn(c, a, p);
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}

class CornerIndex {
 public:
  // `corners` outlives the index.
  explicit CornerIndex(const std::vector<TilePoint>& corners) : corners_(corners) {
    constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
    TilePoint last{-most, -most};
    first_ = {most, most};
    for (const TilePoint p : corners) {
      first_ = {std::min(first_.x, p.x), std::min(first_.y, p.y)};
      last = {std::max(last.x, p.x), std::max(last.y, p.y)};
    }
    if (corners.empty()) return;
    while (columns(last) * rows(last) > corners.size()) ++shift_;
    columns_ = columns(last);
    fill(columns_ * rows(last));
  }

  // Is there a corner in the triangle, its own three aside, of which `counts` says yes?
  template <class Counts>
  bool any_in(std::array<std::uint32_t, 3> nodes, Counts counts) const {
    const TilePoint a = corners_[nodes[0]], b = corners_[nodes[1]], c = corners_[nodes[2]];
    const auto [west, east] = std::minmax({a.x, b.x, c.x});
    const auto [north, south] = std::minmax({a.y, b.y, c.y});
    for (std::int32_t y = (north - first_.y) >> shift_; y <= (south - first_.y) >> shift_; ++y) {
      // Squares of a row lie one after another.
      const std::size_t row = static_cast<std::size_t>(y) * columns_;
      const std::uint32_t end = begins_[row + static_cast<std::size_t>((east - first_.x) >> shift_) + 1];
      for (std::uint32_t i = begins_[row + static_cast<std::size_t>((west - first_.x) >> shift_)]; i < end; ++i) {
        const std::uint32_t node = order_[i];
        const TilePoint p = corners_[node];
        if (p.x < west || p.x > east || p.y < north || p.y > south) continue;
        if (node == nodes[0] || node == nodes[1] || node == nodes[2]) continue;
        if (within(p, a, b, c) && counts(node)) return true;
      }
    }
    return false;
  }

 private:
  std::size_t columns(TilePoint last) const { return static_cast<std::size_t>((last.x - first_.x) >> shift_) + 1; }
  std::size_t rows(TilePoint last) const { return static_cast<std::size_t>((last.y - first_.y) >> shift_) + 1; }
  std::size_t square_of(TilePoint p) const {
    return static_cast<std::size_t>((p.y - first_.y) >> shift_) * columns_ +
           static_cast<std::size_t>((p.x - first_.x) >> shift_);
  }
  void fill(std::size_t squares) {
    begins_.assign(squares + 1, 0);
    for (const TilePoint p : corners_) ++begins_[square_of(p) + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    order_.resize(corners_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t node = 0; node < corners_.size(); ++node) order_[next[square_of(corners_[node])]++] = node;
  }

  const std::vector<TilePoint>& corners_;
  TilePoint first_;
  int shift_ = 3;  // a square is 2^shift_ units wide
  std::size_t columns_ = 0;
  std::vector<std::uint32_t> begins_, order_;
};

}  // namespace muang::green
