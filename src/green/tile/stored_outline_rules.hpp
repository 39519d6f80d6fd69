// SPDX-License-Identifier: Apache-2.0
// A stored outline on the grid of the world, without a tree of JSON in between: the register wrote it itself
// (geo/geojson.hpp, append_geometry), so its form is known. Pure.
#pragma once

#include <string_view>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

// {"type":"Polygon","coordinates":[[[lon,lat],…],…]} or a MultiPolygon, in units of the world's grid (world_point), without
// the point that closes a ring and without repeats; empty text is an empty shape. ENSUREs on any other text.
TileShape world_shape(std::string_view outline);

}  // namespace muang::green
