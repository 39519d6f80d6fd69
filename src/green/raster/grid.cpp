// SPDX-License-Identifier: Apache-2.0
#include "green/raster/grid.hpp"

#include <algorithm>
#include <cmath>

namespace muang::green {
namespace {

constexpr std::int64_t wished_side = 512, most_cells = std::int64_t{1} << 20;  // our choice: 1 MiB of classes, 8 of doubles

}  // namespace

double Grid::cell_area_m2(std::int64_t row) const {
  if (!geographic) return std::abs(affine[1] * affine[5] - affine[2] * affine[4]) * metres_per_unit * metres_per_unit;
  const double top = affine[3] + static_cast<double>(row) * affine[5];
  return green::cell_area_m2(ellipsoid, affine[1], top, top + affine[5]);
}

std::size_t bytes_of(CellType type) {
  switch (type) {
    case CellType::U8:
      return 1;
    case CellType::U16:
    case CellType::I16:
      return 2;
    case CellType::F32:
      return 4;
    case CellType::F64:
      break;
  }
  return 8;
}

std::vector<GridWindow> windows_of(const RasterShape& shape) {
  const Grid& grid = shape.grid;
  const std::int64_t block_columns = std::clamp<std::int64_t>(shape.block_columns, 1, grid.columns);
  const std::int64_t block_rows = std::clamp<std::int64_t>(shape.block_rows, 1, grid.rows);
  std::int64_t columns = block_columns * std::max<std::int64_t>(1, wished_side / block_columns);
  columns = std::min({columns, grid.columns, most_cells});
  std::int64_t rows = block_rows * std::max<std::int64_t>(1, wished_side * wished_side / columns / block_rows);
  rows = std::min({rows, grid.rows, std::max<std::int64_t>(1, most_cells / columns)});
  std::vector<GridWindow> windows;
  for (std::int64_t row = 0; row < grid.rows; row += rows) {
    for (std::int64_t column = 0; column < grid.columns; column += columns) {
      windows.push_back({.column = column,
                         .row = row,
                         .columns = static_cast<std::int32_t>(std::min(columns, grid.columns - column)),
                         .rows = static_cast<std::int32_t>(std::min(rows, grid.rows - row))});
    }
  }
  return windows;
}

}  // namespace muang::green
