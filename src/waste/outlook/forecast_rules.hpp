// SPDX-License-Identifier: Apache-2.0
// Forecast of waste by month, in tonnes a day so that the length of a month does not matter; and the remaining life of a
// landfill. Three methods, judged by a back-test on the series itself; the best one forecasts and says how wrong it was.
//
// Sources: seasonal naive and classical multiplicative decomposition as in R. J. Hyndman and G. Athanasopoulos,
// Forecasting: Principles and Practice, 3rd ed., sections 5.2, 5.5 and 3.4; published waste forecasts by decomposition with
// trend are judged by MAPE, MAD and RMSE. Nothing is forecast across a change of boundary or status of the local government.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"
#include "waste/month.hpp"

namespace muang::waste {

inline constexpr int season = 12;                                    // months
inline constexpr std::size_t months_for_naive = season;              // one of each month
inline constexpr std::size_t months_for_decomposition = 2 * season;  // each month's ratio to the moving average once
inline constexpr std::size_t origins_for_test = 3;                   // fewer starting points say nothing about the error
inline constexpr std::size_t origins_for_decomposition = 6;
inline constexpr int longest_filled_gap = 2;  // months drawn straight between neighbours; a longer gap cuts the series
inline constexpr int longest_horizon = 60;
inline constexpr std::size_t longest_series = 1200;
inline constexpr double sure_95 = 1.959963984540054;  // two-sided 95 % of the normal distribution

struct MonthlyWaste {
  Month month;
  double tonnes = 0;  // of the whole month, 0 or more
  std::optional<double> population;
  std::string boundary_change;  // its name; from this month on the series is another one. Empty: none
};

enum class SeriesCut { None, Boundary, Gap };
// The newest stretch that may be forecast from.
struct Segment {
  Month first;
  std::vector<double> tonnes_a_day;
  std::vector<double> population;  // of each month; empty when none is known. A month without one keeps its neighbour's
  std::vector<Month> filled;       // months without a figure, drawn straight between their neighbours
  SeriesCut cut = SeriesCut::None;
  std::string cut_name;       // of the boundary change
  std::optional<Month> ends;  // a boundary change after the last figure: nothing is forecast from that month on
  std::size_t left_out = 0;   // months before the cut, not used
};
// `months` in any order, no month twice, not empty.
Segment newest_segment(std::vector<MonthlyWaste> months);

enum class ForecastMethod { SeasonalNaive, Decomposition, PerPerson };
std::string_view name_of(ForecastMethod method);  // seasonal-naive, decomposition, per-person

// The next `horizon` months, t/day, never below 0; nothing when the stretch is too short or unfit for the method.
//   SeasonalNaive  the same month of the last year.
//   Decomposition  centred 2×12 moving average → ratios → seasonal indices with mean 1 → straight trend of the series
//   without
//                  season × index.
//   PerPerson      mean rate of the same month in the last two years × population, which goes on by its mean change.
std::optional<std::vector<double>> predict(ForecastMethod method, const std::vector<double>& tonnes_a_day,
                                           const std::vector<double>& population, int horizon);
// Seasonal indices of the decomposition, from the first month of the series on; empty when it cannot be decomposed.
std::vector<double> seasonal_indices(const std::vector<double>& tonnes_a_day);

struct MethodScore {
  ForecastMethod method = ForecastMethod::SeasonalNaive;
  std::size_t errors = 0;      // how many forecasts were compared; 0: could not be tested
  std::optional<double> mape;  // mean |error| ÷ actual; nothing when a month had no waste
  double mad = 0;              // mean |error|, t/day
  double rmse = 0;             // t/day
};
struct ForecastPoint {
  Month month;
  double tonnes_a_day = 0;
  std::optional<double> low, high;  // 95 %; nothing when there was no back-test
};
struct Forecast {
  std::vector<MethodScore> scores;       // of every method that the stretch allows
  std::optional<ForecastMethod> chosen;  // least MAD, the simpler one when equal; nothing: too short
  std::vector<ForecastPoint> points;
  bool stopped = false;         // at Segment::ends, before the horizon
  std::optional<double> sigma;  // RMSE of the chosen method; behind the interval
};
// Rolling origin: from each month after the shortest stretch that all methods need, up to twelve months ahead, all methods
// from the same starting points. The interval is ± 1.96 RMSE, × √years ahead (FPP3 section 5.5, seasonal naive).
Forecast forecast(const Segment& segment, int horizon);

struct LandfillSpace {
  double remaining_m3 = 0;         // free space at the end of the series
  double tonnes_a_m3 = 0;          // density in place
  double density_relative_sd = 0;  // standard deviation ÷ density
  double cover_share = 0;          // of the space that soil cover takes, 0 to 1
};
struct LandfillLife {
  double capacity_tonnes = 0;
  std::optional<Date> full;         // nothing: not within a century
  std::optional<Date> early, late;  // 95 %, from the back-test error and the density; behind the century: nothing
};
// Behind the horizon the last twelve months repeat: a trend is not carried on for decades.
// Nothing without a forecast, or when it stops at a boundary change.
std::optional<LandfillLife> landfill_life(const Forecast& forecast, const LandfillSpace& space);

}  // namespace muang::waste
