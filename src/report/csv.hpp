// SPDX-License-Identifier: Apache-2.0
// CSV as spreadsheets save it: commas, or semicolons or tabs where the first line has more of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muang::report {

struct CsvRow {
  std::size_t line = 0;  // of the file, from 1, on which the row begins
  std::vector<std::string> cells;
};

struct CsvFile {
  std::vector<CsvRow> rows;    // empty lines left out
  std::size_t open_quote = 0;  // line on which a quotation began that never ended; 0: none
  bool too_many = false;       // more than max_rows rows or max_columns columns
};

inline constexpr std::size_t max_rows = 20'000, max_columns = 256;

CsvFile read_csv(std::string_view utf8);

}  // namespace muang::report
