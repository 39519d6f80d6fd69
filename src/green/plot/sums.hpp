// SPDX-License-Identifier: Apache-2.0
// Area by measure at the end of each fiscal year in which something happened to a unit's plots, kept in the transaction that
// changes one. An outline is corrected for all years, but not before the
// day on which a merge made it; ground that is added is a plot of its own. For this slice only.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/core/result.hpp"
#include "green/green.hpp"
#include "green/plot/plot_store.hpp"

namespace muang::green {

// The numbers of green_unit_years.measure.
enum class Measure : std::uint8_t { All = 0, Type1 = 1, Type6 = 6, Open = 7, Sustainable = 8 };
inline constexpr int measure_count = 9;

struct YearSum {
  int year = 0;  // Gregorian fiscal year; 0: before any known day
  int measure = 0;
  std::int64_t plots = 0, stated_plots = 0, sum_cm2 = 0, once_cm2 = 0;
};

struct SumPlot {
  geo::Shape shape;  // empty: counted as stated
  std::int64_t cm2 = 0;
  int type = 0;  // 1 to 6
  bool open = false;
  PlotCare care;
  std::vector<PlotEvent> events;  // in order
};
// Our choice: a town of 2,000 plots has some 8,000 neighbours; each write looks at all of them, which takes a second here.
inline constexpr std::size_t most_neighbours = 50'000;
// Rows with at least one plot, and of each year that something happened in the one of all green. By year, then measure.
// E5544 when more pairs of boxes meet.
Result<std::vector<YearSum>> year_sums(const std::vector<SumPlot>& plots);

// Lives as long as the stored plot.
SumPlot sum_plot(const Green& green, const StoredPlot& plot, std::vector<PlotEvent> events);

// What map tiles are made of follows too.
Result<Done> sums_follow(store::Transaction& tx, const Green& green, OrgUnitId unit);

}  // namespace muang::green
