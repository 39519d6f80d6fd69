// SPDX-License-Identifier: Apache-2.0
// Invented outlines: a town's square has four by four cells, and a plot stays in its
// own, so that plots overlap only where that is wanted. Pure.
#pragma once

#include <array>

#include "base/core/dice.hpp"
#include "geo/polygon_rules.hpp"

namespace muang::green {

inline constexpr int cells_a_side = 4, cell_count = cells_a_side * cells_a_side;

class DemoGround {
 public:
  // The square of that area around the point.
  DemoGround(double latitude, double longitude, double square_metres);
  double cell_metres() const { return cell_; }

  // About `square_metres` in the middle of a cell, at most 80 % of it; eight corners, none straight.
  geo::Shape field(int cell, double square_metres, Dice& dice) const;
  // The same, small and moved from the middle by parts of the cell: x, y from −0.5 to 0.5.
  geo::Shape field_at(int cell, double x, double y, double square_metres, Dice& dice) const;
  // A strip along the southern edge of a cell, as trees beside a road; in a small town narrower than asked.
  geo::Shape strip(int cell, double width_metres, Dice& dice) const;

 private:
  geo::Position position(double x, double y) const;  // metres from the point
  std::array<double, 2> middle(int cell) const;
  double latitude_, longitude_, metres_a_degree_lon_, cell_;
};

}  // namespace muang::green
