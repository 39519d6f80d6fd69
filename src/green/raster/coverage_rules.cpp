// SPDX-License-Identifier: Apache-2.0
#include "green/raster/coverage_rules.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace muang::green {

void Coverage::begin(const GridWindow& window) {
  window_ = window;
  words_ = (static_cast<std::size_t>(window.columns) + 63) / 64;
  const auto rows = static_cast<std::size_t>(window.rows);
  if (cells_.size() < window.cells()) cells_.resize(window.cells());
  if (touched_.size() < rows * words_) touched_.resize(rows * words_);
  if (left_.size() < rows) left_.resize(rows);
}

// Between its ends whatever rounding does, so that slices of one edge meet.
double Coverage::x_at(const Edge& edge, double y) {
  const double x = edge.upper.x + (y - edge.upper.y) * edge.columns_per_row;
  return std::clamp(x, std::min(edge.upper.x, edge.lower.x), std::max(edge.upper.x, edge.lower.x));
}

std::int64_t Coverage::crossing(const Edge& edge, const Slice& slice, std::int64_t column) {
  const double y = edge.upper.y + (static_cast<double>(column) - edge.upper.x) * edge.rows_per_column;
  return fixed(std::clamp(y, slice.y_from, slice.y_to));
}

void Coverage::put(const Edge& edge, std::int64_t row, std::int64_t column, double x_from, double x_to, std::int64_t down) {
  const auto at_row = static_cast<std::size_t>(row - window_.row);
  const auto at_column = static_cast<std::size_t>(column - window_.column);
  Cell& cell = cells_[at_row * static_cast<std::size_t>(window_.columns) + at_column];
  const auto left = static_cast<double>(column);
  const double right_share = 1 - ((x_from - left) + (x_to - left)) / 2;
  cell.cover += edge.sign * down;
  cell.area += edge.sign * static_cast<std::int64_t>(static_cast<double>(down) * right_share + 0.5);
  touched_[at_row * words_ + at_column / 64] |= std::uint64_t{1} << (at_column % 64);
}

void Coverage::add(GridPoint from, GridPoint to) {
  if (from.y == to.y) return;
  Edge edge{.upper = from, .lower = to};
  if (from.y > to.y) {
    std::swap(edge.upper, edge.lower);
    edge.sign = -1;
  }
  const auto top = static_cast<double>(window_.row), bottom = static_cast<double>(window_.row + window_.rows);
  if (edge.lower.y <= top || edge.upper.y >= bottom) return;
  if (std::min(from.x, to.x) >= static_cast<double>(window_.column + window_.columns)) return;
  edge.columns_per_row = (edge.lower.x - edge.upper.x) / (edge.lower.y - edge.upper.y);
  edge.rows_per_column = (edge.lower.y - edge.upper.y) / (edge.lower.x - edge.upper.x);
  Slice slice{.row = static_cast<std::int64_t>(std::floor(std::max(edge.upper.y, top)))};
  slice.y_from = std::max(edge.upper.y, static_cast<double>(slice.row));
  slice.x_from = slice.y_from == edge.upper.y ? edge.upper.x : x_at(edge, slice.y_from);
  slice.from = fixed(slice.y_from);
  const double end = std::min(edge.lower.y, bottom);
  for (; static_cast<double>(slice.row) < end; ++slice.row) {
    slice.y_to = std::min(edge.lower.y, static_cast<double>(slice.row + 1));
    slice.x_to = slice.y_to == edge.lower.y ? edge.lower.x : x_at(edge, slice.y_to);
    slice.to = fixed(slice.y_to);
    if (slice.to > slice.from) add_slice(edge, slice);
    slice.y_from = slice.y_to;
    slice.x_from = slice.x_to;
    slice.from = slice.to;
  }
}

void Coverage::add_slice(const Edge& edge, const Slice& slice) {
  const auto begin = static_cast<double>(window_.column), end = static_cast<double>(window_.column + window_.columns);
  if (slice.x_from < begin && slice.x_to < begin) {
    left_[static_cast<std::size_t>(slice.row - window_.row)] += edge.sign * (slice.to - slice.from);
    return;
  }
  if (slice.x_from >= end && slice.x_to >= end) return;
  if (slice.x_from <= slice.x_to) {
    walk_right(edge, slice);
  } else {
    walk_left(edge, slice);
  }
}

// The first and the last column of a slice; those outside of the window are the one beside it.
std::pair<std::int64_t, std::int64_t> Coverage::columns_of(const Slice& slice) const {
  const auto begin = static_cast<double>(window_.column - 1), end = static_cast<double>(window_.column + window_.columns);
  return {static_cast<std::int64_t>(std::floor(std::clamp(slice.x_from, begin, end))),
          static_cast<std::int64_t>(std::floor(std::clamp(slice.x_to, begin, end)))};
}

void Coverage::walk_right(const Edge& edge, const Slice& slice) {
  const auto [column_from, last] = columns_of(slice);
  std::int64_t column = column_from;
  double x = slice.x_from;
  std::int64_t y = slice.from;
  if (column < window_.column) {
    column = window_.column;
    x = static_cast<double>(column);
    const std::int64_t entered = crossing(edge, slice, column);
    left_[static_cast<std::size_t>(slice.row - window_.row)] += edge.sign * (entered - y);
    y = entered;
  }
  for (; column <= last && column < window_.column + window_.columns; ++column) {
    const bool ends = column == last;
    const double x_out = ends ? slice.x_to : static_cast<double>(column + 1);
    const std::int64_t y_out = ends ? slice.to : crossing(edge, slice, column + 1);
    put(edge, slice.row, column, x, x_out, y_out - y);
    x = x_out;
    y = y_out;
  }
}

void Coverage::walk_left(const Edge& edge, const Slice& slice) {
  const auto [column_from, last] = columns_of(slice);
  std::int64_t column = column_from;
  double x = slice.x_from;
  std::int64_t y = slice.from;
  if (column >= window_.column + window_.columns) {
    column = window_.column + window_.columns - 1;
    x = static_cast<double>(column + 1);
    y = crossing(edge, slice, column + 1);
  }
  for (; column >= last && column >= window_.column; --column) {
    const bool ends = column == last;
    const double x_out = ends ? slice.x_to : static_cast<double>(column);
    const std::int64_t y_out = ends ? slice.to : crossing(edge, slice, column);
    put(edge, slice.row, column, x, x_out, y_out - y);
    x = x_out;
    y = y_out;
  }
  if (column >= last) left_[static_cast<std::size_t>(slice.row - window_.row)] += edge.sign * (slice.to - y);
}

}  // namespace muang::green
