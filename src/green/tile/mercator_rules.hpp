// SPDX-License-Identifier: Apache-2.0
// The grid of map tiles: Web Mercator (EPSG 3857), cut into 2^z × 2^z tiles of 4096 × 4096 units, y southwards. Pure.
//
//   x = (λ + 180°) / 360°,  y = 1/2 − ln tan(45° + φ/2) / 2π     (Snyder, USGS PP 1395, 1987, eq. 7-1 and 7-2, of a sphere)
//
// A position is rounded on the grid of the whole world, so that two tiles and two plots agree about it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace muang::green {

inline constexpr int deepest_zoom = 16;  // a unit is 0.15 m there; the browser enlarges from there on
inline constexpr std::int32_t tile_extent = 4096;
// Our choice: eight pixels, so that the outline of what goes on in the next tile is not seen ending.
inline constexpr std::int32_t tile_margin = 64;
inline constexpr std::int32_t units_of_pixel = 8;  // MapLibre draws a tile on 512 pixels

struct TileAddress {
  int z = 0;
  std::int64_t x = 0, y = 0;
  friend bool operator==(const TileAddress&, const TileAddress&) = default;
};

// Of what was typed in an address; nothing when there is no such tile.
std::optional<TileAddress> tile_at(std::int64_t z, std::int64_t x, std::int64_t y);

// Units from the north-west corner of a tile, eastwards and southwards; outside of the tile too.
struct TilePoint {
  std::int32_t x = 0, y = 0;
  friend auto operator<=>(const TilePoint&, const TilePoint&) = default;
};

using TileRing = std::vector<TilePoint>;    // open: the first point is not repeated
using TilePolygon = std::vector<TileRing>;  // the outer ring, then its holes
using TileShape = std::vector<TilePolygon>;

// Degrees of WGS 84; latitudes beyond ±85.0511° (where y leaves the map) are taken as that.
TilePoint tile_point(const TileAddress& tile, double lon, double lat);

struct DegreeBox {
  double west = 0, south = 0, east = 0, north = 0;
};
DegreeBox degrees_of(const TileAddress& tile, std::int32_t margin);

// The same on the grid of the whole world at the deepest zoom, x and y below 2^28.
TilePoint world_point(double lon, double lat);

inline constexpr int world_bits = 28;  // 12 of a tile's 4,096 units and 16 of its number
static_assert(tile_extent == 1 << (world_bits - deepest_zoom));

// A place of the world's grid at one zoom on that of a coarser one, rounded to the nearest unit.
inline TilePoint on_grid(TilePoint place, int from, int to) {
  const int coarser = from - to;
  const std::int32_t half = (1 << coarser) >> 1;
  return {(place.x + half) >> coarser, (place.y + half) >> coarser};
}
// Where a place of the world's grid at `zoom` lies in a tile of that zoom or a coarser one.
inline TilePoint in_tile(const TileAddress& tile, TilePoint place, int zoom) {
  const TilePoint at = on_grid(place, zoom, tile.z);
  return {at.x - static_cast<std::int32_t>(tile.x * tile_extent), at.y - static_cast<std::int32_t>(tile.y * tile_extent)};
}

// Width of `units` at this zoom in degrees of longitude.
double degrees_of_units(int z, std::int32_t units);

}  // namespace muang::green
