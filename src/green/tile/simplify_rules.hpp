// SPDX-License-Identifier: Apache-2.0
// From which zoom on a corner is drawn. The corner whose triangle with its neighbours is least goes first (Visvalingam and
// Whyatt, "Line generalisation by repeated elimination of points", The Cartographic Journal 30, 1993); what a corner weighs
// is the largest triangle that had to go before it could. Pure.
//
// A border is the way from one corner where more or less than two edges meet to the next; what happens to it depends on it
// alone and on corners that lie close, so that the two plots beside it, looked at one by one, come to the same end. A corner
// stays
//   - where more or less than two edges meet (a third plot begins there),
//   - while in its triangle lies a corner of the same border that is left, an end of a border, or a corner of another border
//     whose own triangle is larger than what is to go: that one is still seen then.
#pragma once

#include <cstdint>
#include <vector>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

// Twice the area, in square units of the world's grid, of the least triangle that is drawn at this zoom; our choice: half a
// pixel. None at the deepest zoom, which the browser enlarges.
std::int64_t least_triangle(int z);

// Points repeated one after another go, the first at the end too.
void without_repeats(TileShape& shape);

// Shapes without repeats, in units of the world's grid. Of each corner, on the way through all rings: the first zoom at
// which it is drawn, 0 to 16; it is drawn at every zoom from there on. The answer does not depend on the order of shapes,
// nor on where and in which direction a ring begins, nor on shapes that do not meet the box of the corner's own.
std::vector<std::uint8_t> corner_zooms(const std::vector<const TileShape*>& shapes);

}  // namespace muang::green
