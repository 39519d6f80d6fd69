// SPDX-License-Identifier: Apache-2.0
// A CSV file of our own data folder: UTF-8, one header line. Every fault names file and line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muang::identity {

class CsvTable {
 public:
  CsvTable(const std::filesystem::path& file, const std::vector<std::string_view>& columns);  // all columns must be there

  class Line {
   public:
    const std::string& text(std::string_view column) const;
    const std::string& required(std::string_view column) const;
    std::optional<std::int64_t> integer(std::string_view column) const;
    std::optional<double> real(std::string_view column, double minimum, double maximum) const;
    [[noreturn]] void refuse(const std::string& why) const;

   private:
    friend class CsvTable;
    const CsvTable* table_ = nullptr;
    std::size_t number_ = 0;
    std::vector<std::string> cells_;
  };
  const std::vector<Line>& lines() const { return lines_; }
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;

 private:
  [[noreturn]] void refuse(std::size_t line, const std::string& why) const;
  void read_header(std::vector<std::string> cells, const std::vector<std::string_view>& columns);
  std::string name_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<Line> lines_;
};

std::string read_whole_file(const std::filesystem::path& file);

}  // namespace muang::identity
