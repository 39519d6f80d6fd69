// SPDX-License-Identifier: Apache-2.0
// The grid of tiles, what is cut at a tile's edge, how a tile is written and how many points become few.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numbers>
#include <random>

#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/cluster_rules.hpp"
#include "green/tile/tile_cell_rules.hpp"
#include "green/tile/tile_decoder_test.hpp"
#include "green/tile/vector_tile_rules.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

namespace {

geo::Shape as_degrees(const TileShape& shape) {
  geo::Shape out;
  for (const TilePolygon& polygon : shape) {
    std::vector<geo::Ring> rings;
    for (const TileRing& ring : polygon) {
      geo::Ring& degrees = rings.emplace_back();
      for (const TilePoint p : ring) degrees.push_back({p.x / 8192.0, -p.y / 8192.0});
      degrees.push_back(degrees.front());
    }
    out.polygons.push_back({rings[0], {rings.begin() + 1, rings.end()}});
  }
  return out;
}

}  // namespace

TEST_CASE("a place lies in the tile that the published formula gives") {
  // OpenStreetMap wiki, "Slippy map tilenames": n = 2^z, x = n (lon + 180) / 360, y = n (1 − ln(tan φ + sec φ) / π) / 2.
  for (const auto& [lon, lat] : {std::pair{100.494, 13.7528}, {102.8236, 16.4322}, {98.3922, 7.8804}, {-70.2, -33.1}}) {
    for (int z = 0; z <= deepest_zoom; ++z) {
      const double n = std::ldexp(1.0, z), phi = lat * std::numbers::pi / 180;
      const double x = n * (lon + 180) / 360;
      const double y = n * (1 - std::log(std::tan(phi) + 1 / std::cos(phi)) / std::numbers::pi) / 2;
      const auto tile = tile_at(z, static_cast<std::int64_t>(x), static_cast<std::int64_t>(y));
      REQUIRE(tile);
      const TilePoint at = tile_point(*tile, lon, lat);
      CHECK(std::abs(at.x - (x - std::floor(x)) * tile_extent) < 0.51);
      CHECK(std::abs(at.y - (y - std::floor(y)) * tile_extent) < 0.51);
      const DegreeBox box = degrees_of(*tile, 0);
      CHECK((box.west <= lon && lon <= box.east && box.south <= lat && lat <= box.north));
    }
  }
  CHECK(tile_point({0, 0, 0}, 0, 90).y == 0);
  CHECK(tile_point({0, 0, 0}, 180, -90) == TilePoint{tile_extent, tile_extent});
}

TEST_CASE("what is no tile is none") {
  CHECK(tile_at(0, 0, 0));
  CHECK(tile_at(16, 65535, 65535));
  CHECK(!tile_at(16, 65536, 0));
  CHECK(!tile_at(17, 0, 0));
  CHECK(!tile_at(-1, 0, 0));
  CHECK(!tile_at(3, 0, -1));
}

TEST_CASE("four tiles that meet have the whole area of a shape between them") {
  // Each is cut at its own margin; what lies within the tile alone is cut again by moving the shape, so that the margins
  // fall away.
  const TilePolygon polygon{{{-900, -700}, {700, -900}, {1100, 800}, {-500, 900}}, {{-200, -100}, {50, 300}, {200, -150}}};
  std::int64_t whole = std::abs(twice_area(polygon[0])) - std::abs(twice_area(polygon[1])), parts = 0;
  for (const auto& [right, down] : {std::pair{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}) {
    TilePolygon here = polygon;
    for (TileRing& ring : here) {
      for (TilePoint& p : ring) {
        p.x += right < 0 ? tile_extent + tile_margin : -tile_margin;
        p.y += down < 0 ? tile_extent + tile_margin : -tile_margin;
      }
    }
    const TileShape cut = clipped({here});
    for (const TileRing& ring : cut.at(0)) {
      parts += twice_area(ring);
      for (const TilePoint p : ring) {
        CHECK((p.x >= -tile_margin && p.x <= tile_extent + tile_margin));
        CHECK((p.y >= -tile_margin && p.y <= tile_extent + tile_margin));
      }
    }
  }
  CHECK(std::abs(parts - whole) <= 16 * 1000);  // sixteen cuts, each rounded to a unit on edges of less than 2,000
}

TEST_CASE("a shape within the tile comes out valid; what lies outside or is not seen does not come out") {
  const TileShape shape{{{{10, 10}, {10, 900}, {900, 900}, {900, 10}}, {{20, 20}, {400, 20}, {400, 400}}}};
  const TileShape cut = clipped(shape);
  CHECK(geo::faults_of(as_degrees(cut)).empty());
  CHECK(twice_area(cut[0][0]) == 2 * 890 * 890);
  CHECK(clipped({{{{5000, 5000}, {6000, 5000}, {6000, 6000}}}}).empty());
  CHECK(clipped({{{{5, 5}, {7, 5}, {9, 5}}}}).empty());
}

TEST_CASE("a tile reads back as it was written, names and values once each") {
  TileLayer layer("plots");
  const TileShape shape{{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{20, 20}, {20, 40}, {40, 40}}},
                        {{{200, 200}, {300, 200}, {300, 300}}}};
  layer.add_shape(17, shape, {{"name", "สวนหลวง"}, {"cm2", std::int64_t{-5'000'000'000}}, {"public", true}});
  layer.add_point(18, {4000, -3}, {{"name", "สวนหลวง"}, {"public", false}});
  std::string tile;
  layer.append_to(tile);
  CHECK(tile.find("สวนหลวง") == tile.rfind("สวนหลวง"));
  const auto layers = decoded_tile(tile);
  REQUIRE(layers.contains("plots"));
  const DecodedLayer& plots = layers.at("plots");
  CHECK(plots.version == 2);
  CHECK(plots.extent == 4096);
  REQUIRE(plots.features.size() == 2);
  CHECK(plots.features[0].id == 17);
  CHECK(plots.features[0].kind == 3);
  CHECK(plots.features[0].rings == std::vector<TileRing>{shape[0][0], shape[0][1], shape[1][0]});
  CHECK(plots.features[0].tags ==
        std::map<std::string, std::string>{{"name", "สวนหลวง"}, {"cm2", "-5000000000"}, {"public", "true"}});
  CHECK(plots.features[1].rings == std::vector<TileRing>{{{4000, -3}}});
  CHECK(plots.features[1].tags == std::map<std::string, std::string>{{"name", "สวนหลวง"}, {"public", "false"}});
}

TEST_CASE("points of one square are one point with their number; each point is in one tile") {
  std::mt19937 dice(3);
  const TileAddress middle{12, 3190, 1893};
  const std::int32_t wide = tile_extent << (deepest_zoom - middle.z);
  std::uniform_int_distribution<std::int32_t> place(-wide, 2 * wide - 1);
  std::vector<TileMark> marks;
  for (std::int64_t id = 1; id <= 5000; ++id) {
    const auto at = [&](std::int64_t tile) { return static_cast<std::int32_t>(tile) * wide + place(dice); };
    marks.push_back(mark_at(id, {at(middle.x), at(middle.y)}, id));
  }
  std::int64_t count = 0, weight = 0;
  for (std::int64_t row = -1; row <= 1; ++row) {
    for (std::int64_t column = -1; column <= 1; ++column) {
      const TileAddress tile{middle.z, middle.x + column, middle.y + row};
      const auto clusters = clusters_of(tile, marks);
      CHECK(clusters.size() <= 64);
      for (const TileCluster& one : clusters) count += one.count, weight += one.weight;
      std::shuffle(marks.begin(), marks.end(), dice);
      const auto again = clusters_of(tile, marks);
      REQUIRE(again.size() == clusters.size());
      for (std::size_t i = 0; i < again.size(); ++i) {
        CHECK(again[i].id == clusters[i].id);
        CHECK(again[i].at == clusters[i].at);
      }
    }
  }
  CHECK(count == 5000);
  CHECK(weight == 5000LL * 5001 / 2);
}

TEST_CASE("sums of squares make the same clusters as the points themselves, at every zoom that they serve") {
  std::mt19937 dice(4);
  const TileAddress tile{8, 199, 118};
  std::uniform_int_distribution<std::int32_t> place(0, (tile_extent << (deepest_zoom - tile.z)) - 1);
  std::vector<TileMark> marks;
  for (std::int64_t id = 1; id <= 3000; ++id) {
    const auto at = [&](std::int64_t of) { return (static_cast<std::int32_t>(of * tile_extent) << 8) + place(dice); };
    marks.push_back(mark_at(id, {at(tile.x), at(tile.y)}, id * 7));
  }
  std::map<std::int64_t, TileMark> sums;
  for (const TileMark& mark : marks) {
    TileMark& sum = sums.try_emplace(square_at({static_cast<std::int32_t>(mark.x), static_cast<std::int32_t>(mark.y)},
                                               tile.z + cluster_zooms),
                                     TileMark{.count = 0})
                        .first->second;
    sum.ids += mark.ids, sum.count += mark.count, sum.x += mark.x, sum.y += mark.y, sum.weight += mark.weight;
  }
  std::vector<TileMark> summed;
  for (const auto& [square, sum] : sums) summed.push_back(sum);
  for (int z = 0; z <= tile.z; ++z) {
    const TileAddress over{z, tile.x >> (tile.z - z), tile.y >> (tile.z - z)};
    const auto one_by_one = clusters_of(over, marks), few = clusters_of(over, summed);
    REQUIRE(few.size() == one_by_one.size());
    for (std::size_t i = 0; i < few.size(); ++i) {
      CHECK(few[i].id == one_by_one[i].id);
      CHECK(few[i].at == one_by_one[i].at);
      CHECK(few[i].count == one_by_one[i].count);
      CHECK(few[i].weight == one_by_one[i].weight);
    }
  }
}
