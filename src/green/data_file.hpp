// SPDX-License-Identifier: Apache-2.0
// A CSV file of data/green. For this slice only.
#pragma once

#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/csv.hpp"

namespace muang::green {

// One CSV of ours: columns by name, every fault an operator's (the file came with the program).
class DataFile {
 public:
  explicit DataFile(const std::filesystem::path& file);
  std::size_t size() const { return rows_.size() - 1; }
  const std::string& cell(std::size_t row, std::string_view column) const;
  std::string stated(std::size_t row, std::string_view column) const;  // not empty
  double number(std::size_t row, std::string_view column) const;
  std::optional<double> number_or_none(std::size_t row, std::string_view column) const;
  std::string certainty(std::size_t row, std::string_view column = "certainty") const;  // one of the four marks
  std::vector<std::string> list(std::size_t row, std::string_view column) const;        // parts between semicolons
  [[noreturn]] void fail(std::size_t row, const std::string& why) const;

 private:
  std::filesystem::path file_;
  std::vector<report::CsvRow> rows_;
};

}  // namespace muang::green
