// SPDX-License-Identifier: Apache-2.0
// Maps drawn with letters: each letter is a cell of 0.0001° (about 11 m) in Bangkok, the first line lies furthest north.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "geo/ellipsoid_rules.hpp"
#include "geo/plane.hpp"
#include "geo/polygon_rules.hpp"

namespace muang::geo {

using Drawing = std::vector<std::string>;

inline Position corner(double column, double row_from_south) {
  return {100.5 + column * 0.0001, 13.75 + row_from_south * 0.0001};
}

inline Shape rectangle(double west, double south, double east, double north) {
  Shape shape{
      {{{corner(west, south), corner(east, south), corner(east, north), corner(west, north), corner(west, south)}, {}}}};
  normalise(shape);
  return shape;
}

// The cells of which the letter is one of `letters`, as one shape: drawn({"AxB"}, "Ax") and drawn({"AxB"}, "Bx") share x.
inline Shape drawn(const Drawing& map, const std::string& letters) {
  std::vector<Shape> cells;
  for (std::size_t line = 0; line < map.size(); ++line) {
    for (std::size_t column = 0; column < map[line].size(); ++column) {
      if (letters.find(map[line][column]) == std::string::npos) continue;
      const double west = static_cast<double>(column), south = static_cast<double>(map.size() - 1 - line);
      cells.push_back(rectangle(west, south, west + 1, south + 1));
    }
  }
  return union_of(cells);
}

// Area in cells, to a thousandth: a cell further north is smaller, on these maps by a millionth.
inline double cells(std::int64_t cm2) {
  const auto one = static_cast<double>(area_cm2(rectangle(0, 0, 1, 1)));
  return std::round(static_cast<double>(cm2) / one * 1000) / 1000;
}
inline double cells(const Shape& shape) { return cells(area_cm2(shape)); }

}  // namespace muang::geo
