// SPDX-License-Identifier: Apache-2.0
// A map tile from the register: plots as shapes, as marks where they are too small to be seen, and trees.
//
// Layers (Mapbox Vector Tile 2.1):
//   plots       id; unit, type, status, name, cm2
//   plot_marks  plots smaller than two pixels, those of 64 × 64 pixels as one: count, cm2 (sum)
//   trees       id; class, count 1; where there are too many, those of 64 × 64 pixels as one: count
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/core/id.hpp"
#include "green/tile/mercator_rules.hpp"
#include "store/database.hpp"

namespace muang::green {

// Of one unit: all that its register has. Of none: what the public sees, everywhere: plots that anybody may enter, trees of
// note. The same bytes as long as the rows are the same.
std::string tile_bytes(store::Transaction& tx, const TileAddress& tile, std::optional<OrgUnitId> unit);

}  // namespace muang::green
