// SPDX-License-Identifier: Apache-2.0
#include "green/raster/cell_area_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace muang::green {
namespace {

constexpr double radians = std::numbers::pi / 180;

// Snyder 3-12; 2 sin φ on the sphere.
long double q(double eccentricity, double latitude) {
  const long double s = std::sin(static_cast<long double>(std::clamp(latitude, -90.0, 90.0)) * radians);
  if (eccentricity == 0) return 2 * s;
  const long double e = eccentricity, es = e * s;
  return (1 - e * e) * (s / (1 - es * es) + std::atanh(es) / e);
}

}  // namespace

double cell_area_m2(const Ellipsoid& ellipsoid, double width_degrees, double latitude_1, double latitude_2) {
  const double e = std::sqrt(ellipsoid.flattening * (2 - ellipsoid.flattening));
  const long double band = std::abs(q(e, latitude_2) - q(e, latitude_1));
  const long double a = ellipsoid.semi_major_m;
  return static_cast<double>(a * a / 2 * std::abs(width_degrees) * radians * band);
}

}  // namespace muang::green
