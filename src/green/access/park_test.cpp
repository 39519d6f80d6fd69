// SPDX-License-Identifier: Apache-2.0
#include "green/access/park.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "base/core/dice.hpp"
#include "green/geodesic_rules.hpp"

using namespace muang;
using namespace muang::green;

namespace {

Park square(const char* id, double west, double south, double east, double north) {
  Park park{.id = id, .shape = {}, .point = {}, .area_m2 = {}};
  park.shape.polygons.push_back(
      {.outer = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, .holes = {}});
  return park;
}

double metres(const std::vector<Park>& parks, geo::Position from, double reach = 50'000) {
  const auto nearest = ParkIndex(parks, Coordinates::Degrees, reach).nearest(from);
  return nearest ? nearest->metres : -1;
}

// The nearest of many points along every edge, by the geodesic.
double walked(const Park& park, geo::Position from) {
  double least = HUGE_VAL;
  for (const auto& polygon : park.shape.polygons) {
    for (std::size_t k = 1; k < polygon.outer.size(); ++k) {
      const auto a = polygon.outer[k - 1], b = polygon.outer[k];
      for (int step = 0; step <= 2000; ++step) {
        const double t = step / 2000.0;
        least = std::min(least, geodesic_m(from.lon, from.lat, a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)));
      }
    }
  }
  return least;
}

}  // namespace

TEST_CASE("the way to a park ends at its edge, and inside there is none") {
  const std::vector<Park> parks{square("A", 100.50, 13.75, 100.51, 13.76)};
  CHECK(metres(parks, {100.505, 13.755}) == 0);
  // 0.0027° west of the western edge, at half its height: along the parallel.
  CHECK(metres(parks, {100.4973, 13.755}) == doctest::Approx(geodesic_m(100.4973, 13.755, 100.50, 13.755)).epsilon(1e-7));
  CHECK(metres(parks, {100.505, 13.7473}) == doctest::Approx(geodesic_m(100.505, 13.7473, 100.505, 13.75)).epsilon(1e-7));
  CHECK(metres(parks, {100.4973, 13.7473}) == doctest::Approx(geodesic_m(100.4973, 13.7473, 100.50, 13.75)).epsilon(1e-7));
}

TEST_CASE("whoever lives in a hole of a park walks to the edge of the hole") {
  auto park = square("A", 100.50, 13.75, 100.51, 13.76);
  park.shape.polygons[0].holes.push_back(
      {{100.504, 13.754}, {100.504, 13.756}, {100.506, 13.756}, {100.506, 13.754}, {100.504, 13.754}});
  CHECK(metres({park}, {100.505, 13.755}) == doctest::Approx(geodesic_m(100.505, 13.755, 100.506, 13.755)).epsilon(1e-6));
}

TEST_CASE("the distance agrees with the geodesic to points along the edge, up to ten kilometres") {
  Dice dice(3);
  for (int town = 0; town < 100; ++town) {
    const double lon = 98 + 7 * dice.unit(), lat = 6 + 14 * dice.unit();
    Park park{.id = "A", .shape = {}, .point = {}, .area_m2 = {}};
    geo::Ring ring;
    for (int k = 0; k < 3; ++k) ring.push_back({lon + 0.02 * dice.unit(), lat + 0.02 * dice.unit()});
    ring.push_back(ring.front());
    park.shape.polygons.push_back({ring, {}});
    const geo::Position from{lon + 0.1 * dice.unit() - 0.05, lat + 0.1 * dice.unit() - 0.05};
    const double found = metres({park}, from), least = walked(park, from);
    if (found == 0) continue;  // inside
    REQUIRE(found <= least + 0.02);
    REQUIRE(found >= least - 1.5);  // the points along an edge are up to 1.5 m apart
  }
}

TEST_CASE("the index finds what looking at every park finds") {
  Dice dice(8);
  std::vector<Park> parks;
  for (int k = 0; k < 300; ++k) {
    const double west = 100 + dice.unit(), south = 13 + dice.unit(),
                 size = 0.001 + (k % 50 == 0 ? 0.5 : 0.004) * dice.unit();
    parks.push_back(square("P", west, south, west + size, south + size));
  }
  for (const double reach : {300.0, 2000.0}) {
    const ParkIndex index(parks, Coordinates::Degrees, reach);
    for (int i = 0; i < 500; ++i) {
      const geo::Position from{99.9 + 1.2 * dice.unit(), 12.9 + 1.2 * dice.unit()};
      double least = HUGE_VAL;
      for (const Park& park : parks) {
        const double one = metres({park}, from);
        if (one >= 0) least = std::min(least, one);
      }
      const auto nearest = index.nearest(from);
      REQUIRE(nearest.has_value() == (least <= reach));
      if (nearest) REQUIRE(nearest->metres == doctest::Approx(least));
    }
  }
}

TEST_CASE("in metres the plane is flat, and beyond the reach nothing is near") {
  std::vector<Park> parks(1);
  parks[0].point = {300, 400};
  const ParkIndex index(parks, Coordinates::Metres, 500);
  CHECK(index.nearest({0, 0})->metres == doctest::Approx(500));
  CHECK(!index.nearest({-1, 0}));
  CHECK(!ParkIndex({}, Coordinates::Metres, 500).nearest({0, 0}));
}
