// SPDX-License-Identifier: Apache-2.0
// How much of every cell of a grid a polygon covers: exact, by walking its edges. Pure.
//
// Coordinates are those of the grid: x counts columns, y counts rows downwards, (0, 0) is the outer corner of the first
// cell. Each edge adds to its own cells, per row, how far it goes down (`cover`) and how much of the cell lies to its right
// (`area`); a running sum along the row is then the covered share (the way of scan converters such as FreeType's smooth
// rasteriser). Shares are whole numbers of 2^-40 cell and every edge is taken from its upper end, so the sums do not depend
// on order, direction, start of a ring or on how the grid is cut into windows, and an edge that two polygons share cancels
// to zero.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace muang::green {

struct GridPoint {
  double x = 0, y = 0;
};

inline constexpr int coverage_bits = 40;
inline constexpr std::int64_t whole_cell = std::int64_t{1} << coverage_bits;
// Rows and columns of a grid, so that a row in 2^-40 fits an integer.
inline constexpr std::int64_t most_grid_side = std::int64_t{1} << 22;

struct GridWindow {
  std::int64_t column = 0, row = 0;  // of its first cell
  std::int32_t columns = 0, rows = 0;
  std::size_t cells() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};

// Edges of one polygon are added, then swept; after the sweep it is empty again.
class Coverage {
 public:
  void begin(const GridWindow& window);

  // Positive where the inside lies at the right hand of an edge that goes down (larger x). Both ends are finite.
  void add(GridPoint from, GridPoint to);

  // run(row, column, length, share): cells of one row with one share, not 0; places count within the window.
  template <class Run>
  void sweep(Run&& run);

 private:
  struct Edge {
    GridPoint upper, lower;
    double columns_per_row = 0, rows_per_column = 0;
    std::int64_t sign = 1;
  };
  struct Slice {  // an edge within one row
    std::int64_t row = 0;
    double x_from = 0, x_to = 0, y_from = 0, y_to = 0;
    std::int64_t from = 0, to = 0;  // y in 2^-40
  };
  static std::int64_t fixed(double y) { return static_cast<std::int64_t>(y * static_cast<double>(whole_cell) + 0.5); }
  static double x_at(const Edge& edge, double y);
  static std::int64_t crossing(const Edge& edge, const Slice& slice, std::int64_t column);
  std::pair<std::int64_t, std::int64_t> columns_of(const Slice& slice) const;
  void add_slice(const Edge& edge, const Slice& slice);
  void walk_right(const Edge& edge, const Slice& slice);
  void walk_left(const Edge& edge, const Slice& slice);
  void put(const Edge& edge, std::int64_t row, std::int64_t column, double x_from, double x_to, std::int64_t down);

  struct Cell {
    std::int64_t cover = 0, area = 0;
  };
  GridWindow window_;
  std::size_t words_ = 0;               // of touched_ in a row
  std::vector<Cell> cells_;             // all zero but where touched_ says so
  std::vector<std::uint64_t> touched_;  // a bit a cell
  std::vector<std::int64_t> left_;      // a row: what comes from left of the window
};

template <class Run>
void Coverage::sweep(Run&& run) {
  const auto columns = static_cast<std::size_t>(window_.columns);
  for (std::size_t row = 0; row < static_cast<std::size_t>(window_.rows); ++row) {
    std::int64_t inside = left_[row];
    std::size_t done = 0;
    Cell* const cells = cells_.data() + row * columns;
    for (std::size_t word = 0; word < words_; ++word) {
      std::uint64_t bits = touched_[row * words_ + word];
      touched_[row * words_ + word] = 0;
      for (; bits != 0; bits &= bits - 1) {
        const std::size_t column = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (inside != 0 && column > done) run(row, done, column - done, inside);
        const std::int64_t share = inside + cells[column].area;
        if (share != 0) run(row, column, std::size_t{1}, share);
        inside += cells[column].cover;
        cells[column] = {};
        done = column + 1;
      }
    }
    if (inside != 0 && columns > done) run(row, done, columns - done, inside);
    left_[row] = 0;
  }
}

}  // namespace muang::green
