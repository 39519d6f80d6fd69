// SPDX-License-Identifier: Apache-2.0
// A plot as it is kept says at every zoom what its outline would, tiles that meet go on where the other ends, and whatever
// lies in a tile is found.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "geo/geojson.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/simplify_rules.hpp"
#include "green/tile/stored_outline_rules.hpp"
#include "green/tile/tile_form_rules.hpp"
#include "green/tile/winding_plots_test.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

namespace {

std::set<Edge> edges_of(const TileRing& ring) {
  std::set<Edge> edges;
  for (std::size_t i = 0; i < ring.size(); ++i) edges.emplace(ring[i], ring[(i + 1) % ring.size()]);
  return edges;
}

// Where the outline meets a line x = `at`, of edges that cross it.
std::set<std::int64_t> crossings(const TileShape& shape, std::int32_t at) {
  std::set<std::int64_t> found;
  for (const TilePolygon& polygon : shape) {
    for (const TileRing& ring : polygon) {
      for (auto [from, to] : edges_of(ring)) {
        if (to < from) std::swap(from, to);
        if (from.x >= at || to.x <= at) continue;
        const double share = static_cast<double>(at - from.x) / (to.x - from.x);
        found.insert(std::llround((from.y + share * (to.y - from.y)) * 1e6));
      }
    }
  }
  return found;
}

// The quarter somewhere in the country, and as the register keeps it.
struct Kept {
  std::vector<TileShape> shapes;
  std::vector<std::vector<std::uint8_t>> zooms;
};
Kept kept_quarter(unsigned seed, std::int32_t wide) {
  Kept kept;
  for (TileShape shape : Quarter(seed, 0, wide, 5).shapes()) {
    for (TilePoint& p : shape[0][0]) p = {p.x + 209'100'000, p.y + 124'000'000};
    kept.shapes.push_back(std::move(shape));
  }
  std::vector<const TileShape*> all;
  for (const TileShape& shape : kept.shapes) all.push_back(&shape);
  const auto zooms = corner_zooms(all);
  auto first = zooms.begin();
  for (const TileShape& shape : kept.shapes) {
    const auto end = first + static_cast<std::ptrdiff_t>(shape[0][0].size());
    kept.zooms.emplace_back(first, end);
    first = end;
  }
  return kept;
}

TileAddress tile_with(TilePoint world, int z) { return {z, world.x >> (world_bits - z), world.y >> (world_bits - z)}; }

}  // namespace

TEST_CASE("what is kept of a plot draws at every zoom what its corners would, and says the same words") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const Kept kept = kept_quarter(seed, 200'000);
    for (std::size_t i = 0; i < kept.shapes.size(); ++i) {
      for (const ZoomBand& band : zoom_bands) {
        const std::string form =
            form_of({7, 123'456'789'012, "2.1", "existing", "สวนหลวง"}, kept.shapes[i], kept.zooms[i], band, 0);
        for (int z = band.first; z <= band.last; ++z) {
          const TileAddress tile = tile_with(kept.shapes[i][0][0][0], z);
          const ReadForm read = read_form(form, tile);
          CHECK(read.shape == shape_at(tile, kept.shapes[i], kept.zooms[i]));
          CHECK((read.words.unit == 7 && read.words.cm2 == 123'456'789'012));
          CHECK((read.words.type == "2.1" && read.words.status == "existing" && read.words.name == "สวนหลวง"));
        }
      }
      CHECK(shape_at({deepest_zoom, 0, 0}, kept.shapes[i], kept.zooms[i]) == kept.shapes[i]);
    }
  }
}

TEST_CASE("a plot is drawn from the first zoom at which it is seen, and is a mark before") {
  for (const std::int32_t wide : {100, 3'000, 200'000, 6'000'000}) {
    const Kept kept = kept_quarter(2, wide);
    for (std::size_t i = 0; i < kept.shapes.size(); ++i) {
      const int first = drawn_from(kept.shapes[i], kept.zooms[i]);
      for (int z = first; z <= deepest_zoom; ++z) CHECK(!shape_at({z, 0, 0}, kept.shapes[i], kept.zooms[i]).empty());
      CHECK((box_of(kept.shapes[i]).side() >> (deepest_zoom - first)) >= least_side);
      CHECK((box_of(kept.shapes[i]).side() >> (deepest_zoom - first + 1)) < 2 * least_side);
    }
  }
  const TileShape strip{{{{1000, 1000}, {90'000, 1001}, {90'000, 1003}, {1000, 1002}}}};
  CHECK(drawn_from(strip, {0, 0, 0, 0}) > 8);
  CHECK(drawn_from({{{{5, 5}, {9, 5}, {9, 9}}}}, {0, 0, 0}) == never_seen);
}

TEST_CASE("neighbours share their border as it is drawn, at every zoom and in every tile") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const Kept kept = kept_quarter(seed, 400'000);
    for (int z = 8; z <= deepest_zoom; ++z) {
      // Side by side in the first row of five.
      const TileAddress tile = tile_with(kept.shapes[1][0][0][0], z);
      const auto left = shape_at(tile, kept.shapes[0], kept.zooms[0]), right = shape_at(tile, kept.shapes[1], kept.zooms[1]);
      std::size_t shared = 0;
      const auto back = edges_of(right.at(0).at(0));
      for (const Edge& edge : edges_of(left.at(0).at(0))) shared += back.contains({edge.second, edge.first}) ? 1 : 0;
      CHECK(shared > 0);
    }
  }
}

TEST_CASE("the next tile goes on where this one ends") {
  std::size_t both = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Kept kept = kept_quarter(seed, 40'000);
    for (int z = 12; z <= deepest_zoom; ++z) {
      const TileAddress west = tile_with({kept.shapes[0][0][0][0].x + 20'000, kept.shapes[0][0][0][0].y + 20'000}, z);
      const TileAddress east{z, west.x + 1, west.y};
      for (std::size_t i = 0; i < kept.shapes.size(); ++i) {
        const TileShape left = clipped(shape_at(west, kept.shapes[i], kept.zooms[i])),
                        right = clipped(shape_at(east, kept.shapes[i], kept.zooms[i]));
        const auto here = crossings(left, tile_extent), there = crossings(right, 0);
        REQUIRE(here.size() == there.size());
        // An edge that reaches the margin is cut there to whole units, in each tile on its own side.
        for (auto a = here.begin(), b = there.begin(); a != here.end(); ++a, ++b) CHECK(std::abs(*a - *b) < 1'000'000);
        both += here.empty() ? 0 : 1;
      }
    }
  }
  CHECK(both > 100);
}

TEST_CASE("whatever lies in a tile is found in its cell, those within it or those around it") {
  std::mt19937 dice(5);
  std::uniform_int_distribution<std::int32_t> lon(206'000'000, 213'000'000), lat(118'000'000, 130'000'000);
  std::uniform_real_distribution<double> size(3, 21);
  std::size_t met = 0;
  for (int round = 0; round < 3000; ++round) {
    const TilePoint at{lon(dice), lat(dice)};
    const auto wide = static_cast<std::int32_t>(std::exp2(size(dice))),
               tall = static_cast<std::int32_t>(std::exp2(size(dice)));
    const WorldBox box{at.x, at.y, at.x + wide, at.y + tall};
    for (const ZoomBand& band : zoom_bands) {
      const auto cells = cells_of(box, band, 0);
      REQUIRE(cells.size() <= 4);
      for (int z = band.first; z <= band.last; ++z) {
        const TileAddress corner = tile_with({box.east, box.south}, z), near{z, corner.x + 1, corner.y};
        for (const TileAddress& tile : {tile_with(at, z), corner, near}) {
          const WorldBox of = box_of(tile, 0);
          const bool meets = of.west <= box.east && of.east > box.west && of.north <= box.south && of.south > box.north;
          const CellSearch search = search_in(cell_of(tile));
          const bool found = std::ranges::any_of(cells, [&](std::int64_t cell) {
            return (cell >= search.first && cell < search.end) ||
                   std::ranges::find(search.around, cell) != search.around.end();
          });
          if (meets) CHECK(found);
          met += meets ? 1 : 0;
        }
      }
    }
  }
  CHECK(met > 50'000);
}

TEST_CASE("a stored outline is read as the register writes it") {
  const geo::Ring outer{{100.1, 13.1}, {100.4, 13.1}, {100.4, 13.4}, {100.1, 13.1}};
  const geo::Ring hole{{100.2, 13.11}, {100.3, 13.12}, {100.3, 13.11}, {100.2, 13.11}};
  const geo::Shape one{{{outer, {hole}}}}, two{{{outer, {hole}}, {outer, {}}}};
  for (const geo::Shape& shape : {one, two}) {
    std::string text;
    geo::append_geometry(text, shape);
    const TileShape read = world_shape(text);
    REQUIRE(read.size() == shape.polygons.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      REQUIRE(read[i].size() == 1 + shape.polygons[i].holes.size());
      REQUIRE(read[i][0].size() == 3);  // the point that closes it is not repeated
      for (std::size_t k = 0; k < 3; ++k) CHECK(read[i][0][k] == world_point(outer[k].lon, outer[k].lat));
    }
  }
  CHECK(world_shape("").empty());
}
