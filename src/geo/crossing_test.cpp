// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include "geo/crossing_rules.hpp"
#include "geo/drawn_map_test.hpp"

namespace muang::geo {
namespace {

Shape ring_of(Ring ring) {
  ring.push_back(ring.front());
  return {{{std::move(ring), {}}}};
}

// Corners anywhere in a square, from a fixed seed: about n²/12 pairs of edges cross.
Shape tangle(int corners) {
  Ring ring;
  std::uint32_t state = 1;
  const auto next = [&] { return static_cast<double>((state = state * 1664525 + 1013904223) >> 8) / (1 << 24); };
  for (int i = 0; i < corners; ++i) {
    const double lon = 100 + next();
    ring.push_back({lon, 13 + next()});
  }
  return ring_of(std::move(ring));
}

}  // namespace

TEST_CASE("a bow tie crosses itself once; corners and edges that only touch are no crossings") {
  const Shape bow = ring_of({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
  CHECK(few_crossings(bow, 1));
  CHECK(!few_crossings(bow, 0));
  CHECK(few_crossings(drawn({"AA.", "A.A", "AAA"}, "A"), 0));
  CHECK(few_crossings({}, 0));
}

TEST_CASE("a tangle is given up early, also when it is large; a round plot of many corners is looked at whole") {
  CHECK(few_crossings(tangle(50)));
  CHECK(!few_crossings(tangle(400)));
  CHECK(!few_crossings(tangle(100'000)));
  Ring round;
  for (int i = 0; i < 200'000; ++i)
    round.push_back({100 + std::cos(i * 6.2831853 / 200'000), 13 + std::sin(i * 6.2831853 / 200'000)});
  CHECK(few_crossings(ring_of(std::move(round)), 0));
}

TEST_CASE("a ring that runs over itself again and again is a tangle too") {
  Ring twice, often;
  for (int i = 0; i < 400; ++i) {
    for (const Position corner : {Position{0, 0}, Position{2, 0}, Position{2, 2}}) {
      if (i < 2) twice.push_back(corner);
      often.push_back(corner);
    }
  }
  CHECK(few_crossings(ring_of(std::move(twice)), 3));
  CHECK(!few_crossings(ring_of(std::move(often))));
}

TEST_CASE("a comb whose long teeth all lie beside each other is not looked at for ever") {
  Ring comb;
  for (int i = 0; i < 20'000; ++i) comb.push_back({i % 2 ? 101.0 : 100.0, 13 + i * 1e-6});
  comb.push_back({99.9, 13.5});
  CHECK(!few_crossings(ring_of(std::move(comb))));
}

}  // namespace muang::geo
