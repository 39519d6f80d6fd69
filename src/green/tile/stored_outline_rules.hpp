// SPDX-License-Identifier: Apache-2.0
// A stored outline on the grid of a tile, without a tree of JSON in between: the register wrote it itself (geo/geojson.hpp,
// append_geometry), so its form is known. Pure.
#pragma once

#include <string_view>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

struct TileOutline {
  TileShape shape;
  bool cut = false;  // corners were left out: areas of rings are no longer those of the plot
};

// {"type":"Polygon","coordinates":[[[lon,lat],…],…]} or a MultiPolygon; empty text is an empty shape. The closing point is
// kept. A corner goes that lies beyond the same side of the tile and its margin as the corners before and after it: within
// them nothing changes, and plots that reach far need not be projected corner by corner. ENSUREs on any other text.
TileOutline tile_outline(const TileAddress& tile, std::string_view outline);

}  // namespace muang::green
