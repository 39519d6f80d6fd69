// SPDX-License-Identifier: Apache-2.0
#include "green/plot/sums.hpp"

#include <map>
#include <set>

#include "green/ground.hpp"
#include "green/plot/succession_store.hpp"
#include "green/plot_errors.hpp"
#include "green/sql.hpp"
#include "green/tile/tile_store.hpp"

namespace muang::green {
namespace {

// Years in which something happens (0: an event without a day), and those after a promise to stay green has ended.
std::set<int> years_of(const std::vector<SumPlot>& plots) {
  std::set<int> years;
  for (const SumPlot& plot : plots) {
    for (const PlotEvent& event : plot.events) years.insert(event.day ? FiscalYear::containing(*event.day).gregorian() : 0);
    if (plot.care.promised_until) years.insert(*plot.care.promised_until + 1);
  }
  return years;
}

bool is_green_in(const SumPlot& plot, int year) {
  // Before any known day there is what has no day.
  const Date end = year == 0 ? Date{1, 1, 1} : FiscalYear::from_gregorian(year).last_day();
  const auto status = status_on(plot.events, end);
  return status && is_green(*status);
}

bool belongs(const SumPlot& plot, int measure, int year) {
  switch (measure) {
    case static_cast<int>(Measure::All):
      return true;
    case static_cast<int>(Measure::Open):
      return plot.open;
    case static_cast<int>(Measure::Sustainable):
      return sustainable_in(plot.care, year).whole() == Answer::Yes;
    default:
      return plot.type == measure;
  }
}

YearSum sum_of(const std::vector<SumPlot>& plots, const std::vector<std::size_t>& there, int year, int measure,
               Ground& ground) {
  YearSum sum{.year = year, .measure = measure};
  std::vector<std::size_t> drawn;
  for (const std::size_t place : there) {
    const SumPlot& plot = plots[place];
    if (!belongs(plot, measure, year)) continue;
    ++sum.plots;
    sum.sum_cm2 += plot.cm2;
    if (plot.shape.empty()) {
      ++sum.stated_plots;
      sum.once_cm2 += plot.cm2;
    } else {
      drawn.push_back(place);
    }
  }
  sum.once_cm2 += ground.once_cm2(drawn);
  return sum;
}

}  // namespace

Result<std::vector<YearSum>> year_sums(const std::vector<SumPlot>& plots) {
  std::vector<geo::Shape> shapes;
  for (const SumPlot& plot : plots) shapes.push_back(plot.shape);
  const auto overlaps = overlaps_of(shapes, most_neighbours);
  if (!overlaps) return Error{errors::plots_overlap_too_often, "geometry", {{"maximum", std::to_string(most_neighbours)}}};
  Ground ground(shapes, *overlaps);
  std::vector<YearSum> sums;
  for (const int year : years_of(plots)) {
    std::vector<std::size_t> there;
    for (std::size_t i = 0; i < plots.size(); ++i) {
      if (is_green_in(plots[i], year)) there.push_back(i);
    }
    for (int measure = 0; measure < measure_count; ++measure) {
      const YearSum sum = sum_of(plots, there, year, measure, ground);
      if (measure == 0 || sum.plots > 0) sums.push_back(sum);
    }
  }
  return sums;
}

SumPlot sum_plot(const Green& green, const StoredPlot& plot, std::vector<PlotEvent> events) {
  const auto type = green.types().find(plot.type);
  return {.shape = shape_of(plot.outline),
          .cm2 = plot.counted_cm2().value_or(0),
          .type = plot.type_digit() - '0',
          .open = plot.open,
          .care = plot.care(!type || type->permanent),
          .events = std::move(events)};
}

namespace {

struct UnitEvent {
  PlotEvent event;
  std::optional<std::int64_t> succession;
};

// A plot that took others in counts with its former outline until that day, and with the next from it on.
void add_pieces(const Green& green, const StoredPlot& plot, const std::vector<UnitEvent>& events,
                const std::map<std::int64_t, Former>& formers, std::vector<SumPlot>& plots) {
  std::vector<PlotEvent> piece;
  for (const UnitEvent& one : events) {
    const auto former = one.succession ? formers.find(*one.succession) : formers.end();
    if (former != formers.end() && former->second.plot == plot.id) {
      piece.push_back({PlotStatus::Merged, one.event.day});
      SumPlot was = sum_plot(green, plot, std::move(piece));
      was.shape = shape_of(former->second.outline);
      was.cm2 = former->second.cm2;
      plots.push_back(std::move(was));
      piece.clear();
    }
    piece.push_back(one.event);
  }
  plots.push_back(sum_plot(green, plot, std::move(piece)));
}

}  // namespace

Result<Done> sums_follow(store::Transaction& tx, const Green& green, OrgUnitId unit) {
  std::map<std::int64_t, std::vector<UnitEvent>> events;
  tx.query(sql::events_of_unit, {{"unit_id", unit}}, [&](const store::Row& row) {
    events[row.integer(0)].push_back(
        {{parse_status(row.text(1)).value(), Date::parse_iso(row.text(2))}, row.maybe_integer(3)});
  });
  const std::map<std::int64_t, Former> formers = formers_of(tx, unit);
  const std::vector<StoredPlot> stored = plots_with_outlines(tx, unit);
  std::vector<SumPlot> plots;
  for (const StoredPlot& plot : stored) add_pieces(green, plot, events[plot.id], formers, plots);
  TRY(const std::vector<YearSum> sums, year_sums(plots));
  tx.run(sql::forget_unit_years, {{"unit_id", unit}});
  for (const YearSum& sum : sums) {
    tx.run(sql::insert_unit_year, {{"unit_id", unit},
                                   {"year", sum.year},
                                   {"measure", sum.measure},
                                   {"plots", sum.plots},
                                   {"stated_plots", sum.stated_plots},
                                   {"sum_cm2", sum.sum_cm2},
                                   {"once_cm2", sum.once_cm2}});
  }
  tiles_follow(tx, std::span(&unit, 1));
  return Done{};
}

}  // namespace muang::green
