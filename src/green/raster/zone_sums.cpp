// SPDX-License-Identifier: Apache-2.0
#include "green/raster/zone_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace muang::green {
namespace {

constexpr std::array<std::string_view, stat_count> names{"count",    "sum",    "mean",     "min",  "max", "stdev",
                                                         "variance", "median", "majority", "frac", "area"};

long double share_of(Int128 share) { return std::ldexp(static_cast<long double>(share), -coverage_bits); }

double median_of(const std::vector<ValueShare>& values, Int128 total) {
  Int128 below = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    below += values[i].share;
    if (2 * below > total) return values[i].value;
    if (2 * below == total && i + 1 < values.size()) return std::midpoint(values[i].value, values[i + 1].value);
  }
  return values.back().value;
}

double majority_of(const std::vector<ValueShare>& values) {
  const ValueShare* best = &values.front();
  for (const ValueShare& each : values)
    if (each.share >= best->share) best = &each;
  return best->value;
}

}  // namespace

std::optional<Stat> stat_named(std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Stat>(found - names.begin());
}

std::string_view stat_name(Stat stat) { return names[static_cast<std::size_t>(stat)]; }

void ZoneSums::add(const ZoneSums& other) {
  met |= other.met;
  crosses |= other.crosses;
  share += other.share;
  value.add(other.value);
  square.add(other.square);
  area.add(other.area);
  weight.add(other.weight);
  weighted.add(other.weighted);
  least = std::min(least, other.least);
  greatest = std::max(greatest, other.greatest);
  if (other.values.empty()) return;
  std::vector<ValueShare> merged;
  merged.reserve(values.size() + other.values.size());
  std::merge(values.begin(), values.end(), other.values.begin(), other.values.end(), std::back_inserter(merged),
             [](const ValueShare& a, const ValueShare& b) { return a.value < b.value; });
  values.clear();
  for (const ValueShare& each : merged) {
    if (!values.empty() && values.back().value == each.value) {
      values.back().share += each.share;
    } else {
      values.push_back(each);
    }
  }
}

ZoneFigures figures_of(const ZoneSums& sums, double scale, double offset) {
  ZoneFigures figures;
  if (sums.crosses) figures.reason = ZoneReason::CrossesItself;
  if (!sums.met) figures.reason = ZoneReason::OutsideRaster;
  if (figures.reason != ZoneReason::None) return figures;
  if (sums.share <= 0) {
    figures.reason = ZoneReason::NoData;
    return figures;
  }
  const long double count = share_of(sums.share), sum = sums.value.value(), square = sums.square.value();
  figures.count = static_cast<double>(count);
  figures.sum = static_cast<double>(scale * sum + offset * count);
  figures.mean = static_cast<double>(scale * (sum / count) + offset);
  const long double variance = std::max(0.0L, (square - sum * (sum / count)) / count) * scale * scale;
  figures.variance = static_cast<double>(variance);
  figures.stdev = static_cast<double>(std::sqrt(variance));
  figures.area_m2 = static_cast<double>(sums.area.value());
  const auto scaled = [&](double value) { return scale * value + offset; };
  if (sums.least <= sums.greatest) {
    figures.least = std::min(scaled(sums.least), scaled(sums.greatest));
    figures.greatest = std::max(scaled(sums.least), scaled(sums.greatest));
  }
  if (!sums.values.empty()) {
    figures.median = scaled(median_of(sums.values, sums.share));
    figures.majority = scaled(majority_of(sums.values));
    for (const auto& [value, share] : sums.values)
      if (share > 0) figures.fractions.emplace_back(scaled(value), static_cast<double>(share_of(share) / count));
  }
  const long double weight = sums.weight.value(), weighted = sums.weighted.value();
  figures.weight = static_cast<double>(weight);
  if (weight != 0) {
    figures.weighted_sum = static_cast<double>(scale * weighted + offset * weight);
    figures.weighted_mean = static_cast<double>(scale * (weighted / weight) + offset);
  }
  return figures;
}

}  // namespace muang::green
