// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "geo/inside_rules.hpp"

namespace muang::geo {
namespace {

Ring square(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

}  // namespace

TEST_CASE("a place lies inside of the outer ring and outside of its holes") {
  const Shape shape{{{square(0, 0, 4, 4), {square(1, 1, 2, 2)}}, {square(6, 0, 7, 1), {}}}};
  CHECK(lies_inside({3, 3}, shape));
  CHECK(!lies_inside({1.5, 1.5}, shape));
  CHECK(lies_inside({6.5, 0.5}, shape));
  CHECK(!lies_inside({5, 0.5}, shape));
  CHECK(!lies_inside({3, 3}, Shape{}));
}

TEST_CASE("of two plots that share an edge exactly one has each place near it") {
  // The same edge, run through in both directions; its slope is no round number.
  const Position a{0.1, 0.0}, b{0.7, 3.0};
  const Polygon left{{{-2, 0}, a, b, {-2, 3}, {-2, 0}}, {}};
  const Polygon right{{b, a, {3, 0}, {3, 3}, b}, {}};
  for (int i = 1; i < 1000; ++i) {
    const double lat = 3.0 * i / 1000;
    const Position at{a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon), lat};
    CHECK(lies_inside(at, left) != lies_inside(at, right));
  }
}

}  // namespace muang::geo
