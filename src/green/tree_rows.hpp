// SPDX-License-Identifier: Apache-2.0
// A CSV file of trees, row by row, with little memory: UTF-8 or TIS-620, commas, semicolons or tabs, quoted cells.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::green {

struct TreeColumns {  // place in the row; npos: not there
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t id = npos, species = npos, density = npos, dbh = npos, girth = npos, height = npos, forest = npos,
              setting = npos;
  std::vector<std::string> ignored;  // titles that nobody asked for
};

std::string title_key(std::string_view title);  // "Girth CM" → "girth_cm"

class TreeRows {
 public:
  explicit TreeRows(std::istream& in) : in_(in) {}
  // The cells of the first row, whose commonest separator is that of the file; none in an empty file. E5512, E5516.
  Result<std::vector<std::string>> titles();
  // The heading of a file of trees. E5512 to E5516, all at once; field "row 1, column …".
  Result<TreeColumns> heading();
  // The next row that is not empty; false at the end. E5512, E5516.
  Result<bool> next(std::vector<std::string>& cells);
  std::size_t line() const { return begins_; }  // on which the last row began, from 1

 private:
  Result<bool> take_record();
  void split(std::vector<std::string>& cells) const;

  std::istream& in_;
  std::string record_, line_text_;
  std::size_t line_ = 0, begins_ = 0;
  char separator_ = ',';
};

}  // namespace muang::green
