// SPDX-License-Identifier: Apache-2.0
// Months of a unit beside one another, for files of a town or a province: unit slips, outliers and copied months.
#pragma once

#include <span>
#include <vector>

#include "waste/file/check_rows.hpp"

namespace muang::waste {

class SeriesCheck {
 public:
  void add(std::span<const ImportRow> rows);
  // R05, R06 and R08 as warnings, after the last row. Larger files are judged on the data quality pages once they are in.
  void finish(RowChecker& checker);

 private:
  struct Point {
    std::uint32_t unit, row;
    Month month;
    std::int64_t generated;
  };
  static constexpr std::size_t most = 20'000;  // rows; beyond them nothing is kept
  void judge_unit(std::span<const Point> points, RowChecker& checker) const;
  std::vector<Point> points_;
  bool too_many_ = false;
};

}  // namespace muang::waste
