// SPDX-License-Identifier: Apache-2.0
#include "geo/ellipsoid_rules.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace muang::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double eccentricity_squared = flattening * (2 - flattening);
constexpr double semi_minor_m = semi_major_m * (1 - flattening);
constexpr double cm2_per_m2 = 10'000;

// m² between the equator and the latitude, for each radian of longitude.
double zone(double lat) {
  static const double e = std::sqrt(eccentricity_squared);
  const double sine = std::sin(lat * radian);
  return semi_minor_m * semi_minor_m / 2 * (sine / (1 - eccentricity_squared * sine * sine) + std::atanh(e * sine) / e);
}

// Mean of zone() along an edge, by Gauss-Legendre with three nodes in steps of at most one degree: what is left over is
// below 1e-16 of the area of the zone.
double mean_zone(double from, double to) {
  if (from == to) return zone(from);
  static const double node = std::sqrt(0.6);
  constexpr double outer_weight = 5.0 / 18, inner_weight = 8.0 / 18;
  const int steps = static_cast<int>(std::ceil(std::abs(to - from)));
  double sum = 0;
  for (int step = 0; step < steps; ++step) {
    const double half = (to - from) / (2 * steps), middle = from + half * (2 * step + 1);
    sum += outer_weight * (zone(middle - half * node) + zone(middle + half * node)) + inner_weight * zone(middle);
  }
  return sum / steps;
}

double length_m(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double lat = (ring[i - 1].lat + ring[i].lat) / 2 * radian;
    const double w = 1 - eccentricity_squared * std::sin(lat) * std::sin(lat);
    const double meridian = semi_major_m * (1 - eccentricity_squared) / (w * std::sqrt(w)),
                 vertical = semi_major_m / std::sqrt(w);
    sum += std::hypot(meridian * (ring[i].lat - ring[i - 1].lat) * radian,
                      vertical * std::cos(lat) * (ring[i].lon - ring[i - 1].lon) * radian);
  }
  return sum;
}

}  // namespace

double signed_area_m2(const Ring& ring) {
  if (ring.empty()) return 0;
  const double base = zone(ring.front().lat);  // a constant encloses nothing; without it small plots lose digits
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double turn = (ring[i].lon - ring[i - 1].lon) * radian;
    if (turn != 0) sum -= turn * (mean_zone(ring[i - 1].lat, ring[i].lat) - base);
  }
  return sum;
}

std::int64_t area_cm2(const Shape& shape) {
  double sum = 0;
  for (const Polygon& polygon : shape.polygons) {
    sum += std::abs(signed_area_m2(polygon.outer));
    for (const Ring& hole : polygon.holes) sum -= std::abs(signed_area_m2(hole));
  }
  return std::llround(sum * cm2_per_m2);
}

double length_m(const Shape& shape) {
  double sum = 0;
  for (const Polygon& polygon : shape.polygons) {
    sum += length_m(polygon.outer);
    for (const Ring& hole : polygon.holes) sum += length_m(hole);
  }
  return sum;
}

double mean_width_m(const Shape& shape) {
  const double length = length_m(shape);
  return length > 0 ? 2 * static_cast<double>(area_cm2(shape)) / cm2_per_m2 / length : 0;
}

}  // namespace muang::geo
