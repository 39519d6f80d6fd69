// SPDX-License-Identifier: Apache-2.0
// The accepted rows of a file while they wait for the database: sixteen bytes a row, so that a million of them fit beside
// everything else into 64 MiB. For this slice only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "waste/file/check_file.hpp"

namespace muang::waste {

struct ImportSums {  // kg
  std::int64_t months = 0, generated = 0, source_utilised = 0, collected = 0, uncollected = 0;
  std::int64_t rated = 0, person_days = 0;  // of the months that state people
  void add(const ImportRow& row);
};

class ImportRows {
 public:
  static constexpr std::size_t most = 2'000'000;  // ours: twice the ten years of the whole country

  void expect(std::size_t rows);  // makes room; memory is used only as rows come
  void add(std::span<const ImportRow> rows);
  bool too_many() const { return rows_.size() > most; }
  void sort();  // by unit and month, as the tables are kept: two to three times as quick to store

  bool empty() const { return rows_.empty(); }
  std::int64_t taken() const { return static_cast<std::int64_t>(rows_.size()) - left_; }
  std::int64_t left() const { return left_; }
  Month first() const { return Month::from_index(first_); }
  Month last() const { return Month::from_index(last_); }

  // What the file gives and no report keeps: composition and kind of disposal.
  bool has_composition() const { return has_composition_; }
  bool has_disposal() const { return has_disposal_; }

  void take_all();  // before leave(): nothing is left out yet
  // Marks the row of this unit and month, if there is one, as one that is not taken. After sort().
  void leave(std::uint32_t unit, const Month& month);
  // Calls `each` for every row that was not taken, by unit and month.
  void each_left(const std::function<void(std::uint32_t row, const Month& month)>& each) const;

  // The taken rows, by unit and month. Only what a monthly report keeps is filled in.
  class Cursor {
   public:
    explicit Cursor(const ImportRows& rows) : rows_(rows) {}
    bool next(ImportRow& row);                          // without the day of reporting
    std::int64_t reported_day() const { return day_; }  // of that row, see day_number; 0: none

   private:
    const ImportRows& rows_;
    std::size_t at_ = 0;
    std::int64_t day_ = 0;
  };
  Cursor taken_rows() const { return Cursor(*this); }

  // The sums of the taken rows of each unit within some months, by unit.
  class UnitSums {
   public:
    UnitSums(const ImportRows& rows, const Month& first, const Month& last) : rows_(rows), first_(first), last_(last) {}
    bool next(std::uint32_t& unit, ImportSums& sums);

   private:
    const ImportRows& rows_;
    Month first_, last_;
    std::size_t at_ = 0;
  };
  UnitSums sums_between(const Month& first, const Month& last) const { return {*this, first, last}; }

 private:
  struct Kept {
    std::uint32_t key;  // unit and month, see key_of
    std::uint32_t row;
    std::uint64_t generated : 40;    // kg; ReportLimits::most_kg is below 2^37
    std::uint64_t reported_on : 16;  // days since 1970-01-01; 0: none
    std::uint64_t left : 1;
  };
  struct More {  // by row, for files that give more than the generated amount
    std::uint32_t row;
    Figure collected, source_utilised, uncollected, population;
  };
  void read(const Kept& kept, ImportRow& row) const;
  static std::uint32_t key_of(std::uint32_t unit, int month_index);
  std::vector<Kept> rows_;
  std::vector<More> more_;
  std::int64_t left_ = 0;
  int first_ = 0, last_ = 0;
  bool has_composition_ = false, has_disposal_ = false;
};

// Days since 1970-01-01.
std::int64_t day_number(const Date& date);

}  // namespace muang::waste
