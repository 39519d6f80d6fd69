// SPDX-License-Identifier: Apache-2.0
#include "green/raster/zone.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace muang::green {
namespace {

constexpr std::uint32_t edges_of_run = 32;  // our choice: a box is looked at in the time of some edges

// Twice the area, positive when the ring runs clockwise on a map whose rows count downwards.
double doubled_area(const std::vector<GridPoint>& ring) {
  double sum = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const GridPoint a{ring[i].x - ring[0].x, ring[i].y - ring[0].y}, b{ring[i + 1].x - ring[0].x, ring[i + 1].y - ring[0].y};
    sum += a.x * b.y - b.x * a.y;
  }
  return sum;
}

}  // namespace

std::string_view reason_code(ZoneReason reason) {
  static constexpr std::array<std::string_view, 7> codes{"",           "no-data",         "outside-raster", "empty",
                                                         "not-finite", "not-transformed", "crosses-itself"};
  return codes[static_cast<std::size_t>(reason)];
}

void Zone::Box::include(GridPoint point) {
  left = std::min(left, point.x);
  right = std::max(right, point.x);
  top = std::min(top, point.y);
  bottom = std::max(bottom, point.y);
}

void Zone::add_ring(const std::vector<GridPoint>& corners, bool is_hole) {
  std::vector<GridPoint> ring = corners;
  if (ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y) ring.pop_back();
  if (ring.size() < 3) return;
  const double doubled = doubled_area(ring);
  area_cells_ += (is_hole ? -1 : 1) * std::abs(doubled) / 2;
  // Coverage counts what lies right of an edge that goes down: that is the inside when the ring runs against the clock.
  if ((doubled > 0) != is_hole) std::reverse(ring.begin(), ring.end());
  ring.push_back(ring.front());
  const auto first = static_cast<std::uint32_t>(points_.size());
  if (points_.empty()) box_ = {ring[0].x, ring[0].y, ring[0].x, ring[0].y};
  points_.insert(points_.end(), ring.begin(), ring.end());
  const auto last = static_cast<std::uint32_t>(points_.size()) - 1;
  for (std::uint32_t begin = first; begin < last; begin += edges_of_run) {
    const GridPoint start = points_[begin];
    Run run{.begin = begin, .end = std::min(begin + edges_of_run, last), .box = {start.x, start.y, start.x, start.y}};
    for (std::uint32_t i = begin; i <= run.end; ++i) {
      run.box.include(points_[i]);
      box_.include(points_[i]);
    }
    runs_.push_back(run);
  }
}

GridWindow Zone::within(const GridWindow& window) const {
  if (runs_.empty()) return {};
  const auto from = [](double value, std::int64_t begin, std::int64_t end) {
    return static_cast<std::int64_t>(std::clamp(std::floor(value), static_cast<double>(begin), static_cast<double>(end)));
  };
  const std::int64_t right = window.column + window.columns, bottom = window.row + window.rows;
  const std::int64_t c0 = from(box_.left, window.column, right), r0 = from(box_.top, window.row, bottom);
  const std::int64_t c1 = std::min(right, from(box_.right, window.column - 1, right) + 1);
  const std::int64_t r1 = std::min(bottom, from(box_.bottom, window.row - 1, bottom) + 1);
  if (c1 <= c0 || r1 <= r0) return {};
  return {
      .column = c0, .row = r0, .columns = static_cast<std::int32_t>(c1 - c0), .rows = static_cast<std::int32_t>(r1 - r0)};
}

void Zone::add_to(Coverage& coverage, const GridWindow& window) const {
  const auto top = static_cast<double>(window.row), bottom = static_cast<double>(window.row + window.rows);
  const auto right = static_cast<double>(window.column + window.columns);
  for (const Run& run : runs_) {
    if (run.box.bottom <= top || run.box.top >= bottom || run.box.left >= right) continue;
    for (std::uint32_t i = run.begin; i < run.end; ++i) coverage.add(points_[i], points_[i + 1]);
  }
}

}  // namespace muang::green
