// SPDX-License-Identifier: Apache-2.0
// What is kept of a zone while the raster is read, and the figures made of it at the end. Nothing depends on the order of
// cells.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "green/raster/exact_sum_rules.hpp"
#include "green/raster/zone.hpp"

namespace muang::green {

// Cells count with the share that the zone covers of them; cells without a value count nowhere.
//   count     sum of shares                         area      m² of those shares
//   sum       Σ share × value                       mean      sum / count
//   variance  Σ share × (value − mean)² / count     stdev     its root
//   median    the value at which half of count is reached; the mean of two values where exactly half lies below
//   majority  the value with the largest share, the larger of equals
//   frac      share of count for every value
// With weights also weight Σ share × w, weighted_sum Σ share × w × value, weighted_mean; cells without a weight count in
// none.
enum class Stat : std::uint8_t { Count, Sum, Mean, Min, Max, Stdev, Variance, Median, Majority, Frac, Area };
inline constexpr std::size_t stat_count = 11;
std::optional<Stat> stat_named(std::string_view name);
std::string_view stat_name(Stat stat);

// A share below this is the rounding of coordinates, and no value is the least or greatest because of it (our choice).
inline constexpr std::int64_t least_share = std::int64_t{1} << 10;

struct ValueShare {
  double value = 0;
  Int128 share = 0;
};

struct ZoneSums {
  bool met = false;      // some cell of the raster
  bool crosses = false;  // a cell is covered more than once or less than not at all
  Int128 share = 0;
  ExactSum value, square, area, weight, weighted;
  double least = std::numeric_limits<double>::infinity(), greatest = -std::numeric_limits<double>::infinity();
  std::vector<ValueShare> values;  // by value, each once

  void add(const ZoneSums& other);
};

struct ZoneFigures {
  ZoneReason reason = ZoneReason::None;
  double count = 0;
  std::optional<double> sum, mean, least, greatest, stdev, variance, median, majority, area_m2, weight, weighted_sum,
      weighted_mean;
  std::vector<std::pair<double, double>> fractions;  // value, share of count
};

// Values of the file become scale × value + offset.
ZoneFigures figures_of(const ZoneSums& sums, double scale, double offset);

}  // namespace muang::green
