// SPDX-License-Identifier: Apache-2.0
// Fewer corners for a zoom: the corner whose triangle with its neighbours is least goes first (Visvalingam and Whyatt, "Line
// generalisation by repeated elimination of points", The Cartographic Journal 30, 1993), until every triangle left is of a
// size that is seen. Pure.
//
// All shapes of a tile are one graph of corners and edges, so what two plots share stays shared. A corner stays
//   - where more or less than two edges meet (a third plot begins there),
//   - at both ends of an edge that leaves the tile: the next tile cuts the same edge, whatever plots it knows,
//   - while another corner lies in its triangle or its neighbours are joined already: no ring comes to cross a ring.
#pragma once

#include <cstdint>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

// Twice the area of the least triangle that stays, in square units; our choice: half a pixel. None at the deepest zoom,
// which the browser enlarges.
std::int64_t least_triangle(int z);

// `least` is at most 2^31. Changes the rings where they lie; points repeated one after another are left out, a ring that has
// no area may end with fewer than three points. The answer does not depend on the order of shapes, nor on where and in which
// direction a ring begins.
void simplify(std::vector<TileShape>& shapes, std::int64_t least);

}  // namespace muang::green
