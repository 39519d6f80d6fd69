// SPDX-License-Identifier: Apache-2.0
// A CSV file of data/waste. For this slice only.
#pragma once

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "report/csv.hpp"

namespace muang::waste {

// One CSV of ours: columns by name, every fault an operator's (the file came with the program).
class DataFile {
 public:
  DataFile(const std::filesystem::path& file) : file_(file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    rows_ = report::read_csv(text).rows;
    if (rows_.empty()) throw std::runtime_error(file.string() + ": empty");
  }
  std::size_t size() const { return rows_.size() - 1; }
  const std::string& cell(std::size_t row, std::string_view column) const {
    const auto& titles = rows_.front().cells;
    for (std::size_t c = 0; c < titles.size(); ++c) {
      if (titles[c] == column && c < rows_[row + 1].cells.size()) return rows_[row + 1].cells[c];
    }
    fail(row, "no column " + std::string(column));
  }
  std::int64_t number(std::size_t row, std::string_view column) const {
    const std::string& text = cell(row, column);
    std::int64_t value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || stop != text.data() + text.size()) fail(row, std::string(column) + " is no whole number");
    return value;
  }
  std::string stated(std::size_t row, std::string_view column) const {
    const std::string& text = cell(row, column);
    if (text.empty()) fail(row, "nothing in " + std::string(column));
    return text;
  }
  std::string certainty(std::size_t row) const {
    const std::string& text = cell(row, "certainty");
    static const std::set<std::string> known{"official", "published", "inferred", "recalled"};
    if (!known.contains(text)) fail(row, "certainty " + text);
    return text;
  }
  [[noreturn]] void fail(std::size_t row, const std::string& why) const {
    throw std::runtime_error(file_.string() + ":" + std::to_string(rows_[row + 1].line) + ": " + why);
  }

 private:
  std::filesystem::path file_;
  std::vector<report::CsvRow> rows_;
};

}  // namespace muang::waste
