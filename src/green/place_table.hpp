// SPDX-License-Identifier: Apache-2.0
// A CSV file of places with named columns of numbers: places with people, candidates, distances, parks. Every fault at once.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::green {

struct PlaceColumn {
  std::string_view name;  // "need_*": every column that begins so
  bool number = true;
  double minimum = 0, maximum = 0;  // of a number
};

enum class Coordinates : std::uint8_t { None, Metres, Degrees };

class PlaceTable {
 public:
  // `file` names the file in the fields of problems ("demand row 4, column x"). An empty cell is no number.
  static Result<PlaceTable> read(std::istream& in, std::string_view file, const std::vector<PlaceColumn>& columns);

  std::size_t size() const { return lines_.size(); }
  bool has(std::string_view column) const;
  std::vector<std::string> names(std::string_view beginning) const;  // of columns, in the order of the file
  const std::string& text(std::size_t row, std::string_view column) const;
  std::optional<double> number(std::size_t row, std::string_view column) const;
  std::string place(std::size_t row, std::string_view column) const;    // for the field of a problem
  const std::vector<std::string>& ignored() const { return ignored_; }  // titles that nobody asked for

  // E5572 when one is missing, E5575 and E5576 for ids.
  void need(std::initializer_list<std::string_view> columns, Problems& problems) const;
  void need_ids(Problems& problems) const;
  void need_numbers(std::string_view column, Problems& problems) const;  // in every row
  Coordinates coordinates(Problems& problems) const;                     // x, y or lon, lat; in every row

 private:
  struct Column {
    PlaceColumn wish;
    std::string name;
    std::vector<std::string> texts;
    std::vector<std::optional<double>> numbers;
  };
  const Column* find(std::string_view name) const;
  void add_row(std::size_t line, const std::vector<std::string>& cells, Problems& problems);

  std::string file_;
  std::vector<Column> columns_;
  std::vector<std::size_t> at_;  // of each column in the row
  std::vector<std::size_t> lines_;
  std::vector<std::string> ignored_;
};

inline constexpr std::size_t most_problems = 100;  // of one file; the rest would bury them

}  // namespace muang::green
