// SPDX-License-Identifier: Apache-2.0
// Polygons in degrees of WGS 84, longitude first, as GeoJSON (RFC 7946) has them: edges are straight in longitude and
// latitude.
#pragma once

#include <compare>
#include <cstddef>
#include <vector>

namespace muang::geo {

struct Position {
  double lon = 0;  // degrees east, −180 to 180
  double lat = 0;  // degrees north, −90 to 90
  friend auto operator<=>(const Position&, const Position&) = default;
};

using Ring = std::vector<Position>;  // closed: the last position repeats the first

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};

// One plot: a polygon, several of them, or none (empty).
struct Shape {
  std::vector<Polygon> polygons;
  bool empty() const { return polygons.empty(); }
  friend bool operator==(const Shape&, const Shape&) = default;
};

struct Box {
  double west = 0, south = 0, east = 0, north = 0;
  bool meets(const Box& other) const;  // touching counts
};

// One form for one shape: outer rings run against the clock and holes with it (RFC 7946 3.1.6), each ring begins at its
// most western, then most southern position, positions that repeat the one before are left out, holes and polygons are
// sorted. So two ways to write down a shape give the same bits, and every figure derived from it is the same too.
void normalise(Shape& shape);

std::size_t position_count(const Shape& shape);
Box box_of(const Shape& shape);  // of a shape that is not empty

}  // namespace muang::geo
