// SPDX-License-Identifier: Apache-2.0
#include "green/tile/clip_rules.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace muang::green {
namespace {

constexpr std::int32_t low = -tile_margin, high = tile_extent + tile_margin;

// A side of the tile: `along` is what it limits. Known when it is compiled, as every corner is asked.
template <std::int32_t TilePoint::*along, std::int32_t TilePoint::*across, std::int32_t limit>
struct Side {
  static bool inside(TilePoint p) { return limit > 0 ? p.*along <= limit : p.*along >= limit; }
  static TilePoint cut(TilePoint a, TilePoint b) {
    if (b < a) std::swap(a, b);
    const double share = (static_cast<double>(limit) - a.*along) / (static_cast<double>(b.*along) - a.*along);
    TilePoint at;
    at.*along = limit;
    at.*across = static_cast<std::int32_t>(std::llround(a.*across + share * (static_cast<double>(b.*across) - a.*across)));
    return at;
  }
  // Into `out`, whose room is used again.
  static void cut(TileRing& ring, TileRing& out) {
    out.clear();
    if (ring.empty()) return;
    out.reserve(2 * ring.size());
    TilePoint from = ring.back();
    bool was_inside = inside(from);
    for (const TilePoint to : ring) {
      const bool is_inside = inside(to);
      if (was_inside != is_inside) out.push_back(cut(from, to));
      if (is_inside) out.push_back(to);
      from = to;
      was_inside = is_inside;
    }
    ring.swap(out);
  }
};

struct Reach {
  TilePoint least{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
  TilePoint most{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
};

Reach reach_of(const TileRing& ring) {
  Reach reach;
  for (const TilePoint p : ring) {
    reach.least = {std::min(reach.least.x, p.x), std::min(reach.least.y, p.y)};
    reach.most = {std::max(reach.most.x, p.x), std::max(reach.most.y, p.y)};
  }
  return reach;
}

// Only by the sides that the ring passes.
void clip(TileRing& ring, TileRing& spare) {
  const auto [least, most] = reach_of(ring);
  if (least.x >= low && most.x <= high && least.y >= low && most.y <= high) return;
  if (least.x < low) Side<&TilePoint::x, &TilePoint::y, low>::cut(ring, spare);
  if (most.x > high) Side<&TilePoint::x, &TilePoint::y, high>::cut(ring, spare);
  if (least.y < low) Side<&TilePoint::y, &TilePoint::x, low>::cut(ring, spare);
  if (most.y > high) Side<&TilePoint::y, &TilePoint::x, high>::cut(ring, spare);
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.back() == ring.front()) ring.pop_back();
}

}  // namespace

std::int64_t twice_area(const TileRing& ring) {
  if (ring.empty()) return 0;
  std::int64_t sum = 0;
  TilePoint a = ring.back();
  for (const TilePoint b : ring) {
    sum += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
    a = b;
  }
  return sum;
}

TileShape clipped(TileShape shape) {
  TileRing spare;
  for (TilePolygon& polygon : shape) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      TileRing& ring = polygon[i];
      clip(ring, spare);
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
