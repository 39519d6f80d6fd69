// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/sdg_rules.hpp"

#include <algorithm>
#include <cmath>

namespace muang::waste {
namespace {

constexpr double kilograms_a_tonne = 1000, hundredths = 100;
constexpr double same_within = 0.005;
constexpr double rounding = 1e-9;  // 0.37 - 0.36 is a hair above 0.01 in doubles

bool near(double a, double b) { return std::abs(a - b) <= same_within * std::max(std::abs(a), std::abs(b)); }
bool rounds_to(double value, double published) {
  return std::abs(std::round(value * hundredths) / hundredths - published) < rounding;
}

}  // namespace

double collected_share(const CityWaste& city, double rejects_share) {
  return ((1 - rejects_share) * city.recovered_with_rejects + city.received_disposal) / city.generated;
}

double sdg_11_6_1(const CityWaste& city) {
  return (city.recovered_controlled + city.controlled_share * city.received_disposal) / city.generated;
}

double sdg_12_5_1(double recycled_in_area, double exported, double imported, double generated) {
  return (recycled_in_area + exported - imported) / generated;
}

std::optional<double> kilograms_a_person_day(double tonnes_a_day, double people) {
  if (!(people > 0)) return std::nullopt;
  return tonnes_a_day * kilograms_a_tonne / people;
}

PublishedCheck compare_published(const CityWaste& city, double published, double tolerance,
                                 const std::vector<double>& rejects_shares) {
  PublishedCheck check{.computed = sdg_11_6_1(city)};
  if (std::abs(check.computed - published) <= tolerance + rounding) {
    check.reading = PublishedReading::Agrees;
    check.alternative = check.computed;
    return check;
  }
  const double controlled = city.controlled_share * city.received_disposal;
  for (const double rejects : rejects_shares) {
    const double value = ((1 - rejects) * city.recovered_with_rejects + controlled) / city.generated;
    if (rounds_to(value, published)) return {PublishedReading::AllRecoveryLess, check.computed, value, rejects};
  }
  const double all = (city.recovered_with_rejects + controlled) / city.generated;
  if (rounds_to(all, published)) return {PublishedReading::AllRecovery, check.computed, all, 0};
  return check;
}

bool same_figures(const CityWaste& a, const CityWaste& b) {
  return near(a.generated, b.generated) && near(a.recovered_with_rejects, b.recovered_with_rejects) &&
         near(a.recovered_controlled, b.recovered_controlled) && near(a.received_disposal, b.received_disposal) &&
         near(a.controlled_share, b.controlled_share);
}

TargetProgress target_progress(std::vector<ShareOfYear> years, double target, int by_year) {
  std::ranges::sort(years, {}, &ShareOfYear::year);
  TargetProgress progress{.year = years.back().year, .share = years.back().share};
  progress.distance = target - progress.share;
  if (by_year > progress.year) progress.needed_per_year = progress.distance / (by_year - progress.year);
  if (years.size() < 2) return progress;
  double mean_year = 0, mean_share = 0;
  for (const auto& one : years) mean_year += one.year, mean_share += one.share;
  mean_year /= static_cast<double>(years.size());
  mean_share /= static_cast<double>(years.size());
  double covariance = 0, variance = 0;
  for (const auto& one : years) {
    covariance += (one.year - mean_year) * (one.share - mean_share);
    variance += (one.year - mean_year) * (one.year - mean_year);
  }
  if (variance > 0) {
    progress.trend_per_year = covariance / variance;
    const double ahead = std::max(0, by_year - progress.year);
    progress.expected = std::clamp(progress.share + *progress.trend_per_year * ahead, 0.0, 1.0);
  }
  return progress;
}

}  // namespace muang::waste
