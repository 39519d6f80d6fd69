// SPDX-License-Identifier: Apache-2.0
// Corners go and borders stay: plots that share a border share it at every zoom, no ring crosses itself, and nothing is lost
// but what is too small to be seen.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/tile/clip_rules.hpp"
#include "green/tile/simplify_rules.hpp"
#include "green/tile/tile_cell_rules.hpp"
#include "green/tile/winding_plots_test.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

namespace {

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

// What is drawn of shapes at a zoom, on the grid of the world.
std::vector<TileShape> drawn_at(const std::vector<TileShape>& shapes, int z) {
  std::vector<const TileShape*> all;
  for (const TileShape& shape : shapes) all.push_back(&shape);
  const std::vector<std::uint8_t> zooms = corner_zooms(all);
  std::vector<TileShape> out = shapes;
  std::size_t n = 0;
  for (TileShape& shape : out) {
    for (TilePolygon& polygon : shape) {
      for (TileRing& ring : polygon) std::erase_if(ring, [&](TilePoint) { return zooms[n++] > z; });
    }
  }
  return out;
}

}  // namespace

TEST_CASE("plots that share a border share it when corners have gone, and the ground between them stays whole") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::vector<TileShape> before = Quarter(seed, 300, 3700, 7).shapes();
    const std::vector<TileShape> after = drawn_at(before, 13);
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
    const std::vector<TileShape> after = drawn_at(before, 13);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto gone = static_cast<std::int64_t>(before[i][0][0].size() - after[i][0][0].size());
      CHECK(std::abs(twice_area(before[i][0][0]) - twice_area(after[i][0][0])) <= gone * least_triangle(13));
    }
  }
}

TEST_CASE("the order of plots, the start of a ring and its direction change nothing") {
  const std::vector<TileShape> before = Quarter(7, 300, 3700, 6).shapes();
  const std::vector<TileShape> after = drawn_at(before, 13);
  std::vector<TileShape> other(before.rbegin(), before.rend());
  for (std::size_t i = 0; i < other.size(); ++i) other[i][0][0] = turned(other[i][0][0], i * 13, i % 2 == 0);
  other = drawn_at(other, 13);
  std::reverse(other.begin(), other.end());
  for (std::size_t i = 0; i < after.size(); ++i) {
    TileRing a = after[i][0][0], b = other[i][0][0];
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    CHECK(a == b);
  }
}

TEST_CASE("a plot that is looked at with those beside it alone comes to the same end as in the whole quarter") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::vector<TileShape> all = Quarter(seed, 300, 3700, 7).shapes();
    for (const int z : {15, 14, 13, 12, 10}) {
      const std::vector<TileShape> together = drawn_at(all, z);
      for (std::size_t i = 0; i < all.size(); ++i) {
        const WorldBox box = box_of(all[i]);
        std::vector<TileShape> few{all[i]};
        for (std::size_t k = 0; k < all.size(); ++k) {
          const WorldBox other = box_of(all[k]);
          if (k != i && other.west <= box.east && other.east >= box.west && other.north <= box.south &&
              other.south >= box.north)
            few.push_back(all[k]);
        }
        REQUIRE(few.size() < 12);
        CHECK(drawn_at(few, z).front() == together[i]);
      }
    }
  }
}

TEST_CASE("a corner stays where its going would carry the line over another plot's corner") {
  //  A pond with a jetty: the jetty's point lies within the triangle of the corner beside it.
  std::vector<TileShape> shapes{{{{{100, 100}, {200, 90}, {300, 100}, {300, 300}, {100, 300}}}},
                                {{{{150, 60}, {200, 98}, {250, 60}, {250, 50}, {150, 50}}}}};
  shapes[1][0][0][1] = {200, 92};
  const std::vector<TileShape> alone{shapes[0]};
  CHECK(drawn_at(alone, 13)[0][0][0].size() == 4);
  CHECK(drawn_at(shapes, 13)[0][0][0].size() == 5);
}

TEST_CASE("a ring never goes below three corners, and a hole stays a hole") {
  std::vector<TileShape> shapes{
      {{{{10, 10}, {14, 10}, {12, 13}}}},
      {{{{100, 100}, {900, 100}, {900, 900}, {100, 900}}, {{500, 500}, {504, 500}, {504, 504}, {500, 504}}}}};
  shapes = drawn_at(shapes, 0);
  CHECK(shapes[0][0][0].size() == 3);
  CHECK(shapes[1][0][1].size() >= 3);
  const TileShape cut = clipped(shapes[1]);
  CHECK(twice_area(cut[0][0]) > 0);
  CHECK(twice_area(cut[0][1]) < 0);
}

TEST_CASE("at the deepest zoom every corner is drawn, and what is drawn at a zoom is drawn at the next") {
  const std::vector<TileShape> all = Quarter(3, 300, 3700, 5).shapes();
  CHECK(drawn_at(all, deepest_zoom) == all);
  for (int z = 0; z < deepest_zoom; ++z) CHECK(corners_of(drawn_at(all, z)) <= corners_of(drawn_at(all, z + 1)));
  CHECK(corners_of(drawn_at(all, 12)) * 3 < corners_of(all));
}
