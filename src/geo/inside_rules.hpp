// SPDX-License-Identifier: Apache-2.0
// Whether a place lies in a polygon. Pure.
#pragma once

#include "geo/polygon_rules.hpp"

namespace muang::geo {

// Even-odd over all rings: outside in a hole. On an edge it is either, but of two polygons that share the edge as the same
// two corners exactly one has it.
bool lies_inside(const Position& at, const Polygon& polygon);
bool lies_inside(const Position& at, const Shape& shape);

}  // namespace muang::geo
