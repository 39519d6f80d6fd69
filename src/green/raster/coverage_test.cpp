// SPDX-License-Identifier: Apache-2.0
// The laws of coverage: its sum is the area of the polygon in cells, and nothing but the polygon counts.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <random>

#include "green/raster/cell_area_rules.hpp"
#include "green/raster/exact_sum_rules.hpp"
#include "green/raster/zone.hpp"

using namespace muang::green;  // NOLINT

namespace {

using Ring = std::vector<GridPoint>;
using Shares = std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>;  // row, column

void add_shares(Shares& shares, const Zone& zone, const GridWindow& window) {
  const GridWindow part = zone.within(window);
  if (part.cells() == 0) return;
  Coverage coverage;
  coverage.begin(part);
  zone.add_to(coverage, part);
  coverage.sweep([&](std::size_t row, std::size_t column, std::size_t length, std::int64_t share) {
    for (std::size_t i = 0; i < length; ++i)
      shares[{part.row + static_cast<std::int64_t>(row), part.column + static_cast<std::int64_t>(column + i)}] += share;
  });
  coverage.sweep([](std::size_t, std::size_t, std::size_t, std::int64_t) { FAIL("a swept coverage is not empty"); });
}

Zone zone_of(const std::vector<Ring>& rings) {
  Zone zone(1, "1");
  for (std::size_t i = 0; i < rings.size(); ++i) zone.add_ring(rings[i], i > 0);
  return zone;
}

Shares shares_of(const std::vector<Ring>& rings, std::int32_t side, std::int32_t piece) {
  const Zone zone = zone_of(rings);
  Shares shares;
  for (std::int32_t row = 0; row < side; row += piece)
    for (std::int32_t column = 0; column < side; column += piece)
      add_shares(shares, zone, {column, row, std::min(piece, side - column), std::min(piece, side - row)});
  return shares;
}

std::int64_t total(const Shares& shares) {
  return std::accumulate(shares.begin(), shares.end(), std::int64_t{0},
                         [](auto sum, const auto& each) { return sum + each.second; });
}

double cells(std::int64_t share) { return static_cast<double>(share) / static_cast<double>(whole_cell); }

// The share of one cell by cutting the polygon to it (Sutherland and Hodgman 1974): another way to the same figure.
double clipped_area(Ring ring, double left, double top) {
  const auto cut = [&](auto inside, auto cross) {
    Ring kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const GridPoint a = ring[i], b = ring[(i + 1) % ring.size()];
      if (inside(a)) kept.push_back(a);
      if (inside(a) != inside(b)) kept.push_back(cross(a, b));
    }
    ring = kept;
  };
  const auto at_x = [](double x) {
    return [x](GridPoint a, GridPoint b) { return GridPoint{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)}; };
  };
  const auto at_y = [](double y) {
    return [y](GridPoint a, GridPoint b) { return GridPoint{a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y}; };
  };
  cut([&](GridPoint p) { return p.x >= left; }, at_x(left));
  cut([&](GridPoint p) { return p.x <= left + 1; }, at_x(left + 1));
  cut([&](GridPoint p) { return p.y >= top; }, at_y(top));
  cut([&](GridPoint p) { return p.y <= top + 1; }, at_y(top + 1));
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GridPoint a = ring[i], b = ring[(i + 1) % ring.size()];
    sum += (a.x - left) * (b.y - top) - (b.x - left) * (a.y - top);
  }
  return std::abs(sum) / 2;
}

// A star around the middle of a grid of 40 cells.
Ring star(unsigned seed, double reach) {
  std::mt19937 dice(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  Ring ring;
  const int corners = 5 + static_cast<int>(seed % 23);
  const GridPoint middle{20 + unit(dice), 20 + unit(dice)};
  for (int i = 0; i < corners; ++i) {
    const double angle = (i + unit(dice) * 0.9) * 2 * std::numbers::pi / corners, r = reach * (0.3 + 0.7 * unit(dice));
    ring.push_back({middle.x + r * std::cos(angle), middle.y + r * std::sin(angle)});
  }
  return ring;
}

}  // namespace

TEST_CASE("the shares of all cells sum to the area of the polygon, down to one inside a single cell") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    const double reach = seed % 3 == 0 ? 0.3 : seed % 3 == 1 ? 3 : 17;
    const Ring ring = star(seed, reach);
    const double area = zone_of({ring}).area_cells();
    CHECK(cells(total(shares_of({ring}, 40, 40))) == doctest::Approx(area).epsilon(1e-9));
  }
}

TEST_CASE("each cell has the share that cutting the polygon to the cell gives") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const Ring ring = star(seed, 12);
    const Shares shares = shares_of({ring}, 40, 40);
    for (std::int64_t row = 0; row < 40; ++row) {
      for (std::int64_t column = 0; column < 40; ++column) {
        const auto found = shares.find({row, column});
        const double share = found == shares.end() ? 0 : cells(found->second);
        const double oracle = clipped_area(ring, static_cast<double>(column), static_cast<double>(row));
        CHECK(std::abs(share - oracle) < 1e-10);
      }
    }
  }
}

TEST_CASE("direction and start of a ring, and how the grid is cut, change no share") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Ring ring = star(seed, 25);  // reaches over the edge of the grid
    const Shares shares = shares_of({ring}, 40, 40);
    Ring other(ring.rbegin(), ring.rend());
    std::rotate(other.begin(), other.begin() + static_cast<std::ptrdiff_t>(seed % other.size()), other.end());
    CHECK(shares_of({other}, 40, 40) == shares);
    for (const std::int32_t piece : {1, 7, 16}) {
      Shares cut = shares_of({ring}, 40, piece);
      std::erase_if(cut, [](const auto& each) { return each.second == 0; });
      CHECK(cut == shares);
    }
  }
}

TEST_CASE("a polygon cut in two along a line between corners keeps its shares to the last bit") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Ring ring = star(seed, 15);
    Ring first(ring.begin(), ring.begin() + 3), second(ring.begin() + 2, ring.end());
    second.push_back(ring.front());
    // The cut may leave the star: then one half overlaps the other's outside, and only the signed sum is the same.
    const Zone a = zone_of({first}), b = zone_of({second});
    if (std::abs(a.area_cells() + b.area_cells() - zone_of({ring}).area_cells()) > 1e-9) continue;
    Shares sum = shares_of({first}, 40, 40);
    for (const auto& [cell, share] : shares_of({second}, 40, 40)) sum[cell] += share;
    std::erase_if(sum, [](const auto& each) { return each.second == 0; });
    CHECK(sum == shares_of({ring}, 40, 40));
  }
}

TEST_CASE("holes are left out, and corners on the grid's own lines give whole cells") {
  const Ring outer{{2, 2}, {8, 2}, {8, 8}, {2, 8}}, hole{{4, 4}, {6, 4}, {6, 6}, {4, 6}};
  const Shares shares = shares_of({outer, hole}, 10, 10);
  CHECK(total(shares) == 32 * whole_cell);
  for (const auto& [cell, share] : shares) CHECK(share == whole_cell);
  const Ring half{{0.5, 0.25}, {1.5, 0.25}, {1.5, 0.75}, {0.5, 0.75}};
  CHECK(shares_of({half}, 10, 10) == Shares{{{0, 0}, whole_cell / 4}, {{0, 1}, whole_cell / 4}});
}

TEST_CASE("exact sums are the same in every order, also where doubles lose everything") {
  std::mt19937 dice(5);
  std::vector<std::pair<std::int64_t, double>> terms;
  for (int i = 0; i < 2000; ++i) {
    const double value = std::ldexp(static_cast<double>(dice()) - 2147483648.0, static_cast<int>(dice() % 200) - 100);
    const auto share = static_cast<std::int64_t>(dice());
    terms.emplace_back(share, value);
    terms.emplace_back(share, -value);
  }
  terms.emplace_back(whole_cell, 1.0);
  std::optional<long double> first;
  for (int round = 0; round < 5; ++round) {
    std::shuffle(terms.begin(), terms.end(), dice);
    ExactSum left, right;
    for (std::size_t i = 0; i < terms.size(); ++i) (i % 3 == 0 ? left : right).add(terms[i].first, terms[i].second);
    left.add(right);
    CHECK(left.value() == 1.0L);
  }
  ExactSum large;
  large.add(whole_cell * 1000, -3.25);
  large.add_whole(static_cast<Int128>(whole_cell) * 7);
  CHECK(large.value() == -3243.0L);
}

TEST_CASE("cells of degrees: the whole WGS 84 ellipsoid, and a sphere, have their known areas") {
  // Surface of an oblate spheroid: 2πa² (1 + (1 − e²)/e × artanh e).
  const Ellipsoid wgs84{6378137, 1 / 298.257223563};
  const double f = wgs84.flattening, e = std::sqrt(f * (2 - f));
  const double surface = 2 * std::numbers::pi * 6378137.0 * 6378137.0 * (1 + (1 - e * e) / e * std::atanh(e));
  CHECK(cell_area_m2(wgs84, 360, -90, 90) == doctest::Approx(surface).epsilon(1e-13));
  double bands = 0;
  for (int latitude = -90; latitude < 90; ++latitude) bands += cell_area_m2(wgs84, 360, latitude + 1, latitude);
  CHECK(bands == doctest::Approx(surface).epsilon(1e-12));
  const Ellipsoid sphere{6371000, 0};
  CHECK(cell_area_m2(sphere, 90, 0, 30) == doctest::Approx(6371000.0 * 6371000 * std::numbers::pi / 4).epsilon(1e-12));
}
