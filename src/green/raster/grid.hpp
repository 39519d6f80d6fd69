// SPDX-License-Identifier: Apache-2.0
// A raster as the engine sees it, whatever file it comes from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/core/result.hpp"
#include "green/raster/cell_area_rules.hpp"
#include "green/raster/coverage_rules.hpp"

namespace muang::green {

// Of the values in memory; other types of files arrive as F64.
enum class CellType : std::uint8_t { U8, U16, I16, F32, F64 };

struct Grid {
  std::int64_t columns = 0, rows = 0;
  std::array<double, 6> affine{};  // x = [0] + column × [1] + row × [2], y = [3] + column × [4] + row × [5]
  bool geographic = false;         // x and y are degrees; needs an affine without rotation for areas
  Ellipsoid ellipsoid;
  double metres_per_unit = 1;  // of a projected grid

  // In m²: on the ellipsoid for degrees, else in the plane of the projection.
  double cell_area_m2(std::int64_t row) const;
};

struct RasterShape {
  Grid grid;
  CellType type = CellType::F64;
  std::optional<double> nodata;  // one that the type cannot hold is none
  bool has_mask = false;
  std::int64_t block_columns = 256, block_rows = 256;
};

// Used by one thread.
class RasterReader {
 public:
  RasterReader() = default;
  RasterReader(const RasterReader&) = delete;
  RasterReader& operator=(const RasterReader&) = delete;
  virtual ~RasterReader() = default;
  // Values row by row in the shape's type; `mask` (0: no value) only when the shape has one. False: the file is broken.
  virtual bool read(const GridWindow& window, void* values, std::uint8_t* mask) = 0;
};

struct Raster {
  RasterShape shape;
  std::function<std::unique_ptr<RasterReader>()> open;  // a reader for one more thread; null when it cannot be opened
};

std::size_t bytes_of(CellType type);

// Whole blocks together, large enough to be worth a thread and small enough for memory (at most 2^20 cells; larger blocks
// are taken in pieces).
std::vector<GridWindow> windows_of(const RasterShape& shape);

}  // namespace muang::green
