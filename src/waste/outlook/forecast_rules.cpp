// SPDX-License-Identifier: Apache-2.0
#include "waste/outlook/forecast_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace muang::waste {
namespace {

constexpr auto year_months = static_cast<std::size_t>(season);
constexpr int century_months = 1200;
constexpr double equal_within = 1e-9;  // of the last month: errors nearer than that differ only by rounding

struct Line {
  double start = 0, slope = 0;
  double at(double x) const { return start + slope * x; }
};

Line straight_line(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  const double mean_x = (n - 1) / 2;
  double mean_y = 0, covariance = 0, variance = 0;
  for (const double value : values) mean_y += value / n;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = static_cast<double>(i) - mean_x;
    covariance += x * (values[i] - mean_y);
    variance += x * x;
  }
  const double slope = variance > 0 ? covariance / variance : 0;
  return {mean_y - slope * mean_x, slope};
}

std::vector<double> naive(const std::vector<double>& series, int horizon) {
  std::vector<double> ahead;
  for (std::size_t h = 0; h < static_cast<std::size_t>(horizon); ++h)
    ahead.push_back(series[series.size() - year_months + h % year_months]);
  return ahead;
}

std::optional<std::vector<double>> decomposed(const std::vector<double>& series, int horizon) {
  const std::vector<double> indices = seasonal_indices(series);
  if (indices.empty()) return std::nullopt;
  std::vector<double> plain;
  for (std::size_t i = 0; i < series.size(); ++i) plain.push_back(series[i] / indices[i % year_months]);
  const Line trend = straight_line(plain);
  std::vector<double> ahead;
  for (std::size_t i = series.size(); i < series.size() + static_cast<std::size_t>(horizon); ++i)
    ahead.push_back(std::max(0.0, trend.at(static_cast<double>(i))) * indices[i % year_months]);
  return ahead;
}

std::optional<std::vector<double>> by_person(const std::vector<double>& series, const std::vector<double>& population,
                                             int horizon) {
  const std::size_t n = series.size();
  if (population.size() < n) return std::nullopt;
  for (std::size_t i = 0; i < n; ++i) {
    if (!(population[i] > 0)) return std::nullopt;
  }
  const double change = (population[n - 1] - population[0]) / static_cast<double>(n - 1);
  std::vector<double> ahead;
  for (std::size_t h = 0; h < static_cast<std::size_t>(horizon); ++h) {
    const std::size_t last = n - year_months + h % year_months;
    double rate = series[last] / population[last];
    if (last >= year_months) rate = (rate + series[last - year_months] / population[last - year_months]) / 2;
    ahead.push_back(std::max(0.0, rate * (population[n - 1] + change * static_cast<double>(h + 1))));
  }
  return ahead;
}

// Errors of one method from origins `start` to the month before the last.
MethodScore back_test(ForecastMethod method, const Segment& segment, std::size_t start, int horizon) {
  const auto& series = segment.tonnes_a_day;
  MethodScore score{.method = method, .mape = 0.0};
  double squares = 0;
  for (std::size_t origin = start; origin < series.size(); ++origin) {
    const std::vector<double> known(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(origin));
    const int ahead = std::min(std::min(horizon, season), static_cast<int>(series.size() - origin));
    const auto guess = predict(method, known, segment.population, ahead);
    if (!guess) continue;
    for (std::size_t h = 0; h < guess->size(); ++h) {
      const double actual = series[origin + h], error = std::abs(actual - (*guess)[h]);
      ++score.errors;
      score.mad += error;
      squares += error * error;
      if (actual <= 0) score.mape.reset();
      if (score.mape) *score.mape += error / actual;
    }
  }
  if (score.errors == 0) return {.method = method};
  const auto count = static_cast<double>(score.errors);
  score.mad /= count;
  score.rmse = std::sqrt(squares / count);
  if (score.mape) *score.mape /= count;
  return score;
}

Date day_in(const Month& month, double share) {
  const int day = 1 + static_cast<int>(share * month.days());
  return {month.year, month.month, std::clamp(day, 1, month.days())};
}

std::optional<Date> full_on(const std::vector<ForecastPoint>& points, double capacity, double factor) {
  double free = capacity;
  for (int i = 0; i < century_months; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::size_t back = std::min(year_months, points.size());
    const std::size_t from = at < points.size() ? at : points.size() - back + (at - points.size()) % back;
    const Month month = points.front().month + i;
    const double tonnes = points[from].tonnes_a_day * factor * month.days();
    if (tonnes > 0 && tonnes >= free) return day_in(month, free / tonnes);
    free -= tonnes;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(ForecastMethod method) {
  switch (method) {
    case ForecastMethod::SeasonalNaive:
      return "seasonal-naive";
    case ForecastMethod::Decomposition:
      return "decomposition";
    case ForecastMethod::PerPerson:
      return "per-person";
  }
  return {};
}

Segment newest_segment(std::vector<MonthlyWaste> months) {
  std::ranges::sort(months, {}, &MonthlyWaste::month);
  Segment segment;
  std::size_t from = 0;
  for (std::size_t i = 1; i < months.size(); ++i) {
    const int missing = months[i].month.index() - months[i - 1].month.index() - 1;
    if (!months[i].boundary_change.empty()) {
      from = i, segment.cut = SeriesCut::Boundary, segment.cut_name = months[i].boundary_change;
    } else if (missing > longest_filled_gap) {
      from = i, segment.cut = SeriesCut::Gap, segment.cut_name.clear();
    }
  }
  segment.left_out = from;
  segment.first = months[from].month;
  std::optional<double> people;
  for (std::size_t i = from; i < months.size() && !people; ++i) people = months[i].population;
  for (std::size_t i = from; i < months.size(); ++i) {
    const MonthlyWaste& now = months[i];
    const double rate = now.tonnes / now.month.days();
    const int missing = i == from ? 0 : now.month.index() - months[i - 1].month.index() - 1;
    const double before = segment.tonnes_a_day.empty() ? rate : segment.tonnes_a_day.back();
    for (int gap = 1; gap <= missing; ++gap) {
      segment.filled.push_back(months[i - 1].month + gap);
      segment.tonnes_a_day.push_back(before + (rate - before) * gap / (missing + 1));
      if (people) segment.population.push_back(*people);
    }
    if (now.population) people = now.population;
    segment.tonnes_a_day.push_back(rate);
    if (people) segment.population.push_back(*people);
  }
  return segment;
}

std::vector<double> seasonal_indices(const std::vector<double>& series) {
  const std::size_t half = year_months / 2;
  if (series.size() < months_for_decomposition) return {};
  if (std::ranges::any_of(series, [](double value) { return !(value > 0); })) return {};
  std::array<double, year_months> sums{};
  std::array<int, year_months> counts{};
  for (std::size_t t = half; t + half < series.size(); ++t) {
    double average = (series[t - half] + series[t + half]) / 2;
    for (std::size_t i = t - half + 1; i < t + half; ++i) average += series[i];
    average /= season;
    sums.at(t % year_months) += series[t] / average;
    ++counts.at(t % year_months);
  }
  std::vector<double> indices;
  double total = 0;
  for (std::size_t m = 0; m < year_months; ++m) {
    indices.push_back(sums.at(m) / counts.at(m));
    total += indices.back();
  }
  for (double& index : indices) index *= season / total;
  return indices;
}

std::optional<std::vector<double>> predict(ForecastMethod method, const std::vector<double>& tonnes_a_day,
                                           const std::vector<double>& population, int horizon) {
  if (tonnes_a_day.size() < months_for_naive || horizon < 1) return std::nullopt;
  switch (method) {
    case ForecastMethod::SeasonalNaive:
      return naive(tonnes_a_day, horizon);
    case ForecastMethod::Decomposition:
      return decomposed(tonnes_a_day, horizon);
    case ForecastMethod::PerPerson:
      return by_person(tonnes_a_day, population, horizon);
  }
  return std::nullopt;
}

Forecast forecast(const Segment& segment, int horizon) {
  Forecast answer;
  const std::size_t n = segment.tonnes_a_day.size();
  if (n < months_for_naive) return answer;
  std::vector<ForecastMethod> methods{ForecastMethod::SeasonalNaive};
  std::size_t start = months_for_naive;
  if (n >= months_for_decomposition + origins_for_decomposition && !seasonal_indices(segment.tonnes_a_day).empty()) {
    methods.push_back(ForecastMethod::Decomposition);
    start = months_for_decomposition;
  }
  if (predict(ForecastMethod::PerPerson, segment.tonnes_a_day, segment.population, 1))
    methods.push_back(ForecastMethod::PerPerson);
  const bool tested = n >= start + origins_for_test;
  if (!tested) methods.resize(1);  // nothing speaks for a method but a test
  for (const auto method : methods) {
    answer.scores.push_back(tested ? back_test(method, segment, start, horizon) : MethodScore{.method = method});
  }
  MethodScore best = answer.scores.front();
  for (const MethodScore& score : answer.scores) {
    if (score.mad < best.mad - equal_within * segment.tonnes_a_day.back()) best = score;
  }
  answer.chosen = best.method;
  if (tested) answer.sigma = best.rmse;
  const auto ahead = predict(best.method, segment.tonnes_a_day, segment.population, horizon);
  if (!ahead) return answer;
  for (std::size_t h = 0; h < ahead->size(); ++h) {
    if (segment.ends && segment.first + static_cast<int>(n + h) >= *segment.ends) {
      answer.stopped = true;
      break;
    }
    ForecastPoint point{segment.first + static_cast<int>(n + h), (*ahead)[h], {}, {}};
    if (answer.sigma) {
      const double years = static_cast<double>(h / year_months + 1);
      const double width = sure_95 * *answer.sigma * std::sqrt(years);
      point.low = std::max(0.0, point.tonnes_a_day - width), point.high = point.tonnes_a_day + width;
    }
    answer.points.push_back(point);
  }
  return answer;
}

std::optional<LandfillLife> landfill_life(const Forecast& forecast, const LandfillSpace& space) {
  if (forecast.points.empty() || forecast.stopped) return std::nullopt;
  LandfillLife life;
  life.capacity_tonnes = space.remaining_m3 * space.tonnes_a_m3 * (1 - space.cover_share);
  life.full = full_on(forecast.points, life.capacity_tonnes, 1);
  double mean = 0;
  for (const auto& point : forecast.points) mean += point.tonnes_a_day / static_cast<double>(forecast.points.size());
  if (!forecast.sigma || !(mean > 0)) return life;
  const double inflow = *forecast.sigma / mean;
  const double apart = sure_95 * std::sqrt(inflow * inflow + space.density_relative_sd * space.density_relative_sd);
  life.early = full_on(forecast.points, life.capacity_tonnes, 1 + apart);
  if (apart < 1) life.late = full_on(forecast.points, life.capacity_tonnes, 1 - apart);
  return life;
}

}  // namespace muang::waste
