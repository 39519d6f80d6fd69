// SPDX-License-Identifier: Apache-2.0
// People of a raster held in memory, as places: by hand, and the laws: blocks and joining change no sum.
#include "green/raster/people_cells.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "green/people/people_errors.hpp"
#include "green/raster_errors.hpp"

using namespace muang;         // NOLINT
using namespace muang::green;  // NOLINT

namespace {

class MemoryReader : public RasterReader {
 public:
  MemoryReader(const std::vector<double>& values, std::int64_t columns) : values_(values), columns_(columns) {}
  bool read(const GridWindow& window, void* values, std::uint8_t* /*mask*/) override {
    auto* to = static_cast<double*>(values);
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
      to = std::copy_n(values_.begin() + row * columns_ + window.column, window.columns, to);
    return true;
  }

 private:
  const std::vector<double>& values_;
  std::int64_t columns_;
};

// Cells of 100 m by 100 m.
Raster raster_of(const std::vector<double>& values, std::int64_t columns) {
  Raster raster;
  raster.shape.grid = {
      .columns = columns, .rows = static_cast<std::int64_t>(values.size()) / columns, .affine = {0, 100, 0, 0, 0, -100}};
  raster.shape.nodata = -1e9;
  raster.open = [&values, columns] { return std::make_unique<MemoryReader>(values, columns); };
  return raster;
}

Zone box(double left, double top, double right, double bottom) {
  Zone zone(1, "1");
  zone.add_ring({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, false);
  return zone;
}

std::int64_t sum_of(const PeopleCells& found) {
  std::int64_t sum = 0;
  for (const CellPlace& place : found.places) sum += place.thousandths;
  return sum;
}

}  // namespace

TEST_CASE("a cell counts with the part that is covered; nobody, less and no value are no place") {
  const std::vector<double> values{8,
                                   2,
                                   -3,  //
                                   -1e9,
                                   0,
                                   6.5,  //
                                   std::numeric_limits<double>::quiet_NaN(),
                                   1,
                                   4};
  const auto found = people_cells(raster_of(values, 3), box(0.5, 0.5, 3, 3), {});
  REQUIRE(found.ok());
  CHECK(found->side == 1);
  CHECK(found->cells == 5);
  REQUIRE(found->places.size() == 5);
  CHECK(found->places[0].thousandths == 2000);  // a quarter of 8
  CHECK(found->places[1].thousandths == 1000);  // half of 2
  CHECK(found->places[2].thousandths == 6500);
  CHECK(found->places[2].row == 1);
  CHECK(found->places[2].column == 2);
  CHECK(found->places[2].middle.x == 2.5);
  CHECK(found->places[2].middle.y == 1.5);
  CHECK(found->thousandths == 14'500);
}

TEST_CASE("people per km² become people of the cell; scale and offset come first") {
  const std::vector<double> values{100};
  const auto found =
      people_cells(raster_of(values, 1), box(0, 0, 1, 1), {.scale = 2, .offset = 50, .per_km2 = true, .most_places = 1});
  REQUIRE(found.ok());
  CHECK(found->thousandths == 2500);  // 250 a km², 0.01 km²
}

TEST_CASE("a block stands at its centre of mass") {
  const std::vector<double> values{1, 3,  //
                                   0, 4};
  const auto found = people_cells(raster_of(values, 2), box(0, 0, 2, 2), {.most_places = 1});
  REQUIRE(found.ok());
  CHECK(found->side == 2);
  CHECK(found->cells == 3);
  REQUIRE(found->places.size() == 1);
  CHECK(found->places[0].thousandths == 8000);
  CHECK(found->places[0].middle.x == (1 * 0.5 + 7 * 1.5) / 8);
  CHECK(found->places[0].middle.y == (4 * 0.5 + 4 * 1.5) / 8);
}

TEST_CASE("neither the blocks of the file nor joining change a sum, and a third of a thousandth is not lost") {
  std::vector<double> values;
  for (int i = 0; i < 90 * 70; ++i) values.push_back(i % 7 == 0 ? 0 : i % 11 / 3.0 + 0.0003);
  const Zone outline = box(3.25, 1.5, 88.125, 69.75);
  Raster raster = raster_of(values, 90);
  const auto whole = people_cells(raster, outline, {.most_places = 10'000});
  REQUIRE(whole.ok());
  CHECK(whole->side == 1);
  CHECK(sum_of(*whole) == whole->thousandths);
  for (const std::int64_t block : {1, 7, 64}) {
    raster.shape.block_columns = block;
    raster.shape.block_rows = 71 - block;
    for (const std::size_t most : {4000U, 500U, 3U, 1U}) {
      const auto joined = people_cells(raster, outline, {.most_places = most});
      REQUIRE(joined.ok());
      CHECK(joined->places.size() <= most);
      CHECK(joined->side > 1);
      CHECK(joined->cells == whole->cells);
      CHECK(joined->thousandths == whole->thousandths);
      CHECK(sum_of(*joined) == whole->thousandths);
    }
  }
}

TEST_CASE("an outline that meets no cell, and a cell of more people than a country, are refused") {
  const std::vector<double> values{2e7};
  CHECK(people_cells(raster_of(values, 1), box(5, 5, 6, 6), {}).problems().front().code == errors::zones_meet_no_cell);
  CHECK(people_cells(raster_of(values, 1), box(0, 0, 1, 1), {}).problems().front().code == errors::people_number_wrong);
}
