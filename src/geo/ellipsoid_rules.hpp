// SPDX-License-Identifier: Apache-2.0
// Area and length on the ellipsoid of WGS 84.
//
// The area between the equator and latitude φ is, for each radian of longitude,
//   S(φ) = b²/2 · [ sin φ / (1 − e² sin² φ) + artanh(e sin φ) / e ]            (Snyder, USGS PP 1395, 1987, eq. 3-12 · a²/2)
// and a ring encloses −∮ S dλ. Edges are straight in longitude and latitude, as RFC 7946 3.1.1 defines them and as the
// overlay cuts them. A geodesic from corner to corner is another line: an edge cut in two would then change the area (up
// to 3.5 m² on 1 km at 15° north), and a plot would not be the sum of its parts.
#pragma once

#include <cstdint>

#include "geo/polygon_rules.hpp"

namespace muang::geo {

inline constexpr double semi_major_m = 6'378'137.0;  // NIMA TR8350.2, table 3.1
inline constexpr double flattening = 1 / 298.257223563;

// Of a closed ring; positive against the clock. Neighbouring positions are less than 180° of longitude apart.
double signed_area_m2(const Ring& ring);

// Outer rings less holes, of a shape that is valid; to the nearest cm². The same for every way to write the shape down
// once it is normalised.
std::int64_t area_cm2(const Shape& shape);

// All rings, holes too. Each edge with the radii of curvature at its middle latitude (Snyder 1987, eq. 4-18, 4-21): right to
// a millionth for edges of 10 km.
double length_m(const Shape& shape);

// How wide the shape would be if it were a long strip: 2 · area / length of its rings.
double mean_width_m(const Shape& shape);

}  // namespace muang::geo
