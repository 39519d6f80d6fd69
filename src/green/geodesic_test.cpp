// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "green/geodesic_rules.hpp"

using namespace muang::green;

TEST_CASE("distances on the ellipsoid are those of PROJ's geodesics") {
  struct Case {
    double lon_a, lat_a, lon_b, lat_b, metres;
  };
  // Made with geod_inverse of PROJ 9.1 (Karney 2013), WGS 84.
  for (const Case& c : {
           Case{100.493, 13.7563, 100.4957, 13.7563, 291.9965},
           Case{100.5018, 13.7563, 98.9853, 18.7883, 579946.3204},
           Case{100.5, 13.75, 100.5028, 13.7527, 425.3612},
           Case{0, 0, 1, 0, 111319.4908},
           Case{0, 0, 0, 1, 110574.3886},
           Case{102.1, 14.97, 100.47, 7, 899399.2047},
           Case{98.3, 7.88, 104.85, 15.24, 1082816.9892},
           Case{-179.9, 10, 179.9, 10.1, 24556.5797},
       }) {
    CHECK(std::abs(geodesic_m(c.lon_a, c.lat_a, c.lon_b, c.lat_b) - c.metres) < 0.001);
    CHECK(geodesic_m(c.lon_a, c.lat_a, c.lon_b, c.lat_b) == doctest::Approx(geodesic_m(c.lon_b, c.lat_b, c.lon_a, c.lat_a)));
  }
}

TEST_CASE("one place is no way from itself, and the far side of the earth has an answer") {
  CHECK(geodesic_m(100.5, 13.75, 100.5, 13.75) == 0);
  CHECK(geodesic_m(100.5, 13.75, -79.5, -13.75) == doctest::Approx(20'003'931).epsilon(0.002));
}

TEST_CASE("a degree on the equator is as long as the radius says") {
  // 2π · 6,378,137 m / 360, and π/180 · 6,378,137 m · (1 − e²) along the meridian.
  CHECK(degree_lengths(0).east == doctest::Approx(111'319.4908).epsilon(1e-9));
  CHECK(degree_lengths(0).north == doctest::Approx(110'574.2758).epsilon(1e-8));
  CHECK(degree_lengths(90).east == doctest::Approx(0).epsilon(1e-6));
}
