// SPDX-License-Identifier: Apache-2.0
#include "waste/text_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace muang::waste {
namespace {

// Marks of the Thai block that stand on another letter: U+0E31, U+0E34–0E3A, U+0E47–0E4E, as bytes E0 B8|B9 xx.
bool is_mark(unsigned char second, unsigned char third) {
  if (second == 0xB8) return third == 0xB1 || (third >= 0xB4 && third <= 0xBA);
  return second == 0xB9 && third >= 0x87 && third <= 0x8E;
}

void append_cell(std::string& line, const std::string& cell, std::size_t width, bool right) {
  const std::string space(width - shown_width(cell), ' ');
  line += right ? space + cell : cell + space;
}

std::string trimmed_line(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line + "\n";
}

}  // namespace

std::size_t shown_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if ((byte & 0xC0) == 0x80) continue;
    const bool mark = byte == 0xE0 && i + 2 < utf8.size() &&
                      is_mark(static_cast<unsigned char>(utf8[i + 1]), static_cast<unsigned char>(utf8[i + 2]));
    width += mark ? 0 : 1;
  }
  return width;
}

std::string text_table(const std::vector<std::vector<std::string>>& rows, std::size_t right_from) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], shown_width(row[i]));
  }
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::string line;
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      if (i > 0) line += "  ";
      append_cell(line, rows[r][i], widths[i], i >= right_from);
    }
    out += trimmed_line(std::move(line));
    if (r > 0) continue;
    std::string rule;
    for (std::size_t i = 0; i < widths.size(); ++i) rule += (i > 0 ? "  " : "") + std::string(widths[i], '-');
    out += rule + "\n";
  }
  return out;
}

std::string fixed_text(double value, int decimals) {
  std::array<char, 64> digits{};
  if (!std::isfinite(value) || std::abs(value) > 1e30) return "-";
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
  return {digits.data(), end.ptr};
}

}  // namespace muang::waste
