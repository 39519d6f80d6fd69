// SPDX-License-Identifier: Apache-2.0
#include "identity/csv_table.hpp"

#include <charconv>
#include <fstream>
#include <iterator>

#include "identity/identity.hpp"

namespace muang::identity {
namespace {

// One record at `at`; quoted cells may hold commas, quotes and line ends (RFC 4180).
std::vector<std::string> read_record(std::string_view text, std::size_t& at, std::size_t& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  while (at < text.size()) {
    const char c = text[at++];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (at < text.size() && text[at] == '"') {
        cells.back() += text[at++];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

std::string read_whole_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw SeedFault(file.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

CsvTable::CsvTable(const std::filesystem::path& file, const std::vector<std::string_view>& columns)
    : name_((file.parent_path().filename() / file.filename()).string()) {
  const std::string whole = read_whole_file(file);
  std::string_view text = whole;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find('\0') != std::string_view::npos) refuse(1, "is not a text file");
  std::size_t at = 0, line = 1;
  read_header(read_record(text, at, line), columns);
  while (at < text.size()) {
    Line row;
    row.table_ = this;
    row.number_ = line;
    row.cells_ = read_record(text, at, line);
    if (row.cells_.size() == 1 && row.cells_[0].empty()) continue;
    if (row.cells_.size() != columns_.size())
      row.refuse("has " + std::to_string(row.cells_.size()) + " cells, the header " + std::to_string(columns_.size()));
    lines_.push_back(std::move(row));
  }
}

void CsvTable::read_header(std::vector<std::string> cells, const std::vector<std::string_view>& columns) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!columns_.emplace(cells[i], i).second) refuse(1, "names the column " + cells[i] + " twice");
  }
  for (const std::string_view column : columns) {
    if (!columns_.contains(column)) refuse(1, "lacks the column " + std::string(column));
  }
}

void CsvTable::refuse(std::size_t line, const std::string& why) const {
  throw SeedFault(name_ + ":" + std::to_string(line) + ": " + why);
}

void CsvTable::Line::refuse(const std::string& why) const { table_->refuse(number_, why); }

const std::string& CsvTable::Line::text(std::string_view column) const {
  const auto at = table_->columns_.find(column);
  if (at == table_->columns_.end()) refuse("lacks the column " + std::string(column));
  return cells_[at->second];
}

const std::string& CsvTable::Line::required(std::string_view column) const {
  const std::string& value = text(column);
  if (value.empty()) refuse(std::string(column) + " is empty");
  return value;
}

std::optional<std::int64_t> CsvTable::Line::integer(std::string_view column) const {
  const std::string& value = text(column);
  if (value.empty()) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size())
    refuse(std::string(column) + " is not a whole number: " + value);
  return number;
}

std::optional<double> CsvTable::Line::real(std::string_view column, double minimum, double maximum) const {
  const std::string& value = text(column);
  if (value.empty()) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) refuse(std::string(column) + " is not a number: " + value);
  if (!(number >= minimum && number <= maximum)) refuse(std::string(column) + " is out of range: " + value);
  return number;
}

}  // namespace muang::identity
