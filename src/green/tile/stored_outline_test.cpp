// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "geo/geojson.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/simplify_rules.hpp"
#include "green/tile/stored_outline_rules.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

TEST_CASE("a stored outline is read as the register writes it") {
  const geo::Ring outer{{100.1, 13.1}, {100.4, 13.1}, {100.4, 13.4}, {100.1, 13.1}};
  const geo::Ring hole{{100.2, 13.11}, {100.3, 13.12}, {100.3, 13.11}, {100.2, 13.11}};
  const geo::Shape one{{{outer, {hole}}}}, two{{{outer, {hole}}, {outer, {}}}};
  const TileAddress tile{6, 49, 29};
  for (const geo::Shape& shape : {one, two}) {
    std::string text;
    geo::append_geometry(text, shape);
    const TileOutline read = tile_outline(tile, text);
    CHECK(!read.cut);
    REQUIRE(read.shape.size() == shape.polygons.size());
    for (std::size_t i = 0; i < read.shape.size(); ++i) {
      REQUIRE(read.shape[i].size() == 1 + shape.polygons[i].holes.size());
      REQUIRE(read.shape[i][0].size() == outer.size());
      for (std::size_t k = 0; k < outer.size(); ++k)
        CHECK(read.shape[i][0][k] == tile_point(tile, outer[k].lon, outer[k].lat));
    }
  }
  CHECK(tile_outline(tile, "").shape.empty());
}

TEST_CASE("corners far outside are left out, and within the tile and its margin nothing changes") {
  std::mt19937 dice(11);
  const TileAddress tile{12, 3190, 1893};
  const DegreeBox box = degrees_of(tile, 0);
  std::size_t cut = 0;
  for (int round = 0; round < 300; ++round) {
    // A star around a place in or near the tile, larger than the tile.
    std::uniform_real_distribution<double> place(-0.5, 1.5), reach(0.1, 3.0);
    const double lon = box.west + place(dice) * (box.east - box.west),
                 lat = box.south + place(dice) * (box.north - box.south);
    geo::Ring ring;
    for (int i = 0; i < 60; ++i) {
      const double turn = i * std::numbers::pi / 30, away = reach(dice) * (box.east - box.west);
      ring.push_back({lon + away * std::cos(turn), lat + away * std::sin(turn)});
    }
    ring.push_back(ring.front());
    std::string text;
    geo::append_geometry(text, {{{ring, {}}}});
    TileRing whole;
    for (const geo::Position& p : ring) whole.push_back(tile_point(tile, p.lon, p.lat));
    const TileOutline read = tile_outline(tile, text);
    cut += read.cut ? 1 : 0;
    const auto area = [](const TileShape& shape) { return shape.empty() ? 0 : twice_area(shape[0][0]); };
    CHECK(area(clipped(read.shape, 1)) == area(clipped({{whole}}, 1)));
  }
  CHECK(cut > 200);
}
