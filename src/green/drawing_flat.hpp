// SPDX-License-Identifier: Apache-2.0
// The plain doors to areas, for a page that shows them while a plot is drawn or a deed is typed, before the server has
// answered.
#pragma once

#include <string>
#include <string_view>

namespace muang::green {

// "lon lat lon lat …" in degrees a ring, ";" before a hole, "|" before the next polygon; a ring may be open or closed.
// → {"cm2":n} by geo/ellipsoid_rules.hpp, or {"error":"malformed","at":byte}. A ring of less than three corners has no area.
std::string drawn_area_flat(std::string_view rings);

// An area as a deed writes it → {"cm2":n,"doubts":["rounded",…]} (area_text_rules.hpp), or {"error":"E5501"} with the first
// code of why it cannot be read.
std::string area_text_flat(std::string_view utf8);

}  // namespace muang::green
