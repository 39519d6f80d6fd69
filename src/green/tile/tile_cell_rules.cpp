// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tile_cell_rules.hpp"

#include <algorithm>

namespace muang::green {
namespace {

constexpr int level_bits = 5;
// Our choices: the country fits four cells of zoom 5; a shape is at most a quarter of its cell, so that most touch one only;
// two pixels of the zoom where it begins to be drawn are more than half of any line.
constexpr int first_level = 5;
constexpr std::int32_t shapes_a_cell = 4, line_pixels = 2;
constexpr int first_zoom_of_shapes = 6;

std::int64_t spread(std::int64_t value) {  // 28 bits to every other of 56
  auto bits = static_cast<std::uint64_t>(value);
  bits = (bits | bits << 16) & 0x0000FFFF0000FFFF;
  bits = (bits | bits << 8) & 0x00FF00FF00FF00FF;
  bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0F;
  bits = (bits | bits << 2) & 0x3333333333333333;
  bits = (bits | bits << 1) & 0x5555555555555555;
  return static_cast<std::int64_t>(bits);
}

std::int64_t cell_number(int level, std::int64_t x, std::int64_t y) {
  const int finer = deepest_zoom - level;
  return in_turn(x << finer, y << finer) << level_bits | level;
}

int level_of(std::int32_t side, int deepest) {
  int level = deepest;
  while (level > first_level && std::int64_t{side} * shapes_a_cell > std::int64_t{1} << (world_bits - level)) --level;
  return level;
}

}  // namespace

const ZoomBand& band_of(int z) {
  return *std::find_if(zoom_bands.begin(), zoom_bands.end(), [&](const ZoomBand& band) { return z <= band.last; });
}

std::int64_t in_turn(std::int64_t x, std::int64_t y) { return spread(x) | spread(y) << 1; }

std::int64_t square_at(TilePoint world, int zoom) {
  constexpr std::int32_t last = (1 << world_bits) - 1;
  return in_turn(std::clamp(world.x, 0, last) >> (world_bits - zoom), std::clamp(world.y, 0, last) >> (world_bits - zoom));
}

std::int32_t WorldBox::side() const { return std::max(east - west, south - north); }

WorldBox box_of(const TileShape& world) {
  WorldBox box;
  for (const TilePolygon& polygon : world) {
    for (const TilePoint p : polygon.front()) {
      if (box.empty()) box = {p.x, p.y, p.x, p.y};
      box = {std::min(box.west, p.x), std::min(box.north, p.y), std::max(box.east, p.x), std::max(box.south, p.y)};
    }
  }
  return box;
}

WorldBox box_of(const TileAddress& tile, std::int32_t margin) {
  const int finer = deepest_zoom - tile.z;
  const auto begin = [&](std::int64_t at) { return static_cast<std::int32_t>((at * tile_extent - margin) << finer); };
  const auto end = [&](std::int64_t at) { return static_cast<std::int32_t>(((at + 1) * tile_extent + margin) << finer); };
  return {begin(tile.x), begin(tile.y), end(tile.x), end(tile.y)};
}

std::vector<std::int64_t> cells_of(const WorldBox& box, const ZoomBand& band, int drawn_from) {
  const int first = std::min(std::max({band.first, drawn_from, first_zoom_of_shapes}), band.last);
  const std::int32_t line = line_pixels * units_of_pixel << (deepest_zoom - first);
  const int level = level_of(box.side() + 2 * line, band.last), shift = world_bits - level;
  const auto cell = [&](std::int32_t at) { return std::clamp(at, 0, (1 << world_bits) - 1) >> shift; };
  std::vector<std::int64_t> cells;
  for (std::int32_t y = cell(box.north - line); y <= cell(box.south + line); ++y) {
    for (std::int32_t x = cell(box.west - line); x <= cell(box.east + line); ++x) cells.push_back(cell_number(level, x, y));
  }
  return cells;
}

std::int64_t cell_of(const TileAddress& tile) { return cell_number(tile.z, tile.x, tile.y); }

CellSearch search_in(std::int64_t cell) {
  const auto level = static_cast<int>(cell & ((1 << level_bits) - 1));
  const std::int64_t corner = cell >> level_bits;
  const auto width = [](int of_level) { return std::int64_t{1} << 2 * (deepest_zoom - of_level); };
  CellSearch search{.first = cell, .end = (corner + width(level)) << level_bits};
  search.around.fill(-1);
  for (int larger = first_level; larger < level; ++larger)
    search.around.at(static_cast<std::size_t>(larger - first_level)) = (corner & -width(larger)) << level_bits | larger;
  return search;
}

}  // namespace muang::green
