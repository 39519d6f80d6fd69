// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "report/table.hpp"

namespace muang::report {
namespace {

constexpr std::string_view runs_as_formula = "=+-@\t\r";

void append_text(std::string& out, std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n'") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_cell(std::string& out, const Cell& cell) {
  if (const auto* number = std::get_if<Number>(&cell)) {
    out += text::format_scaled(number->units, number->decimals);
  } else if (const auto* words = std::get_if<std::string>(&cell)) {
    append_text(out, guard_formula(*words));
  }
}

void append_row(std::string& out, const std::vector<Cell>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(out, cells[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string guard_formula(std::string_view words) {
  const bool runs = !words.empty() && runs_as_formula.find(words.front()) != std::string_view::npos;
  const bool guarded = words.size() > 1 && words.front() == '\'' && runs_as_formula.find(words[1]) != std::string_view::npos;
  return runs || guarded ? "'" + std::string(words) : std::string(words);
}

std::string unguard_formula(std::string_view words) {
  const std::size_t after = words.find_first_not_of('\'');
  const bool guarded =
      after != 0 && after != std::string_view::npos && runs_as_formula.find(words[after]) != std::string_view::npos;
  return std::string(guarded ? words.substr(1) : words);
}

std::string write_csv(const Table& table) {
  std::string out = "\xEF\xBB\xBF";
  for (const auto& row : table.heading) append_row(out, row);
  std::vector<Cell> titles;
  for (const auto& column : table.columns) titles.emplace_back(column.title);
  append_row(out, titles);
  for (const auto& row : table.rows) append_row(out, row);
  return out;
}

}  // namespace muang::report
