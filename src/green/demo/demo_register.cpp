// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_register.hpp"

#include <algorithm>
#include <unordered_map>

#include "green/demo/demo_plots.hpp"
#include "green/plot/sums.hpp"
#include "green/sql.hpp"
#include "green/tile/tile_store.hpp"

namespace muang::green {
namespace {

using identity::OrgUnit;

void send_plot(store::Transaction& tx, const StoredPlot& plot, const DemoGreenPlan& plan) {
  tx.send(sql::insert_demo_plot, {{"unit_id", plot.unit},
                                  {"name_th", plot.name_th},
                                  {"type", plot.type},
                                  {"status", status_code(plot.status)},
                                  {"since", plot.since},
                                  {"stated_text", plot.stated_text},
                                  {"stated_cm2", plot.stated_cm2},
                                  {"area_reason", plot.area_reason},
                                  {"computed_cm2", plot.computed_cm2},
                                  {"owner_kind", plot.owner_kind},
                                  {"permanence", plot.permanence},
                                  {"promised_until", plot.promised_until},
                                  {"access", plot.access},
                                  {"is_open", plot.open},
                                  {"large_trees", plot.large_trees},
                                  {"diversity", plot.diversity},
                                  {"upkeep", plot.upkeep},
                                  {"plan", plot.plan},
                                  {"planned_year", plot.planned_year},
                                  {"planned_baht", plot.planned_baht},
                                  {"now", plan.now},
                                  {"person_id", plan.person},
                                  {"west_e7", plot.west_e7},
                                  {"south_e7", plot.south_e7},
                                  {"east_e7", plot.east_e7},
                                  {"north_e7", plot.north_e7},
                                  {"outline", plot.outline}});
}

std::vector<SumPlot> sum_plots(const Green& green, const std::vector<StoredPlot>& plots) {
  std::vector<SumPlot> sums;
  for (const StoredPlot& plot : plots) sums.push_back(sum_plot(green, plot, demo_events(plot)));
  return sums;
}

struct UnitSum {
  OrgUnitId unit;
  YearSum sum;
};

void append_sums(store::Transaction& tx, const std::vector<UnitSum>& sums) {
  std::size_t at = 0;
  tx.append(sql::insert_unit_year, [&](std::span<std::optional<std::int64_t>> row) {
    if (at == sums.size()) return false;
    const auto& [unit, sum] = sums[at++];
    const std::int64_t values[]{unit.value, sum.year, sum.measure, sum.plots, sum.stated_plots, sum.sum_cm2, sum.once_cm2};
    std::ranges::copy(values, row.begin());
    return true;
  });
}

}  // namespace

std::vector<DemoTown> demo_towns(store::Transaction& tx, const Green& green) {
  struct Place {
    double latitude, longitude, area_km2;
  };
  std::unordered_map<std::int64_t, Place> places;
  tx.query(sql::demo_places, {}, [&](const store::Row& row) {
    places.emplace(row.integer(0), Place{row.real(1), row.real(2), row.real(3)});
  });
  std::vector<DemoTown> towns;
  const auto tree = green.identity().tree_now();
  for (const OrgUnit& unit : tree->units()) {
    const auto place = places.find(unit.id.value);
    if (place == places.end() || !unit.kind || *unit.kind == identity::Kind::Sao) continue;
    const GreenTarget* share = green.targets().share_of(identity::kind_code(*unit.kind));
    towns.push_back({.unit = unit.id,
                     .uid = unit.uid,
                     .name_th = unit.name_th,
                     .share_percent = share ? share->value : 0,
                     .latitude = place->second.latitude,
                     .longitude = place->second.longitude,
                     .area_km2 = place->second.area_km2});
  }
  return towns;
}

DemoGreenCounts make_demo_plots(store::Transaction& tx, const Green& green, const DemoGreenPlan& plan) {
  DemoGreenCounts counts;
  std::vector<UnitSum> sums;
  const Date today = Date::of_instant(plan.now);
  for (const DemoTown& town : demo_towns(tx, green)) {
    const bool detailed = town.unit == plan.detailed;
    const DemoPlots made = plan_demo_plots(town, today, plan.seed, detailed);
    for (const StoredPlot& plot : made.plots)
      detailed ? static_cast<void>(insert_plot(tx, plot, plan.now, plan.person)) : send_plot(tx, plot, plan);
    bool twice = false;
    for (const YearSum& sum : year_sums(sum_plots(green, made.plots)).value()) {
      twice = twice || (sum.measure == 0 && sum.sum_cm2 != sum.once_cm2);
      sums.push_back({town.unit, sum});
    }
    ++counts.towns;
    counts.plots += static_cast<std::int64_t>(made.plots.size());
    counts.overlaps += made.overlap ? 1 : 0;
    counts.found += twice ? 1 : 0;
  }
  tx.run(sql::demo_earlier_events, {{"now", plan.now}, {"person_id", plan.person}});
  tx.run(sql::demo_events, {{"now", plan.now}, {"person_id", plan.person}});
  append_sums(tx, sums);
  tiles_follow_all(tx);
  return counts;
}

}  // namespace muang::green
