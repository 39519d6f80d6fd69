// SPDX-License-Identifier: Apache-2.0
// People of a raster within one outline, as places: a cell each, or blocks of cells where there are too many.
//
// A cell counts with the share that the outline covers. Cells without a value and those of nobody or less give no place. A
// block is `side` × `side` cells from the raster's first corner on, `side` the smallest power of two with few enough places.
// Sums are whole numbers of 2^-20 person, so they depend neither on the order of cells nor on `side`; the places'
// thousandths add up to those of the whole, each at most one off its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "green/raster/grid.hpp"
#include "green/raster/zone.hpp"

namespace muang::green {

inline constexpr double most_people_of_cell = 1e7;  // as a place of a file (people_file.cpp)

struct PeopleRequest {
  double scale = 1, offset = 0;    // value × scale + offset
  bool per_km2 = false;            // values are people per km² of ground, not people of the cell
  std::size_t most_places = 5000;  // from 1
};

struct CellPlace {
  std::int64_t row = 0, column = 0;  // of the block's first cell
  GridPoint middle;                  // centre of mass, in cells
  std::int64_t thousandths = 0;      // of people
};

struct PeopleCells {
  std::int64_t side = 1, cells = 0, thousandths = 0;  // cells: with people
  std::vector<CellPlace> places;                      // by row, then column
};

// Refused: a file that breaks while it is read, an outline that meets no cell, a cell of more than most_people_of_cell.
Result<PeopleCells> people_cells(const Raster& raster, const Zone& outline, const PeopleRequest& request);

}  // namespace muang::green
