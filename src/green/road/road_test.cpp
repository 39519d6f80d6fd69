// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "green/road/road_access.hpp"
#include "green/road/road_text.hpp"

using namespace muang::green;

namespace {

// Streets every 100 m from 0 to 500 m, x and y.
std::vector<RoadLine> grid() {
  std::vector<RoadLine> lines;
  for (int k = 0; k <= 5; ++k) {
    RoadLine row, column;
    for (int i = 0; i <= 5; ++i) {
      row.push_back({100.0 * i, 100.0 * k});
      column.push_back({100.0 * k, 100.0 * i});
    }
    lines.push_back(row);
    lines.push_back(column);
  }
  return lines;
}

double way(const Roads& roads, RoadCorner from, RoadCorner to, double most = 10'000) {
  const auto a = roads.snap(from), b = roads.snap(to);
  if (!a || !b) return -1;
  const auto found = roads.nearest({{*a, 7}}, {*b}, most);
  return found[0] ? found[0]->metres : -2;
}

}  // namespace

TEST_CASE("in a grid of streets the way is that of Manhattan, with the steps to the street at both ends") {
  const Roads roads(grid(), false, 50);
  CHECK(roads.pieces() == 60);
  CHECK(roads.metres() == doctest::Approx(6000));
  CHECK(way(roads, {0, 0}, {500, 300}) == doctest::Approx(800));
  CHECK(way(roads, {130, 0}, {100, 240}) == doctest::Approx(30 + 240));
  CHECK(way(roads, {130, 20}, {160, 10}) == doctest::Approx(20 + 30 + 10));   // on the same street, without a corner
  CHECK(way(roads, {130, 0}, {170, 100}) == doctest::Approx(30 + 100 + 70));  // round the block, either way
  CHECK(way(roads, {0, 560}, {0, 0}) == -1);                                  // 60 m beside the last street
  CHECK(way(roads, {0, 0}, {500, 500}, 999) == -2);
  const auto a = roads.snap({0, 0}), b = roads.snap({500, 0}), home = roads.snap({200, 0});
  const auto nearest = roads.nearest({{*a, 1}, {*b, 2}}, {*home}, 10'000);
  CHECK(nearest[0]->label == 1);
  CHECK(nearest[0]->metres == doctest::Approx(200));
}

TEST_CASE("a river with one bridge: the straight way is short, the road goes round; without the bridge there is none") {
  const RoadLine south{{0, 0}, {500, 0}, {1000, 0}}, north{{0, 50}, {500, 50}, {1000, 50}}, bridge{{1000, 0}, {1000, 50}};
  CHECK(way(Roads({south, north, bridge}, false, 20), {0, 0}, {0, 50}) == doctest::Approx(1000 + 50 + 1000));
  CHECK(way(Roads({south, north}, false, 20), {0, 0}, {0, 50}) == -2);
  // A road over another without a common corner is a bridge too: nobody turns there.
  const RoadLine over{{300, -200}, {300, 200}};
  CHECK(way(Roads({south, over}, false, 20), {0, 0}, {300, 200}) == -2);
}

TEST_CASE("the direction of a line, the order of lines and pieces in between change nothing") {
  auto lines = grid();
  const double before = way(Roads(lines, false, 50), {12, 130}, {480, 333});
  std::reverse(lines.begin(), lines.end());
  for (RoadLine& line : lines) std::reverse(line.begin(), line.end());
  CHECK(way(Roads(lines, false, 50), {12, 130}, {480, 333}) == doctest::Approx(before));
}

TEST_CASE("people reach a park along roads of degrees, and who lives off the road or across the river is told") {
  // Metres a degree at 13.75° north: 110,618 and 108,145 (Snyder 1987, 4-18 and 4-21).
  const auto at = [](double x, double y) { return muang::geo::Position{100.5 + x / 108'145, 13.75 + y / 110'618}; };
  const auto corner = [&](double x, double y) { return RoadCorner{at(x, y).lon, at(x, y).lat}; };
  const std::vector<RoadLine> roads{{corner(0, 0), corner(1000, 0)}, {corner(0, 400), corner(1000, 400)}};
  People people{.coordinates = Coordinates::Degrees};
  for (const auto& [x, y] : {std::pair(0.0, 0.0), {400.0, 10.0}, {850.0, 50.0}, {0.0, 400.0}, {0.0, 900.0}}) {
    people.ids.push_back(std::to_string(people.ids.size()));
    people.at.push_back(at(x, y));
    people.communities.push_back({.people = person});
  }
  Parks parks{.coordinates = Coordinates::Degrees};
  Park park{.id = "P", .shape = {}, .point = {}, .area_m2 = 20'000};
  park.shape.polygons.push_back(
      {.outer = {at(800, 20), at(1000, 20), at(1000, 120), at(800, 120), at(800, 20)}, .holes = {}});
  parks.parks.push_back(park);
  const ParksReached reached = reach_along(people, parks, {.distances = {1000}}, roads);
  REQUIRE(reached.nearest[0]);
  CHECK(reached.nearest[0]->metres == doctest::Approx(820).epsilon(1e-3));  // 800 along, 20 to the edge
  CHECK(reached.nearest[1]->metres == doctest::Approx(10 + 400 + 20).epsilon(1e-3));
  CHECK(reached.nearest[2]->metres == 0);  // inside
  CHECK(!reached.nearest[3]);              // no bridge
  CHECK(!reached.nearest[4]);              // 500 m from any road
  CHECK(reached.places_off_road == 1);
  CHECK(reached.distances == "network");
}

TEST_CASE("roads come out of their bytes as they went in, to 1e-7 degrees") {
  const std::vector<RoadLine> roads{{{100.5, 13.75}, {100.5000001, 13.7499999}, {99.1, 20.0}}, {{100.5, 13.75}, {-0.5, -1}}};
  const std::string packed = packed_roads(roads);
  const auto again = unpacked_roads(std::as_bytes(std::span(packed.data(), packed.size())));
  REQUIRE(again.size() == 2);
  CHECK(packed_roads(again) == packed);
  CHECK(again[0][1].lon == doctest::Approx(100.5000001).epsilon(1e-12));
  CHECK(again[1][1].lat == -1);
  CHECK_THROWS(unpacked_roads(std::as_bytes(std::span(packed.data(), packed.size() - 1))));
}
