// SPDX-License-Identifier: Apache-2.0
#include "green/tile/clip_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace muang::green {
namespace {

constexpr std::int32_t low = -tile_margin, high = tile_extent + tile_margin;

struct Side {
  std::int32_t TilePoint::*along;
  std::int32_t TilePoint::*across;
  std::int32_t limit = 0;
  bool keeps_less = false;
  bool inside(TilePoint p) const { return keeps_less ? p.*along <= limit : p.*along >= limit; }
};

TilePoint cut(const Side& side, TilePoint a, TilePoint b) {
  if (b < a) std::swap(a, b);
  const double share =
      (static_cast<double>(side.limit) - a.*side.along) / (static_cast<double>(b.*side.along) - a.*side.along);
  TilePoint at;
  at.*side.along = side.limit;
  at.*side.across = static_cast<std::int32_t>(
      std::llround(a.*side.across + share * (static_cast<double>(b.*side.across) - a.*side.across)));
  return at;
}

TileRing cut(const Side& side, const TileRing& ring) {
  TileRing out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const TilePoint from = ring[i], to = ring[(i + 1) % ring.size()];
    if (side.inside(from)) out.push_back(from);
    if (side.inside(from) != side.inside(to)) out.push_back(cut(side, from, to));
  }
  return out;
}

bool within(const TileRing& ring) {
  return std::all_of(ring.begin(), ring.end(),
                     [](TilePoint p) { return p.x >= low && p.x <= high && p.y >= low && p.y <= high; });
}

void clip(TileRing& ring) {
  static const std::array<Side, 4> sides{{{&TilePoint::x, &TilePoint::y, low, false},
                                          {&TilePoint::x, &TilePoint::y, high, true},
                                          {&TilePoint::y, &TilePoint::x, low, false},
                                          {&TilePoint::y, &TilePoint::x, high, true}}};
  if (within(ring)) return;
  for (const Side& side : sides) ring = cut(side, ring);
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.back() == ring.front()) ring.pop_back();
}

}  // namespace

std::int64_t twice_area(const TileRing& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const TilePoint a = ring[i], b = ring[(i + 1) % ring.size()];
    sum += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
  }
  return sum;
}

TileShape clipped(TileShape shape) {
  for (TilePolygon& polygon : shape) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      TileRing& ring = polygon[i];
      clip(ring);
      const std::int64_t area = twice_area(ring);
      if (area == 0) {
        ring.clear();
        if (i == 0) polygon.clear();  // its holes with it
      } else if ((area > 0) != (i == 0)) {
        std::reverse(ring.begin(), ring.end());
      }
    }
    std::erase_if(polygon, [](const TileRing& ring) { return ring.empty(); });
  }
  std::erase_if(shape, [](const TilePolygon& polygon) { return polygon.empty(); });
  return shape;
}

}  // namespace muang::green
