// SPDX-License-Identifier: Apache-2.0
// Where a tile finds the shapes that lie in it, in an ordinary index: a cell is a tile of some zoom as one number, and all
// cells within a tile are one range of numbers. A shape stands under the cells that its box touches, of a zoom at which it
// is small beside a cell. Pure.
//
//   number = the bits of x and y at the deepest zoom, one of each in turn (Morton, "A computer oriented geodetic data base",
//            IBM 1966), of the cell's north-west corner, then five bits for its zoom
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

// Shapes are kept for three bands of zooms, so that a tile of many does not read what only a near one draws.
struct ZoomBand {
  int number, first, last;
};
inline constexpr std::array<ZoomBand, 3> zoom_bands{{{0, 0, 7}, {1, 8, 10}, {2, 11, deepest_zoom}}};
const ZoomBand& band_of(int z);

// Bits of x and y in turn, y's the higher; both below 2^28.
std::int64_t in_turn(std::int64_t x, std::int64_t y);
// The square of this zoom in which a place of the world's grid lies.
std::int64_t square_at(TilePoint world, int zoom);

struct WorldBox {
  std::int32_t west = 0, north = 0, east = -1, south = -1;  // units of the world's grid, borders included
  bool empty() const { return east < west; }
  std::int32_t side() const;  // the longer one
  friend bool operator==(const WorldBox&, const WorldBox&) = default;
};
WorldBox box_of(const TileShape& world);
WorldBox box_of(const TileAddress& tile, std::int32_t margin);  // margin in units of the tile

// Of a shape that is drawn from a zoom on. One beside a cell's border is in both: its line is drawn on both sides of it.
std::vector<std::int64_t> cells_of(const WorldBox& box, const ZoomBand& band, int drawn_from);

std::int64_t cell_of(const TileAddress& tile);

// Where shapes that may lie in a cell are found.
struct CellSearch {
  std::int64_t first = 0, end = 0;      // the cell itself and those within it
  std::array<std::int64_t, 11> around;  // larger ones that contain it; -1 where there are no more
};
CellSearch search_in(std::int64_t cell);

}  // namespace muang::green
