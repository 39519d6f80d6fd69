// SPDX-License-Identifier: Apache-2.0
// A plot as it is kept for tiles: what a tile says of it and its corners for each zoom of a band, as few bytes as will do,
// so that a tile only has to read, round and cut. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "green/tile/tile_cell_rules.hpp"

namespace muang::green {

inline constexpr std::int32_t least_side = 2 * units_of_pixel;  // our choice: what is smaller is a mark
inline constexpr std::int64_t least_area = std::int64_t{2} * units_of_pixel * units_of_pixel;  // twice a square pixel's
inline constexpr int never_seen = deepest_zoom + 1;

struct FormWords {
  std::int64_t unit = 0, cm2 = 0;
  std::string_view type, status, name;
};

// The shape at one zoom, in units of that tile; parts that are too small to be seen are left out.
TileShape shape_at(const TileAddress& tile, const TileShape& world, const std::vector<std::uint8_t>& zooms);

// The zoom from which on a shape is drawn; below it is a mark. never_seen: not even at the deepest zoom.
int drawn_from(const TileShape& world, const std::vector<std::uint8_t>& zooms);

// For the zooms of the band from `first` on. `zooms` as corner_zooms answers them, of this shape alone.
std::string form_of(const FormWords& words, const TileShape& world, const std::vector<std::uint8_t>& zooms,
                    const ZoomBand& band, int first);

// The words lie in the form. ENSUREs on what form_of did not write.
struct ReadForm {
  FormWords words;
  TileShape shape;  // as shape_at answers
};
ReadForm read_form(std::string_view form, const TileAddress& tile);

}  // namespace muang::green
