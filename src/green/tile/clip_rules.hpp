// SPDX-License-Identifier: Apache-2.0
// What of a shape a tile needs: the part within the tile and its margin (Sutherland and Hodgman, "Reentrant polygon
// clipping", Communications of the ACM 17, 1974). Where several parts of one ring reach the margin they stay joined by lines
// along its outer edge, and a hole that reaches it touches it: lines
// that are not drawn. Pure.
#pragma once

#include <cstdint>

#include "green/tile/mercator_rules.hpp"

namespace muang::green {

// Twice the signed area in square units; positive: clockwise as seen, as outer rings of a vector tile are.
std::int64_t twice_area(const TileRing& ring);

// Rings without area go. Outer rings come out clockwise as seen, holes against it. A cut is rounded to the same point from
// both directions of an edge.
TileShape clipped(TileShape shape);

}  // namespace muang::green
