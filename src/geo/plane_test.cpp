// SPDX-License-Identifier: Apache-2.0
#include "geo/plane.hpp"

#include <doctest/doctest.h>

#include "geo/drawn_map_test.hpp"
#include "geo/geo_errors.hpp"

namespace muang::geo {
namespace {

Shape ring(const std::vector<std::pair<double, double>>& corners) {
  Ring made;
  for (const auto& [column, row] : corners) made.push_back(corner(column, row));
  made.push_back(made.front());
  Shape shape{{{made, {}}}};
  normalise(shape);
  return shape;
}

Shape with_holes(Shape outer, const std::vector<Shape>& holes) {
  for (const Shape& hole : holes) outer.polygons.front().holes.push_back(hole.polygons.front().outer);
  normalise(outer);
  return outer;
}

std::string param(const Error& error, const std::string& name) {
  for (const auto& [key, value] : error.params) {
    if (key == name) return value;
  }
  return {};
}

std::vector<int> codes(const Shape& shape) {
  std::vector<int> found;
  for (const Error& fault : faults_of(shape)) found.push_back(fault.code.number);
  return found;
}

}  // namespace

TEST_CASE("what two plots share, and what all cover, is counted in letters") {
  const Drawing map{"AAAxBB",  //
                    "AAyzBB",  // y: A and C, x: A and B, z: all three
                    "..CC.."};
  const Shape a = drawn(map, "Axyz"), b = drawn(map, "Bxz"), c = drawn(map, "Cyz");
  CHECK(cells(a) == 8);
  CHECK(cells(intersection(a, b)) == 2);
  CHECK(cells(intersection(a, c)) == 2);
  CHECK(cells(intersection(intersection(a, b), c)) == 1);
  CHECK(cells(union_of({a, b, c})) == 14);
  CHECK(cells(union_of({c, a, b, a})) == 14);
}

TEST_CASE("plots that share an edge or a corner do not overlap") {
  const Drawing map{"AABB", "AABB", "CC.."};
  CHECK(intersection(drawn(map, "A"), drawn(map, "B")).empty());
  CHECK(intersection(drawn(map, "B"), drawn(map, "C")).empty());
  CHECK(cells(union_of({drawn(map, "A"), drawn(map, "B"), drawn(map, "C")})) == 10);
}

TEST_CASE("what lies in the hole of another plot does not overlap it") {
  const Drawing map{"AAA", "ABA", "AAA"};
  CHECK(intersection(drawn(map, "A"), drawn(map, "B")).empty());
}

TEST_CASE("the part outside the boundary") {
  const Drawing map{"ttttt..",  //
                    "tttAAAA",  // a is A inside the town
                    "ttttt.."};
  const Boundary town(rectangle(0, 0, 5, 3));
  CHECK(cells(town.outside(drawn(map, "A"))) == 2);
  CHECK(town.outside(rectangle(0, 0, 5, 3)).empty());
  CHECK(cells(town.outside(rectangle(5, 0, 7, 1))) == 2);
}

TEST_CASE("each kind of fault is named with its place") {
  const Shape bow = ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
  CHECK(codes(bow) == std::vector<int>{5535});
  CHECK(param(faults_of(bow).front(), "lon") == "100.5001000");
  CHECK(param(faults_of(bow).front(), "lat") == "13.7501000");
  CHECK(codes(ring({{0, 0}, {3, 0}, {0, 0}, {3, 0}})) == std::vector<int>{5536});
  CHECK(codes(ring({{0, 0}, {0.0000001, 0}, {0, 0.0000001}})) == std::vector<int>{5536});
  const Shape field = rectangle(0, 0, 10, 10);
  CHECK(codes(with_holes(field, {rectangle(20, 0, 21, 1)})) == std::vector<int>{5537});
  CHECK(codes(with_holes(field, {rectangle(8, 2, 12, 4)})) == std::vector<int>{5538});
  CHECK(codes(with_holes(field, {rectangle(1, 1, 5, 5), rectangle(4, 4, 8, 8)})) == std::vector<int>{5538});
  CHECK(codes(with_holes(field, {rectangle(1, 1, 5, 5), rectangle(2, 2, 3, 3)})) == std::vector<int>{5538});
  CHECK(codes(with_holes(field, {ring({{0, 5}, {5, 0}, {10, 5}, {5, 10}})})) == std::vector<int>{5539});
  Shape parts = field;
  parts.polygons.push_back(rectangle(5, 5, 15, 15).polygons.front());
  CHECK(codes(parts) == std::vector<int>{5540});
  parts.polygons.back() = rectangle(2, 2, 3, 3).polygons.front();
  CHECK(codes(parts) == std::vector<int>{5540});
  CHECK(codes(Shape{}) == std::vector<int>{5523});
}

TEST_CASE("all rings are looked at, and a sound shape has no fault") {
  Shape two = ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
  two.polygons.push_back(ring({{5, 5}, {7, 7}, {7, 5}, {5, 7}}).polygons.front());
  two.polygons.push_back(rectangle(10, 10, 11, 11).polygons.front());
  CHECK(codes(two) == std::vector<int>{5535, 5535});
  CHECK(codes(drawn({"AAAA", "A..A", "AAAA"}, "A")).empty());
  CHECK(codes(drawn({"A.A"}, "A")).empty());
}

TEST_CASE("a repair keeps both loops of a bow tie, and a shape without area is gone") {
  const Shape bow = ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
  const Shape mended = repaired(bow);
  CHECK(codes(mended).empty());
  CHECK(mended.polygons.size() == 2);
  CHECK(cells(mended) == 2);
  CHECK(repaired(ring({{0, 0}, {3, 0}, {0, 0}, {3, 0}})).empty());
  CHECK(repaired(Shape{{{{corner(0, 0), corner(1, 0)}, {}}}}).empty());
  const Shape field = drawn({"AAAA", "A..A", "AAAA"}, "A");
  CHECK(repaired(field) == field);
}

TEST_CASE("only plots whose boxes meet are looked into, each pair once") {
  const std::vector<Shape> plots{
      rectangle(4, 0, 6, 1), rectangle(0, 0, 2, 1), {}, rectangle(1, 0, 5, 1), rectangle(1, 3, 5, 4)};
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
  CHECK(meeting_boxes(plots, 10) == Pairs{{0, 3}, {1, 3}});
  CHECK(!meeting_boxes(plots, 1).has_value());
}

}  // namespace muang::geo
