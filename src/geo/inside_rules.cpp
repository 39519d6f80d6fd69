// SPDX-License-Identifier: Apache-2.0
#include "geo/inside_rules.hpp"

#include <algorithm>

namespace muang::geo {
namespace {

bool crosses_odd(const Ring& ring, const Position& at) {
  bool odd = false;
  for (std::size_t k = 1; k < ring.size(); ++k) {
    // From south to north whichever way the ring runs, so that both neighbours of an edge see the same number.
    const Position& south = ring[k - 1].lat <= ring[k].lat ? ring[k - 1] : ring[k];
    const Position& north = ring[k - 1].lat <= ring[k].lat ? ring[k] : ring[k - 1];
    if (south.lat > at.lat || north.lat <= at.lat) continue;
    if (at.lon < south.lon + (at.lat - south.lat) / (north.lat - south.lat) * (north.lon - south.lon)) odd = !odd;
  }
  return odd;
}

}  // namespace

bool lies_inside(const Position& at, const Polygon& polygon) {
  bool in = crosses_odd(polygon.outer, at);
  for (const Ring& hole : polygon.holes) in = in != crosses_odd(hole, at);
  return in;
}

bool lies_inside(const Position& at, const Shape& shape) {
  return std::ranges::any_of(shape.polygons, [&](const Polygon& polygon) { return lies_inside(at, polygon); });
}

}  // namespace muang::geo
