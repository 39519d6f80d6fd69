// SPDX-License-Identifier: Apache-2.0
// Titles of the month-report file and the words of its cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "waste/file/check_file.hpp"

namespace muang::waste {

enum class Role : std::uint8_t {
  Code,
  Year,
  Month,
  Generated,
  Organic,
  Recyclable,
  General,
  Hazardous,
  Disposal,
  ReportedOn,
  Collected,
  Utilised,
  Uncollected,
  Population,
  Days,
  Count
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::Count);
inline constexpr std::size_t most_columns = 256;

struct Columns {
  int at[role_count];            // column of each role, −1: none
  bool kilograms[role_count]{};  // the title says kg
  std::vector<std::string> titles;
  std::vector<std::string> unknown;
  bool has(Role role) const { return at[static_cast<std::size_t>(role)] >= 0; }
  const std::string& title(Role role) const { return titles[static_cast<std::size_t>(at[static_cast<std::size_t>(role)])]; }
};

Result<Columns> read_titles(const std::vector<std::string>& cells);  // UTF-8

// Cells as people write them; the quick paths for plain ASCII are in check_rows.cpp.
std::string cell_utf8(std::string_view bytes);           // UTF-8 or TIS-620, trimmed; a guarded formula unguarded
std::optional<int> month_number(std::string_view utf8);  // 1–12, ๑–๑๒, ม.ค., มกราคม, Jan
std::optional<Date> date_of(std::string_view utf8);      // 2019-12-20, 20/12/2562, of either era
std::optional<std::uint8_t> disposal_index(std::string_view utf8);  // code or Thai name; 0 is "none"

}  // namespace muang::waste
