// SPDX-License-Identifier: Apache-2.0
#include "green/tile/mercator_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace muang::green {
namespace {

constexpr double radian = std::numbers::pi / 180;
const double furthest_latitude = std::atan(std::sinh(std::numbers::pi)) / radian;

double units_of_world(int z) { return std::ldexp(static_cast<double>(tile_extent), z); }

double latitude_at(double y) { return std::atan(std::sinh(std::numbers::pi * (1 - 2 * y))) / radian; }

}  // namespace

std::optional<TileAddress> tile_at(std::int64_t z, std::int64_t x, std::int64_t y) {
  if (z < 0 || z > deepest_zoom) return std::nullopt;
  const std::int64_t side = std::int64_t{1} << z;
  if (x < 0 || y < 0 || x >= side || y >= side) return std::nullopt;
  return TileAddress{static_cast<int>(z), x, y};
}

TilePoint tile_point(const TileAddress& tile, double lon, double lat) {
  const double phi = std::clamp(lat, -furthest_latitude, furthest_latitude) * radian, world = units_of_world(tile.z);
  const double x = (lon + 180) / 360, y = 0.5 - std::asinh(std::tan(phi)) / (2 * std::numbers::pi);
  return {static_cast<std::int32_t>(std::llround(x * world) - tile.x * tile_extent),
          static_cast<std::int32_t>(std::llround(y * world) - tile.y * tile_extent)};
}

TilePoint world_point(double lon, double lat) { return tile_point({deepest_zoom, 0, 0}, lon, lat); }

DegreeBox degrees_of(const TileAddress& tile, std::int32_t margin) {
  const double world = units_of_world(tile.z), side = tile_extent;
  const double left = static_cast<double>(tile.x) * side - margin, top = static_cast<double>(tile.y) * side - margin;
  const double width = side + 2 * margin;
  return {left / world * 360 - 180, latitude_at((top + width) / world), (left + width) / world * 360 - 180,
          latitude_at(top / world)};
}

double degrees_of_units(int z, std::int32_t units) { return units / units_of_world(z) * 360; }

}  // namespace muang::green
