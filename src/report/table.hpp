// SPDX-License-Identifier: Apache-2.0
// A table on its way to a file: the same cells become CSV or XLSX. Numbers stay numbers; text that a spreadsheet would run
// as a formula is made harmless.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muang::report {

struct Number {  // units × 10^-decimals, exact
  std::int64_t units = 0;
  int decimals = 0;
};
using Cell = std::variant<std::monostate, Number, std::string>;

struct Column {
  std::string title;
  double width = 14;      // in characters
  bool editable = false;  // everything else is locked when the table is a form
};

struct Table {
  std::string sheet_name;
  std::vector<std::vector<Cell>> heading;  // rows above the column titles
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  bool is_form = false;                                                             // locked but for the editable columns
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> choices;  // row, column → drop-down list
};

// UTF-8 with a byte order mark (Excel reads Thai only with it), CRLF, quoted where needed (RFC 4180).
std::string write_csv(const Table& table);
// Throws std::runtime_error when there is no room for the file.
std::string write_xlsx(const Table& table);

// An apostrophe in front of what begins with = + - @ tab or return (OWASP, CSV injection); unguard takes it away again.
std::string guard_formula(std::string_view text);
std::string unguard_formula(std::string_view text);

}  // namespace muang::report
