// SPDX-License-Identifier: Apache-2.0
// The laws of a map tile: plots that share a border share it at every zoom, the next tile goes on where this one ends, no
// ring crosses itself, and nothing is lost but what is too small to be seen.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numbers>
#include <random>
#include <set>

#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/cluster_rules.hpp"
#include "green/tile/simplify_rules.hpp"
#include "green/tile/tile_decoder_test.hpp"
#include "green/tile/vector_tile_rules.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

namespace {

using Edge = std::pair<TilePoint, TilePoint>;

// Plots side by side, `side` of them in a row, with borders that wind: each border is walked once and used by both.
class Quarter {
 public:
  Quarter(unsigned seed, std::int32_t begin, std::int32_t end, int side)
      : dice_(seed), begin_(begin), end_(end), side_(side) {
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side; ++column) shapes_.push_back({{plot(row, column)}});
    }
  }
  std::vector<TileShape> shapes() const { return shapes_; }

 private:
  TilePoint corner(int row, int column) const {
    const auto at = [&](int i) { return begin_ + static_cast<std::int32_t>(std::int64_t{end_ - begin_} * i / side_); };
    return {at(column), at(row)};
  }
  // The points from one corner to the next, without the last; a step aside is less than a tenth of a plot.
  const TileRing& way(TilePoint from, TilePoint to) {
    const auto [place, fresh] = ways_.try_emplace({from, to});
    if (!fresh) return place->second;
    constexpr int steps = 40;
    std::uniform_int_distribution<std::int32_t> aside(-(end_ - begin_) / side_ / 12, (end_ - begin_) / side_ / 12);
    place->second.push_back(from);
    for (int i = 4; i < steps - 3; ++i) {
      const TilePoint on{from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps};
      place->second.push_back(from.x == to.x ? TilePoint{on.x + aside(dice_) / 4, on.y}
                                             : TilePoint{on.x, on.y + aside(dice_) / 4});
    }
    return place->second;
  }
  void along(TileRing& ring, TilePoint from, TilePoint to) {
    if (from < to) {
      const TileRing& points = way(from, to);
      ring.insert(ring.end(), points.begin(), points.end());
      return;
    }
    const TileRing& points = way(to, from);
    ring.push_back(from);
    ring.insert(ring.end(), points.rbegin(), points.rend() - 1);
  }
  TileRing plot(int row, int column) {
    TileRing ring;
    along(ring, corner(row, column), corner(row, column + 1));
    along(ring, corner(row, column + 1), corner(row + 1, column + 1));
    along(ring, corner(row + 1, column + 1), corner(row + 1, column));
    along(ring, corner(row + 1, column), corner(row, column));
    return ring;
  }
  std::mt19937 dice_;
  std::int32_t begin_, end_;
  int side_;
  std::map<Edge, TileRing> ways_;
  std::vector<TileShape> shapes_;
};

std::set<Edge> edges_of(const TileRing& ring) {
  std::set<Edge> edges;
  for (std::size_t i = 0; i < ring.size(); ++i) edges.emplace(ring[i], ring[(i + 1) % ring.size()]);
  return edges;
}

// Edges that no plot at the other side walks back.
std::size_t unshared(const std::vector<TileShape>& shapes) {
  std::set<Edge> all;
  for (const TileShape& shape : shapes) all.merge(edges_of(shape[0][0]));
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Edge& edge) {
    return !all.contains({edge.second, edge.first});
  }));
}

std::int64_t area_of(const std::vector<TileShape>& shapes) {
  std::int64_t sum = 0;
  for (const TileShape& shape : shapes) {
    for (const TilePolygon& polygon : shape) {
      for (const TileRing& ring : polygon) sum += twice_area(ring);
    }
  }
  return sum;
}

std::size_t corners_of(const std::vector<TileShape>& shapes) {
  std::size_t sum = 0;
  for (const TileShape& shape : shapes) sum += shape[0][0].size();
  return sum;
}

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

TileRing turned(const TileRing& ring, std::size_t by, bool backwards) {
  TileRing out = ring;
  std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(by % out.size()), out.end());
  if (backwards) std::reverse(out.begin(), out.end());
  return out;
}

TileShape moved(TileShape shape, std::int32_t by) {
  for (TilePoint& p : shape[0][0]) p.x += by;
  return shape;
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

TEST_CASE("plots that share a border share it when corners have gone, and the ground between them stays whole") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::vector<TileShape> before = Quarter(seed, 300, 3700, 7).shapes();
    std::vector<TileShape> after = before;
    simplify(after, 4000);
    CHECK(corners_of(after) * 2 < corners_of(before));
    // What is walked one way only is the outline of the quarter; a border that came apart would add to it.
    std::int64_t outline = 0;
    std::set<Edge> all;
    for (const TileShape& shape : after) all.merge(edges_of(shape[0][0]));
    for (const Edge& edge : all) {
      if (!all.contains({edge.second, edge.first}))
        outline += std::int64_t{edge.first.x} * edge.second.y - std::int64_t{edge.second.x} * edge.first.y;
    }
    CHECK(outline == area_of(after));
    CHECK(unshared(after) < unshared(before));
    for (const TileShape& shape : after) CHECK(geo::faults_of(as_degrees(shape)).empty());
  }
}

TEST_CASE("the area of a plot moves by no more than the triangles that were taken from it") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::vector<TileShape> before = Quarter(seed, 100, 4000, 5).shapes();
    std::vector<TileShape> after = before;
    simplify(after, least_triangle(12));
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto gone = static_cast<std::int64_t>(before[i][0][0].size() - after[i][0][0].size());
      CHECK(std::abs(twice_area(before[i][0][0]) - twice_area(after[i][0][0])) <= gone * least_triangle(12));
    }
  }
}

TEST_CASE("the order of plots, the start of a ring and its direction change nothing") {
  const std::vector<TileShape> before = Quarter(7, 300, 3700, 6).shapes();
  std::vector<TileShape> after = before;
  simplify(after, 2000);
  std::vector<TileShape> other(before.rbegin(), before.rend());
  for (std::size_t i = 0; i < other.size(); ++i) other[i][0][0] = turned(other[i][0][0], i * 13, i % 2 == 0);
  simplify(other, 2000);
  std::reverse(other.begin(), other.end());
  for (std::size_t i = 0; i < after.size(); ++i) {
    TileRing a = after[i][0][0], b = other[i][0][0];
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    CHECK(a == b);
  }
}

TEST_CASE("the next tile goes on where this one ends, though it does not know the same plots") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    // The quarter lies across the border between two tiles; each knows only plots that reach into it.
    std::vector<TileShape> west, east;
    std::vector<std::size_t> in_west, in_east;
    const std::vector<TileShape> all = Quarter(seed, 2400, 5800, 5).shapes();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto [least, most] = std::minmax_element(all[i][0][0].begin(), all[i][0][0].end());
      if (least->x <= tile_extent + tile_margin) west.push_back(all[i]), in_west.push_back(i);
      if (most->x >= tile_extent - tile_margin) east.push_back(moved(all[i], -tile_extent)), in_east.push_back(i);
    }
    simplify(west, 3000);
    simplify(east, 3000);
    std::size_t both = 0;
    for (std::size_t w = 0; w < west.size(); ++w) {
      const auto place = std::find(in_east.begin(), in_east.end(), in_west[w]);
      if (place == in_east.end()) continue;
      const TileShape left = clipped(west[w], 1),
                      right = clipped(east[static_cast<std::size_t>(place - in_east.begin())], 1);
      CHECK(crossings(left, tile_extent) == crossings(right, 0));
      both += crossings(left, tile_extent).empty() ? 0 : 1;
    }
    CHECK(both > 0);
  }
}

TEST_CASE("a corner stays where its going would carry the line over another plot's corner") {
  //  A pond with a jetty: the jetty's point lies within the triangle of the corner beside it.
  std::vector<TileShape> shapes{{{{{100, 100}, {200, 90}, {300, 100}, {300, 300}, {100, 300}}}},
                                {{{{150, 60}, {200, 98}, {250, 60}, {250, 50}, {150, 50}}}}};
  shapes[1][0][0][1] = {200, 92};
  std::vector<TileShape> alone{shapes[0]};
  simplify(alone, 3000);
  CHECK(alone[0][0][0].size() == 4);
  simplify(shapes, 3000);
  CHECK(shapes[0][0][0].size() == 5);
}

TEST_CASE("a ring never goes below three corners, and a hole stays a hole") {
  std::vector<TileShape> shapes{
      {{{{10, 10}, {14, 10}, {12, 13}}}},
      {{{{100, 100}, {900, 100}, {900, 900}, {100, 900}}, {{500, 500}, {504, 500}, {504, 504}, {500, 504}}}}};
  simplify(shapes, 1'000'000);
  CHECK(shapes[0][0][0].size() == 3);
  CHECK(shapes[1][0][1].size() >= 3);
  const TileShape cut = clipped(shapes[1], 1);
  CHECK(twice_area(cut[0][0]) > 0);
  CHECK(twice_area(cut[0][1]) < 0);
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
    const TileShape cut = clipped({here}, 1);
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
  const TileShape cut = clipped(shape, 1);
  CHECK(geo::faults_of(as_degrees(cut)).empty());
  CHECK(twice_area(cut[0][0]) == 2 * 890 * 890);
  CHECK(clipped({{{{5000, 5000}, {6000, 5000}, {6000, 6000}}}}, 1).empty());
  CHECK(clipped({{{{5, 5}, {7, 5}, {7, 7}}}}, 128).empty());
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
  std::uniform_int_distribution<std::int32_t> place(-tile_extent, 2 * tile_extent - 1);
  std::vector<TileMark> marks;
  for (std::int64_t id = 1; id <= 5000; ++id) marks.push_back({id, {place(dice), place(dice)}, id});
  std::int64_t count = 0, weight = 0;
  for (std::int32_t row = -1; row <= 1; ++row) {
    for (std::int32_t column = -1; column <= 1; ++column) {
      std::vector<TileMark> here = marks;
      for (TileMark& mark : here) mark.at = {mark.at.x - column * tile_extent, mark.at.y - row * tile_extent};
      const auto clusters = clusters_of(here);
      CHECK(clusters.size() <= 64);
      for (const TileCluster& one : clusters) count += one.count, weight += one.weight;
      std::shuffle(here.begin(), here.end(), dice);
      const auto again = clusters_of(here);
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
