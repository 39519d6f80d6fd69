// SPDX-License-Identifier: Apache-2.0
// A CSV file with named columns, as the commands on plain files read it: every fault with its row and column, all at once.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "report/csv.hpp"

namespace muang::waste {

struct PlainColumn {
  std::string_view name;
  bool needed = true;
};

class PlainCsv {
 public:
  // UTF-8 or TIS-620; titles in any case; a column that nobody asked for is a problem, because it may be a misspelt one.
  static Result<PlainCsv> read(std::string_view bytes, const std::vector<PlainColumn>& columns);

  const std::vector<report::CsvRow>& rows() const { return rows_; }
  bool has(std::string_view column) const { return columns_.contains(column); }
  std::string cell(const report::CsvRow& row, std::string_view column) const;  // trimmed; empty when the column is not there

  // The number of a cell (Thai digits and 1,234.5 too); an empty cell is nothing, and a problem where `needed`.
  std::optional<double> number(const report::CsvRow& row, std::string_view column, bool needed, Problems& problems) const;

 private:
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<report::CsvRow> rows_;
};

std::string place_of(std::size_t row, std::string_view column);  // "row 4, column generated"
std::string excerpt(std::string_view utf8);                      // at most 60 bytes of what was typed, cut between letters
std::optional<double> number_in(std::string_view text);          // exact decimal → nearest double

}  // namespace muang::waste
