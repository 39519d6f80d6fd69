// SPDX-License-Identifier: Apache-2.0
// A stored outline on the grid of a tile, without a tree of JSON in between: the register wrote it itself (geo/geojson.hpp,
// append_geometry), so its form is known. Pure.
#pragma once

#include <string_view>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

// {"type":"Polygon","coordinates":[[[lon,lat],…],…]} or a MultiPolygon; empty text is an empty shape. The closing point is
// kept. ENSUREs on any other text.
TileShape tile_shape(const TileAddress& tile, std::string_view outline);

}  // namespace muang::green
