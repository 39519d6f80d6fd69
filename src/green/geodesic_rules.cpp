// SPDX-License-Identifier: Apache-2.0
#include "green/geodesic_rules.hpp"

#include <cmath>
#include <numbers>

namespace muang::green {
namespace {

constexpr double semi_major = 6'378'137.0;  // NIMA TR8350.2, table 3.1
constexpr double flattening = 1 / 298.257223563;
constexpr double semi_minor = semi_major * (1 - flattening);
constexpr double half_meridian = 2 * 10'001'965.7293;  // the quarter meridian of WGS 84
constexpr double radian = std::numbers::pi / 180;
constexpr int most_rounds = 100;
constexpr double settled = 1e-12;  // of the longitude on the sphere, 0.006 mm

struct Sphere {  // on the auxiliary sphere
  double sin_sigma = 0, cos_sigma = 0, sigma = 0, cos2_alpha = 0, sin_alpha = 0, cos_2m = 0;
};

Sphere on_sphere(double sin_u, double cos_u, double sin_v, double cos_v, double lambda) {
  Sphere s;
  const double sin_l = std::sin(lambda), cos_l = std::cos(lambda);
  s.sin_sigma = std::hypot(cos_v * sin_l, cos_u * sin_v - sin_u * cos_v * cos_l);
  s.cos_sigma = sin_u * sin_v + cos_u * cos_v * cos_l;
  s.sigma = std::atan2(s.sin_sigma, s.cos_sigma);
  s.sin_alpha = s.sin_sigma == 0 ? 0 : cos_u * cos_v * sin_l / s.sin_sigma;
  s.cos2_alpha = 1 - s.sin_alpha * s.sin_alpha;
  s.cos_2m = s.cos2_alpha < 1e-15 ? 0 : s.cos_sigma - 2 * sin_u * sin_v / s.cos2_alpha;  // along the equator: 0
  return s;
}

double length_of(const Sphere& s) {
  const double u2 = s.cos2_alpha * (semi_major * semi_major - semi_minor * semi_minor) / (semi_minor * semi_minor);
  const double a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const double b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const double m = s.cos_2m, m2 = 2 * m * m - 1;
  const double last = b / 6 * m * (4 * s.sin_sigma * s.sin_sigma - 3) * (4 * m * m - 3);
  const double shift = b * s.sin_sigma * (m + b / 4 * (s.cos_sigma * m2 - last));
  return semi_minor * a * (s.sigma - shift);
}

}  // namespace

double geodesic_m(double lon_a, double lat_a, double lon_b, double lat_b) {
  const double u = std::atan((1 - flattening) * std::tan(lat_a * radian));
  const double v = std::atan((1 - flattening) * std::tan(lat_b * radian));
  const double difference = std::remainder(lon_b - lon_a, 360.0) * radian;
  const double sin_u = std::sin(u), cos_u = std::cos(u), sin_v = std::sin(v), cos_v = std::cos(v);
  double lambda = difference;
  for (int round = 0; round < most_rounds; ++round) {
    const Sphere s = on_sphere(sin_u, cos_u, sin_v, cos_v, lambda);
    if (s.sin_sigma == 0 && s.cos_sigma > 0) return 0;
    const double c = flattening / 16 * s.cos2_alpha * (4 + flattening * (4 - 3 * s.cos2_alpha));
    const double inner = s.cos_2m + c * s.cos_sigma * (2 * s.cos_2m * s.cos_2m - 1);
    const double next = difference + (1 - c) * flattening * s.sin_alpha * (s.sigma + c * s.sin_sigma * inner);
    if (std::abs(next) > std::numbers::pi) break;
    const bool done = std::abs(next - lambda) < settled;
    lambda = next;
    if (done) return length_of(on_sphere(sin_u, cos_u, sin_v, cos_v, lambda));
  }
  return half_meridian;
}

DegreeLengths degree_lengths(double lat) {
  constexpr double e2 = flattening * (2 - flattening);
  const double sine = std::sin(lat * radian);
  const double w2 = 1 - e2 * sine * sine;
  return {.north = radian * semi_major * (1 - e2) / (w2 * std::sqrt(w2)),
          .east = radian * semi_major / std::sqrt(w2) * std::cos(lat * radian)};
}

}  // namespace muang::green
