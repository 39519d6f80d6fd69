// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_outlines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace muang::green {
namespace {

constexpr double metres_a_degree_lat = 110'600;  // at 13° north, near enough for what is invented
constexpr double degrees_a_step = 1e-6;          // some 10 cm, so that outlines stay short
constexpr double most_of_a_cell = 0.8;

double rounded(double degrees) { return std::round(degrees / degrees_a_step) * degrees_a_step; }

}  // namespace

DemoGround::DemoGround(double latitude, double longitude, double square_metres)
    : latitude_(latitude),
      longitude_(longitude),
      metres_a_degree_lon_(111'320 * std::cos(latitude * std::numbers::pi / 180)),
      cell_(std::sqrt(square_metres) / cells_a_side) {}

geo::Position DemoGround::position(double x, double y) const {
  return {rounded(longitude_ + x / metres_a_degree_lon_), rounded(latitude_ + y / metres_a_degree_lat)};
}

std::array<double, 2> DemoGround::middle(int cell) const {
  const auto at = [&](int place) { return (place + 0.5 - cells_a_side / 2.0) * cell_; };
  return {at(cell % cells_a_side), at(cell / cells_a_side)};
}

geo::Shape DemoGround::field(int cell, double square_metres, Dice& dice) const {
  return field_at(cell, 0, 0, std::min(square_metres, most_of_a_cell * cell_ * cell_), dice);
}

geo::Shape DemoGround::field_at(int cell, double x, double y, double square_metres, Dice& dice) const {
  const auto [middle_x, middle_y] = middle(cell);
  // Wider than high or higher than wide by a tenth; corners cut, and each moved inwards by up to a twentieth.
  const double stretch = 0.95 + 0.001 * dice.below(100);
  const double half_x = std::sqrt(square_metres) / 2 * stretch, half_y = std::sqrt(square_metres) / 2 / stretch;
  constexpr std::array<std::array<double, 2>, 8> corners{
      {{-1, -0.6}, {-0.6, -1}, {0.5, -1}, {1, -0.5}, {1, 0.7}, {0.7, 1}, {-0.7, 1}, {-1, 0.6}}};
  geo::Ring ring;
  for (const auto& [u, v] : corners) {
    const double inwards = 1 - 0.001 * dice.below(50);
    ring.push_back(position(middle_x + x * cell_ + u * half_x * inwards, middle_y + y * cell_ + v * half_y * inwards));
  }
  ring.push_back(ring.front());
  geo::Shape shape{{{std::move(ring), {}}}};
  geo::normalise(shape);
  return shape;
}

geo::Shape DemoGround::strip(int cell, double width_metres, Dice& dice) const {
  const auto [middle_x, middle_y] = middle(cell);
  constexpr int bends = 5;
  // Below every field of the cell, however small the town is.
  const double south = middle_y - 0.495 * cell_, sway = std::min(0.01 * cell_, 30.0);
  const double width = std::min(width_metres, 0.015 * cell_);
  std::array<double, bends> line{};
  for (double& one : line) one = south + sway * dice.below(100) / 100;
  const auto x_of = [&](int bend) { return middle_x + (-0.45 + 0.9 * bend / (bends - 1)) * cell_; };
  geo::Ring ring;
  for (int bend = 0; bend < bends; ++bend) ring.push_back(position(x_of(bend), line.at(static_cast<std::size_t>(bend))));
  for (int bend = bends - 1; bend >= 0; --bend)
    ring.push_back(position(x_of(bend), line.at(static_cast<std::size_t>(bend)) + width));
  ring.push_back(ring.front());
  geo::Shape shape{{{std::move(ring), {}}}};
  geo::normalise(shape);
  return shape;
}

}  // namespace muang::green
