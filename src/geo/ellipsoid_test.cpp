// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <geodesic.h>

#include <algorithm>
#include <numbers>
#include <random>

#include "geo/drawn_map_test.hpp"

namespace muang::geo {
namespace {

// A star around a place: never crosses itself.
Shape star(std::mt19937& random, Position middle, double degrees, int corners) {
  std::uniform_real_distribution<double> reach(0.3, 1);
  Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double turn = 2 * std::numbers::pi * i / corners, radius = degrees * reach(random);
    ring.push_back({middle.lon + radius * std::cos(turn), middle.lat + radius * std::sin(turn)});
  }
  ring.push_back(ring.front());
  Shape shape{{{ring, {}}}};
  normalise(shape);
  return shape;
}

// Karney's geodesics, as PROJ carries them. Each edge is cut into pieces so short that a geodesic follows it.
double geodesic_area_m2(const Ring& ring, int pieces) {
  geod_geodesic earth;
  geod_init(&earth, semi_major_m, flattening);
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    for (int piece = 0; piece < pieces; ++piece) {
      const double part = static_cast<double>(piece) / pieces;
      geod_polygon_addpoint(&earth, &polygon, std::lerp(ring[i - 1].lat, ring[i].lat, part),
                            std::lerp(ring[i - 1].lon, ring[i].lon, part));
    }
  }
  double area = 0;
  geod_polygon_compute(&earth, &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

}  // namespace

TEST_CASE("the whole ellipsoid has the area of the sphere of equal area of NIMA TR8350.2 (radius 6,371,007.1809 m)") {
  const Ring octant{{0, 0}, {90, 0}, {90, 90}, {0, 90}, {0, 0}};
  const double radius = std::sqrt(8 * signed_area_m2(octant) / (4 * std::numbers::pi));
  CHECK(std::abs(radius - 6'371'007.1809) < 0.0001);
  // GeographicLib's own test of an octant (Planimeter, "63758202715511.0").
  CHECK(std::abs(signed_area_m2(octant) - 63'758'202'715'511.0) < 1);
}

TEST_CASE("a degree of the meridian at the equator is 110,574.27 m, one of the equator 111,319.49 m") {
  const Shape cell{{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}, {}}}};  // Snyder 1987, table 3, for neighbouring ellipsoids
  CHECK(length_m(Shape{{{{{0, 0}, {1, 0}, {0, 0}}, {}}}}) == doctest::Approx(2 * 111'319.4908).epsilon(1e-9));
  CHECK(length_m(Shape{{{{{0, 0}, {0, 1}, {0, 0}}, {}}}}) == doctest::Approx(2 * 110'574.2727).epsilon(1e-6));
  CHECK(mean_width_m(cell) == doctest::Approx(55'470).epsilon(1e-3));
}

TEST_CASE("areas of Thai size agree with geodesics that follow the edges") {
  std::mt19937 random(2566);
  std::uniform_real_distribution<double> lon(97, 106), lat(5, 21);
  for (const double degrees : {0.0002, 0.001, 0.02, 0.3}) {
    for (int round = 0; round < 20; ++round) {
      const Shape shape = star(random, {lon(random), lat(random)}, degrees, 12);
      const double ours = static_cast<double>(area_cm2(shape)) / 10'000;
      const double theirs = geodesic_area_m2(shape.polygons.front().outer, 200);
      CAPTURE(degrees);
      // 20 cm²: the geodesics reach down to the equator, and 2,400 of them round by up to 10 cm² together (our own sums
      // differ from the same in long double by 0.0003 cm² at 20 m and 0.4 cm² at 30 km); then what 200 of them leave of an
      // edge.
      CHECK(std::abs(ours - theirs) < 2e-3 + theirs * 2e-9);
    }
  }
}

TEST_CASE("direction and start of a ring and the order of parts change nothing, not one bit") {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    Shape one = star(random, {100.5, 13.75}, 0.01, 17);
    const Shape two = star(random, {100.6, 13.75}, 0.01, 9);
    one.polygons.push_back(two.polygons.front());
    normalise(one);
    Shape other = one;
    for (Polygon& polygon : other.polygons) {
      polygon.outer.pop_back();
      std::rotate(polygon.outer.begin(),
                  polygon.outer.begin() + static_cast<std::ptrdiff_t>(random() % polygon.outer.size()), polygon.outer.end());
      polygon.outer.push_back(polygon.outer.front());
      if (random() % 2 == 0) std::reverse(polygon.outer.begin(), polygon.outer.end());
    }
    std::reverse(other.polygons.begin(), other.polygons.end());
    normalise(other);
    CHECK(other == one);
    CHECK(area_cm2(other) == area_cm2(one));
  }
}

TEST_CASE("a split changes no sum: the halves of a plot have its area but for the rounding of each") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const Shape whole = star(random, {100.5, 13.75}, 0.05, 15);
    const Ring& ring = whole.polygons.front().outer;
    const Boundary west(Shape{{{{{100.0, 13}, {100.501, 13}, {100.499, 14.5}, {100.0, 14.5}, {100.0, 13}}, {}}}});
    const Shape east = west.outside(whole), rest = Boundary(east).outside(whole);
    CHECK(!east.empty());
    CHECK(!rest.empty());
    CHECK(std::abs(area_cm2(east) + area_cm2(rest) - area_cm2(whole)) <= 40);  // of 10¹¹ cm²: cut points are doubles
    Ring finer;                                                                // a corner more on each edge
    for (std::size_t i = 1; i < ring.size(); ++i) {
      finer.push_back(ring[i - 1]);
      finer.push_back({std::midpoint(ring[i - 1].lon, ring[i].lon), std::midpoint(ring[i - 1].lat, ring[i].lat)});
    }
    finer.push_back(finer.front());
    CHECK(std::abs(area_cm2(Shape{{{finer, {}}}}) - area_cm2(whole)) <= 40);
  }
}

TEST_CASE("a hole is no area, and a map counts its letters") {
  const Drawing map{"AAAA", "A..A", "AAAA"};
  CHECK(cells(drawn(map, "A")) == 10);
  CHECK(drawn(map, "A").polygons.front().holes.size() == 1);
  CHECK(cells(drawn(map, "A.")) == 12);
}

}  // namespace muang::geo
