// SPDX-License-Identifier: Apache-2.0
// Cells of one share, one after another in a row, into the sums of a zone. Whole cells are summed as integers in loops that
// the compiler can vectorise; shares at the border and real numbers go to the exact sums.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "green/raster/zone_sums.hpp"

namespace muang::green {

struct WantedSums {
  bool squares = false, extremes = false, values = false;
};

// Cells of a window in the type of the raster. `mask`: null, or 0 where there is no value.
template <class T>
struct Cells {
  const T* values = nullptr;
  const std::uint8_t* mask = nullptr;
  bool has_nodata = false;
  T nodata{};

  bool holds(std::size_t at) const {
    const T value = values[at];
    if constexpr (std::is_floating_point_v<T>) {
      if (!std::isfinite(value)) return false;
    }
    return !(has_nodata && value == nodata) && !(mask && mask[at] == 0);
  }
};

template <class T>
class CellRuns {
 public:
  CellRuns(const Cells<T>& cells, WantedSums wanted) : cells_(cells), wanted_(wanted) {
    if (wanted.values && std::is_same_v<T, std::uint8_t>) table_.resize(256, 0);
  }

  void add(std::size_t at, std::size_t length, std::int64_t share) {
    if constexpr (std::is_integral_v<T>) {
      if (share == whole_cell && !cells_.mask) {
        if (wanted_.values) add_values(at, length, share);
        for (std::size_t done = 0; done < length; done += block) add_whole(at + done, std::min(block, length - done));
        return;
      }
    }
    if (wanted_.values) add_values(at, length, share);
    for (std::size_t i = at; i < at + length; ++i)
      if (cells_.holds(i)) add_cell(cells_.values[i], share);
  }

  // Gives what was added since the last call.
  void finish(ZoneSums& sums) {
    sums.share += share_ + (Int128{cells_whole_} << coverage_bits);
    sums.value.add_whole(sum_ + (Int128{sum_whole_} << coverage_bits));
    sums.square.add_whole(square_ + (Int128{square_whole_} << coverage_bits));
    sums.value.add(exact_value_);
    sums.square.add(exact_square_);
    if (least_ <= greatest_) {
      sums.least = static_cast<double>(least_);
      sums.greatest = static_cast<double>(greatest_);
    }
    if (wanted_.values) sums.values = collect();
    share_ = sum_ = square_ = 0;
    cells_whole_ = sum_whole_ = square_whole_ = 0;
    exact_value_ = exact_square_ = {};
    least_ = std::numeric_limits<T>::max();
    greatest_ = std::numeric_limits<T>::lowest();
  }

 private:
  static constexpr std::size_t block = 4096;  // 4,096 × 65,535 stays in 32 bits
  using Narrow = std::conditional_t<std::is_signed_v<T>, std::int32_t, std::uint32_t>;
  using Square = std::conditional_t<sizeof(T) == 1, std::uint32_t, std::uint64_t>;

  void add_whole(std::size_t at, std::size_t length) {
    const T* const v = cells_.values + at;
    if (cells_.has_nodata) {
      const T nodata = cells_.nodata;
      sum_whole(v, length, [nodata](T value) { return value != nodata; });
    } else {
      sum_whole(v, length, [](T) { return true; });
    }
  }

  template <class Valid>
  void sum_whole(const T* v, std::size_t length, Valid valid) {
    Narrow sum = 0;
    std::uint32_t cells = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const bool there = valid(v[i]);
      cells += there ? 1U : 0U;
      sum += there ? static_cast<Narrow>(v[i]) : Narrow{0};
    }
    cells_whole_ += cells;
    sum_whole_ += sum;
    if (wanted_.squares) {
      Square square = 0;
      for (std::size_t i = 0; i < length; ++i) {
        const auto value = static_cast<Square>(valid(v[i]) ? static_cast<Narrow>(v[i]) : Narrow{0});
        square += value * value;
      }
      square_whole_ += static_cast<std::int64_t>(square);
    }
    if (wanted_.extremes) {
      for (std::size_t i = 0; i < length; ++i) {
        least_ = valid(v[i]) ? std::min(least_, v[i]) : least_;
        greatest_ = valid(v[i]) ? std::max(greatest_, v[i]) : greatest_;
      }
    }
  }

  void add_cell(T value, std::int64_t share) {
    share_ += share;
    if constexpr (std::is_integral_v<T>) {
      const Int128 part = Int128{share} * static_cast<std::int64_t>(value);
      sum_ += part;
      square_ += part * static_cast<std::int64_t>(value);
    } else {
      const double number = value;
      exact_value_.add(share, number);
      if (wanted_.squares) {
        const double square = number * number;
        exact_square_.add(share, square);
        exact_square_.add(share, std::fma(number, number, -square));  // what rounding took from the square
      }
    }
    if (wanted_.extremes && share > least_share) {
      least_ = std::min(least_, value);
      greatest_ = std::max(greatest_, value);
    }
  }

  void add_values(std::size_t at, std::size_t length, std::int64_t share) {
    for (std::size_t i = at; i < at + length; ++i) {
      if (!cells_.holds(i)) continue;
      if constexpr (std::is_same_v<T, std::uint8_t>) {
        table_[cells_.values[i]] += share;
      } else {
        list_.emplace_back(cells_.values[i], share);
      }
    }
  }

  std::vector<ValueShare> collect() {
    std::vector<ValueShare> values;
    if constexpr (std::is_same_v<T, std::uint8_t>) {
      for (std::size_t value = 0; value < table_.size(); ++value)
        if (table_[value] != 0) values.push_back({static_cast<double>(value), table_[value]});
      std::fill(table_.begin(), table_.end(), 0);
    } else {
      std::sort(list_.begin(), list_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (const auto& [value, share] : list_) {
        if (!values.empty() && values.back().value == static_cast<double>(value)) {
          values.back().share += share;
        } else {
          values.push_back({static_cast<double>(value), share});
        }
      }
      list_.clear();
    }
    return values;
  }

  Cells<T> cells_;
  WantedSums wanted_;
  Int128 share_ = 0, sum_ = 0, square_ = 0;
  std::int64_t cells_whole_ = 0, sum_whole_ = 0, square_whole_ = 0;
  ExactSum exact_value_, exact_square_;
  T least_ = std::numeric_limits<T>::max(), greatest_ = std::numeric_limits<T>::lowest();
  std::vector<std::int64_t> table_;               // of bytes: share a value
  std::vector<std::pair<T, std::int64_t>> list_;  // of other types
};

}  // namespace muang::green
