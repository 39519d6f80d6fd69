// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plan.hpp"

#include <algorithm>
#include <map>

#include "geo/ellipsoid_rules.hpp"
#include "geo/plane.hpp"
#include "green/ground.hpp"
#include "green/plot/plot_views.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

struct Drawn {
  const StoredPlot* plot = nullptr;
  geo::Shape shape;
};

bool boxes_meet(const StoredPlot& a, const StoredPlot& b) {
  return a.west_e7 && b.west_e7 && *a.west_e7 <= *b.east_e7 && *b.west_e7 <= *a.east_e7 && *a.south_e7 <= *b.north_e7 &&
         *b.south_e7 <= *a.north_e7;
}

// Ground of the shapes that none of `green` covers, once.
std::int64_t new_ground_cm2(const std::vector<const Drawn*>& shapes, const std::vector<const Drawn*>& green) {
  if (shapes.empty()) return 0;
  std::vector<geo::Shape> wanted, there;
  for (const Drawn* one : shapes) wanted.push_back(one->shape);
  for (const Drawn* one : green) {
    const auto meets = [&](const Drawn* shape) {
      return boxes_meet(*shape->plot, *one->plot) && !too_tangled(shape->shape, one->shape);
    };
    if (std::ranges::any_of(shapes, meets)) there.push_back(one->shape);
  }
  const geo::Shape ground = wanted.size() == 1 ? wanted.front() : geo::union_of(wanted);
  if (there.empty()) return geo::area_cm2(ground);
  return geo::area_cm2(geo::Boundary(geo::union_of(there)).outside(ground));
}

using Planned = std::map<std::optional<std::int64_t>, GreenPlanYear>;

void add_to_year(Planned& years, const StoredPlot& plot, bool added) {
  GreenPlanYear& year = years[plot.planned_year];
  if (plot.planned_year) year.year = static_cast<int>(*plot.planned_year) + buddhist_offset;
  ++(added ? year.added : year.planned);
  PlotArea& area = added ? year.added_area : year.planned_area;
  area = area_view(area.cm2 + plot.counted_cm2().value_or(0));
  if (added) return;
  year.planned_baht += plot.planned_baht.value_or(0);
  year.without_cost += plot.planned_baht ? 0 : 1;
}

// The sums of what was drawn and, of what was not, as stated.
struct Gains {
  std::vector<const Drawn*> drawn;
  std::int64_t stated_cm2 = 0;
  void add(const Drawn& one) {
    one.shape.empty() ? stated_cm2 += one.plot->counted_cm2().value_or(0) : (drawn.push_back(&one), 0);
  }
};

}  // namespace

Plan plan_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year) {
  const std::vector<StoredPlot> stored = plots_with_outlines(tx, unit);
  std::vector<Drawn> candidates, there;
  Planned years;
  for (const StoredPlot& plot : stored) {
    if (plot.status == PlotStatus::Planned) {
      candidates.push_back({&plot, shape_of(plot.outline)});
      add_to_year(years, plot, false);
    } else if (plot.status == PlotStatus::Added && plot.planned_year) {
      add_to_year(years, plot, true);
    }
  }
  if (candidates.empty() && years.empty()) return {};
  for (const StoredPlot& plot : stored) {
    const auto meets = [&](const Drawn& one) { return boxes_meet(*one.plot, plot); };
    if (is_green(plot.status) && std::ranges::any_of(candidates, meets)) there.push_back({&plot, shape_of(plot.outline)});
  }
  std::vector<const Drawn*> all_green, open_green;
  for (const Drawn& one : there) {
    all_green.push_back(&one);
    if (one.plot->open) open_green.push_back(&one);
  }

  Plan plan;
  Gains all, open;
  for (const Drawn& one : candidates) {
    all.add(one);
    if (one.plot->open) open.add(one);
    const std::int64_t gain = one.shape.empty() ? one.plot->counted_cm2().value_or(0) : new_ground_cm2({&one}, all_green);
    plan.candidates.push_back({row_of(green, *one.plot, true, year.gregorian()), area_view(gain), one.plot->owner_kind});
  }
  plan.gain_cm2 = all.stated_cm2 + new_ground_cm2(all.drawn, all_green);
  plan.open_gain_cm2 = open.stated_cm2 + new_ground_cm2(open.drawn, open_green);
  const auto order = [](const GreenCandidate& one) { return std::pair(one.plot.planned_year.value_or(9999), one.plot.id); };
  std::ranges::sort(plan.candidates, {}, order);
  for (auto& [number, one] : years) plan.years.push_back(std::move(one));
  return plan;
}

}  // namespace muang::green
