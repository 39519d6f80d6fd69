// SPDX-License-Identifier: Apache-2.0
// One row of the month-report file: quick for plain digits, patient with what people write. No allocation while a row is
// good.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "waste/file/check_columns.hpp"
#include "waste/file/check_file.hpp"

namespace muang::waste {

// Codes → units, open addressing on 16 bytes; codes longer than that are nobody's.
class UnitCodes {
 public:
  explicit UnitCodes(const CheckOptions& options);
  // 0: unknown. Without a list of codes a new one is taken up as it comes, up to most_units.
  std::uint32_t find(std::string_view code);
  bool full() const { return full_; }
  static constexpr std::uint32_t most_units = 100'000;

 private:
  struct Slot {
    std::uint64_t a = 0, b = 0;
    std::uint32_t unit = 0;
  };
  Slot& slot(std::uint64_t a, std::uint64_t b);
  void put(std::uint64_t a, std::uint64_t b, std::uint32_t unit);
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::uint32_t numbered_, listed_ = 0, next_ = 1;
  bool open_, full_ = false;
};

// The row in which a unit's month was first seen. Laid out month by month, as national files come.
class FirstRows {
 public:
  // The earlier row, or 0 after noting this one.
  std::uint32_t note(std::uint32_t unit, int month_slot, std::uint32_t row);

 private:
  std::vector<std::vector<std::uint32_t>> months_;
};

class RowChecker {
 public:
  RowChecker(const CheckOptions& options, Columns columns, FindingSink sink);
  // True when the row is accepted; `out` then holds it.
  bool check(std::uint32_t row, const std::string_view* cells, std::size_t count, ImportRow& out);
  void say(std::uint32_t row, std::string column, std::string_view rule, Severity severity, Params params = {});
  const CheckCounts& counts() const { return counts_; }
  CheckCounts& counts() { return counts_; }
  const Columns& columns() const { return columns_; }
  bool too_many_units() const { return units_.full(); }

 private:
  std::string_view cell(Role role) const;
  void find(Role role, std::string_view rule, Severity severity = Severity::Error, Params params = {});
  bool amount(Role role, std::int64_t& out, bool optional = false);
  bool slow_amount(Role role, std::string_view text, std::int64_t& out, bool optional, bool whole_number);
  void count_cell(Role role, Figure& out);
  bool read_unit(ImportRow& out);
  bool read_month(ImportRow& out);
  bool read_reported(ImportRow& out);
  bool read_disposal(ImportRow& out);
  void check_parts(const ImportRow& row);
  void check_optional(ImportRow& row, Figure days);

  const CheckOptions& options_;
  Columns columns_;
  FindingSink sink_;
  UnitCodes units_;
  FirstRows first_;
  CheckCounts counts_;
  bool has_optional_ = false, last_disposal_known_ = false;
  std::string last_disposal_;  // towns of one file often use the same word
  std::uint8_t last_disposal_index_ = 0;
  std::uint32_t row_ = 0;
  bool row_is_good_ = true;
  const std::string_view* cells_ = nullptr;
  std::size_t cell_count_ = 0;
};

}  // namespace muang::waste
