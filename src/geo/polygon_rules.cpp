// SPDX-License-Identifier: Apache-2.0
#include "geo/polygon_rules.hpp"

#include <algorithm>

#include "base/core/check.hpp"

namespace muang::geo {
namespace {

// Twice the area in the plane of degrees, positive against the clock. Relative to the first position: no digits are lost.
double turn_of(const Ring& open) {
  double sum = 0;
  for (std::size_t i = 1; i + 1 < open.size(); ++i) {
    sum += (open[i].lon - open[0].lon) * (open[i + 1].lat - open[0].lat) -
           (open[i + 1].lon - open[0].lon) * (open[i].lat - open[0].lat);
  }
  return sum;
}

// The begin is the least position; where a ring passes it twice, the one whose way on is less.
std::size_t begin_of(const Ring& open) {
  std::size_t best = 0;
  const auto less = [&](std::size_t a, std::size_t b) {
    for (std::size_t step = 0; step < open.size(); ++step) {
      const Position &left = open[(a + step) % open.size()], &right = open[(b + step) % open.size()];
      if (left != right) return left < right;
      if (step > 8) break;  // our choice: a ring that repeats itself is no valid ring, and is not worth quadratic time
    }
    return false;
  };
  for (std::size_t i = 1; i < open.size(); ++i) {
    if (less(i, best)) best = i;
  }
  return best;
}

void normalise(Ring& ring, bool against_clock) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.back() == ring.front()) ring.pop_back();
  if (ring.empty()) return;
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
  // Measured along one of the two directions that does not depend on how the ring came; a figure of eight may turn by 0.
  if (ring.back() < ring[1 % ring.size()]) std::reverse(ring.begin() + 1, ring.end());
  if ((turn_of(ring) > 0) != against_clock) std::reverse(ring.begin() + 1, ring.end());
  std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(begin_of(ring)), ring.end());
  ring.push_back(ring.front());
}

}  // namespace

bool Box::meets(const Box& other) const {
  return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
}

void normalise(Shape& shape) {
  for (Polygon& polygon : shape.polygons) {
    normalise(polygon.outer, true);
    for (Ring& hole : polygon.holes) normalise(hole, false);
    std::sort(polygon.holes.begin(), polygon.holes.end());
  }
  std::sort(shape.polygons.begin(), shape.polygons.end(),
            [](const Polygon& a, const Polygon& b) { return a.outer == b.outer ? a.holes < b.holes : a.outer < b.outer; });
}

std::size_t position_count(const Shape& shape) {
  std::size_t count = 0;
  for (const Polygon& polygon : shape.polygons) {
    count += polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
  }
  return count;
}

Box box_of(const Shape& shape) {
  ENSURE(!shape.empty() && !shape.polygons.front().outer.empty(), "an empty shape has no box");
  const Position first = shape.polygons.front().outer.front();
  Box box{first.lon, first.lat, first.lon, first.lat};
  for (const Polygon& polygon : shape.polygons) {
    for (const Position& at : polygon.outer) {
      box = {std::min(box.west, at.lon), std::min(box.south, at.lat), std::max(box.east, at.lon),
             std::max(box.north, at.lat)};
    }
  }
  return box;
}

}  // namespace muang::geo
