// SPDX-License-Identifier: Apache-2.0
// Area of the ground between two meridians and two parallels. Pure.
#pragma once

namespace muang::green {

struct Ellipsoid {
  double semi_major_m = 0;
  double flattening = 0;  // 0: a sphere
};

// m² of a cell `width_degrees` wide between two latitudes in degrees (−90 to 90), always positive. Exact on the ellipsoid:
// a²/2 × Δλ × |q(φ2) − q(φ1)| with q of Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987),
// equation 3-12.
double cell_area_m2(const Ellipsoid& ellipsoid, double width_degrees, double latitude_1, double latitude_2);

}  // namespace muang::green
