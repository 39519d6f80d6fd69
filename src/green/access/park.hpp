// SPDX-License-Identifier: Apache-2.0
// Parks that anybody may enter, and how far it is to the nearest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "geo/polygon_rules.hpp"
#include "green/geodesic_rules.hpp"
#include "green/place_table.hpp"

namespace muang::green {

struct Park {
  std::string id;
  geo::Shape shape;               // degrees; empty: the park is known by a point alone
  geo::Position point;            // degrees, or x and y in metres
  std::optional<double> area_m2;  // of the shape on the ellipsoid, or as a CSV says it
};

struct NearestPark {
  std::size_t park = 0;
  double metres = 0;  // 0 inside
};

// Straight lines to the edge of a shape, or to a point. In degrees they are measured in a plane at the place itself, north
// and east with the radii of curvature at the latitude in the middle: right to a centimetre on 10 km (at most `furthest`).
class ParkIndex {
 public:
  static constexpr double furthest = 50'000;  // m

  // Parks beyond `reach` metres are not looked for.
  ParkIndex(const std::vector<Park>& parks, Coordinates coordinates, double reach);
  std::optional<NearestPark> nearest(geo::Position from) const;

 private:
  double metres_to(const Park& park, geo::Position from) const;
  double at_least(const geo::Box& with_reach, geo::Position from, DegreeLengths length) const;
  std::int64_t cell_of(double x, double y) const;

  const std::vector<Park>& parks_;
  bool degrees_;
  double reach_, width_, height_;                                    // m; of a cell, in the unit of the coordinates
  std::vector<geo::Box> boxes_;                                      // with the reach around them
  std::unordered_map<std::int64_t, std::vector<std::size_t>> near_;  // parks whose box meets the cell
  std::vector<std::size_t> wide_;                                    // parks of so many cells that all places look at them
};

}  // namespace muang::green
