// SPDX-License-Identifier: Apache-2.0
#include "waste/plain_csv.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "waste/climate/climate_errors.hpp"

namespace muang::waste {
namespace {

std::string lower(std::string_view title) {
  std::string text = text::trim(title);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
  }
  return text;
}

std::string all_names(const std::vector<PlainColumn>& columns) {
  std::string names;
  for (const auto& column : columns) names += (names.empty() ? "" : ", ") + std::string(column.name);
  return names;
}

Result<report::CsvFile> open_csv(std::string_view bytes) {
  const auto decoded = text::decode_text(bytes);
  if (!decoded) return Error{errors::csv_not_text, "file", {}};
  auto file = report::read_csv(decoded->utf8);
  if (file.open_quote > 0)
    return Error{errors::csv_open_quote, place_of(file.open_quote, {}), {{"row", std::to_string(file.open_quote)}}};
  if (file.too_many) return Error{errors::csv_too_many_rows, "file", {{"maximum", std::to_string(report::max_rows)}}};
  if (file.rows.size() < 2) return Error{errors::csv_empty, "file", {}};
  return file;
}

}  // namespace

std::string place_of(std::size_t row, std::string_view column) {
  return "row " + std::to_string(row) + (column.empty() ? "" : ", column " + std::string(column));
}

std::string excerpt(std::string_view utf8) {
  constexpr std::size_t longest = 60;
  if (utf8.size() <= longest) return std::string(utf8);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  return std::string(utf8.substr(0, end)) + "…";
}

std::optional<double> number_in(std::string_view text) {
  const auto parsed = text::parse_number(text);
  if (!parsed) return std::nullopt;
  return static_cast<double>(parsed->units) / std::pow(10.0, parsed->decimals);
}

Result<PlainCsv> PlainCsv::read(std::string_view bytes, const std::vector<PlainColumn>& columns) {
  TRY(auto file, open_csv(bytes));
  PlainCsv csv;
  Problems problems;
  const auto& titles = file.rows.front();
  for (std::size_t i = 0; i < titles.cells.size(); ++i) {
    const std::string title = lower(titles.cells[i]);
    if (title.empty()) continue;
    const bool known = std::ranges::any_of(columns, [&](const PlainColumn& column) { return column.name == title; });
    if (!known) {
      problems.push_back({errors::csv_column_unknown,
                          place_of(titles.line, title),
                          {{"column", excerpt(title)}, {"columns", all_names(columns)}}});
    } else if (!csv.columns_.try_emplace(title, i).second) {
      problems.push_back({errors::csv_column_twice, place_of(titles.line, title), {{"column", title}}});
    }
  }
  for (const auto& column : columns) {
    if (column.needed && !csv.has(column.name))
      problems.push_back(
          {errors::csv_column_missing, place_of(titles.line, column.name), {{"column", std::string(column.name)}}});
  }
  if (!problems.empty()) return problems;
  csv.rows_ = std::move(file.rows);
  csv.rows_.erase(csv.rows_.begin());
  return csv;
}

std::string PlainCsv::cell(const report::CsvRow& row, std::string_view column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() || found->second >= row.cells.size() ? std::string() : text::trim(row.cells[found->second]);
}

std::optional<double> PlainCsv::number(const report::CsvRow& row, std::string_view column, bool needed,
                                       Problems& problems) const {
  const std::string typed = cell(row, column);
  if (typed.empty()) {
    if (needed)
      problems.push_back({errors::csv_cell_missing, place_of(row.line, column), {{"column", std::string(column)}}});
    return std::nullopt;
  }
  const auto value = number_in(typed);
  if (!value) problems.push_back({errors::csv_not_a_number, place_of(row.line, column), {{"text", excerpt(typed)}}});
  return value;
}

}  // namespace muang::waste
