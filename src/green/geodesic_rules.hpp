// SPDX-License-Identifier: Apache-2.0
// How far two places are apart on the ellipsoid of WGS 84.
#pragma once

namespace muang::green {

// Degrees, within ±90 and ±180. The inverse method of Vincenty (Survey Review 23/176, 1975, equations 13 to 19), right to
// some tenths of a millimetre. It does not converge for places on opposite sides of the earth: half the meridian ellipse
// stands in for them (20,003,931 m; the true way is at most 34 km shorter or longer).
double geodesic_m(double lon_a, double lat_a, double lon_b, double lat_b);

// Metres a degree at a latitude: along the meridian and along the parallel (Snyder, USGS PP 1395, 1987, 4-18 and 4-21).
struct DegreeLengths {
  double north = 0, east = 0;
};
DegreeLengths degree_lengths(double lat);

}  // namespace muang::green
