// SPDX-License-Identifier: Apache-2.0
// The rules that look at one published row or at a series of months.
#include <algorithm>

#include "waste/figure_text.hpp"
#include "waste/month/report_rules.hpp"

namespace muang::waste {
namespace {

// The middle of sorted values, twice.
std::int64_t twice_median(const std::vector<std::int64_t>& sorted) {
  const std::size_t n = sorted.size();
  return n == 0 ? 0 : sorted[(n - 1) / 2] + sorted[n / 2];
}

constexpr std::int64_t distance(std::int64_t a, std::int64_t b) { return a < b ? b - a : a - b; }

// a × times ÷ b in double only where the whole numbers would overflow; |result| capped at 99,999.
std::int64_t ratio_rounded(std::int64_t a, std::int64_t times, std::int64_t b) {
  const auto exact = static_cast<long long>(a) / b;
  if (exact > 1'000'000) return 99'999;
  const std::int64_t whole = exact * times, rest = a % b;
  if (rest > INT64_MAX / times) return std::min<std::int64_t>(99'999, whole);
  return std::min<std::int64_t>(99'999, whole + (rest * times + b / 2) / b);
}

}  // namespace

Spread spread_of(std::vector<std::int64_t>& values) {
  std::ranges::sort(values);
  Spread spread{twice_median(values), 0};
  std::vector<std::int64_t> distances;
  distances.reserve(values.size());
  for (const std::int64_t value : values) distances.push_back(distance(2 * value, spread.median2));  // doubled
  std::ranges::sort(distances);
  spread.mad2 = twice_median(distances) / 2;
  return spread;
}

std::int64_t modified_z_hundredths(std::int64_t value, const std::vector<std::int64_t>& series) {
  if (series.empty()) return 0;
  std::vector<std::int64_t> sorted = series;
  const Spread spread = spread_of(sorted);
  const std::int64_t away = distance(2 * value, spread.median2);
  // 0.6745 is the third quartile of the normal distribution: MAD / 0.6745 estimates its deviation.
  if (spread.mad2 > 0) return ratio_rounded(away, 6745, spread.mad2 * 100 > 0 ? spread.mad2 * 100 : 1);
  std::int64_t sum = 0;
  for (const std::int64_t x : sorted) sum += distance(2 * x, spread.median2);
  const std::int64_t mean = sum / static_cast<std::int64_t>(sorted.size());
  if (away == 0) return 0;
  // 1.253314 = sqrt(π ÷ 2): the mean distance × it estimates the deviation (Iglewicz & Hoaglin 1993, as IBM documents it).
  return mean > 0 ? ratio_rounded(away, 7979, mean * 100) : 99'999;
}

std::string_view unit_slip_code(UnitSlip slip) {
  switch (slip) {
    case UnitSlip::KilogramsForTonnes:
      return "kg-for-t";
    case UnitSlip::TonnesForKilograms:
      return "t-for-kg";
    case UnitSlip::DayForMonth:
      return "day-for-month";
    case UnitSlip::MonthForDay:
      return "month-for-day";
    default:
      return "none";
  }
}

UnitSlip unit_slip(std::int64_t value, std::int64_t median, int days) {
  if (value <= 0 || median <= 0 || days <= 0) return UnitSlip::None;
  // Either side of the factor by a third: a town's months differ by less (spread of rates 0.25 in the logarithm).
  const auto about = [](std::int64_t large, std::int64_t small, std::int64_t factor) {
    const std::int64_t ratio100 = large / small >= 1'000'000 ? 100'000'000 : large * 100 / small;
    return ratio100 >= factor * 67 && ratio100 <= factor * 150;
  };
  if (about(value, median, 1000)) return UnitSlip::KilogramsForTonnes;
  if (about(median, value, 1000)) return UnitSlip::TonnesForKilograms;
  if (about(median, value, days)) return UnitSlip::DayForMonth;
  if (about(value, median, days)) return UnitSlip::MonthForDay;
  return UnitSlip::None;
}

std::optional<Finding> check_identity(std::string_view rule, Figure whole, std::span<const Figure> parts,
                                      std::int64_t tolerance) {
  if (!whole) return std::nullopt;
  std::int64_t sum = 0;
  for (const Figure& part : parts) {
    if (!part) return std::nullopt;  // what was not reported is not zero: nothing can be said
    sum += *part;
  }
  if (distance(sum, *whole) <= tolerance) return std::nullopt;
  if (rule == "R01") {
    return Finding{"R01",
                   Severity::Error,
                   "generated",
                   {{"generated", grouped(*whole)}, {"parts", grouped(sum)}, {"difference", grouped(sum - *whole)}}};
  }
  return Finding{"R03", Severity::Error, "", {{"whole", grouped(*whole)}, {"parts", grouped(sum)}}};
}

std::optional<Finding> check_collected(Figure generated, Figure collected, const ReportLimits& limits) {
  if (!generated || !collected || *collected <= *generated) return std::nullopt;
  constexpr std::int64_t most = INT64_MAX / 1000;  // beyond it the products overflow: no such figure survives
  const bool survives =
      *generated > 0 && *collected < most && *collected * 100 <= *generated * limits.collected_warning_percent;
  return Finding{"R02",
                 survives ? Severity::Warning : Severity::Error,
                 "collected",
                 {{"collected", tonnes_text(*collected)},
                  {"generated", tonnes_text(*generated)},
                  {"percent", *generated > 0 && *collected < INT64_MAX / 1000 ? percent_text(*collected, *generated) : "∞"},
                  {"limit", std::to_string(limits.collected_warning_percent)}}};
}

std::optional<Finding> check_year_days(std::int64_t year_kg, std::int64_t grams_per_day, int year, DayBasis basis,
                                       std::int64_t tolerance_kg) {
  const int days = days_of_year(year, basis);
  if (distance(year_kg, kg_of_days(grams_per_day, days)) <= tolerance_kg) return std::nullopt;
  const int other = days == 365 ? 366 : 365;
  const bool fits_other = distance(year_kg, kg_of_days(grams_per_day, other)) <= tolerance_kg;
  return Finding{"R07",
                 Severity::Error,
                 "days",
                 {{"days", std::to_string(fits_other ? other : 0)}, {"expected", std::to_string(days)}}};
}

}  // namespace muang::waste
