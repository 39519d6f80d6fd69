// SPDX-License-Identifier: Apache-2.0
#include "waste/demo/demo_facilities.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "waste/demo/demo_sites.hpp"
#include "waste/flow/flow_balance.hpp"
#include "waste/flow/flow_store.hpp"
#include "waste/site/facility_store.hpp"
#include "waste/sql.hpp"
#include "waste/total/quality.hpp"

namespace muang::waste {
namespace {

using identity::OrgUnit;

std::vector<DemoPlace> places_of(store::Transaction& tx, const identity::UnitTree& tree) {
  std::unordered_map<std::int64_t, std::int64_t> people;
  tx.query(sql::demo_populations, {}, [&](const store::Row& row) { people[row.integer(0)] = row.integer(1); });
  std::unordered_map<std::int64_t, std::pair<double, double>> points;
  tx.query(sql::demo_points, {}, [&](const store::Row& row) { points[row.integer(0)] = {row.real(1), row.real(2)}; });
  std::vector<DemoPlace> places;
  for (const OrgUnit& unit : tree.units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment || !unit.kind || *unit.kind == identity::Kind::Sao) continue;
    const auto found = people.find(unit.id.value);
    if (found == people.end()) continue;
    DemoPlace place{unit.id.value,       unit.province.value, unit.uid, unit.full_name_th(),
                    unit.full_name_en(), found->second,       {},       {}};
    if (const auto point = points.find(unit.id.value); point != points.end())
      std::tie(place.latitude, place.longitude) = point->second;
    places.push_back(std::move(place));
  }
  return places;
}

class Writer {
 public:
  Writer(store::Transaction& tx, const DemoReportPlan& plan, const std::vector<DemoPlace>& towns, const DemoSitePlan& sites)
      : tx_(tx), plan_(plan), towns_(towns), sites_(sites) {}

  void write() {
    for (const DemoSite& site : sites_.sites) {
      const DemoPlace& keeper = town(site.keeper);
      const StoredFacility stored{.unit = OrgUnitId{keeper.unit},
                                  .name_th = site.name_th,
                                  .name_en = site.name_en,
                                  .operator_kind = "local-government",
                                  .operator_name = keeper.name_th,
                                  .entry = site.entry};
      ids_.push_back(insert_facility(tx_, stored, plan_.now, plan_.person));
    }
    for (const DemoLink& link : sites_.links) deliver(link);
    for (std::size_t i = 0; i < ids_.size(); ++i) keep_months(sites_.sites[i], ids_[i]);
    tx_.send(sql::demo_site_months, {{"now", plan_.now}, {"person_id", plan_.person}});
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const int to = sites_.sites[i].send_to;
      if (to >= 0) tx_.send(sql::demo_transfers, {{"facility_id", ids_[i]}, {"to", ids_[static_cast<std::size_t>(to)]}});
    }
  }

  // Those who bring their waste to a joint site, with its keeper.
  std::int64_t write_clusters() {
    std::map<int, std::set<int>> members;
    for (const DemoLink& link : sites_.links) {
      if (sites_.sites[static_cast<std::size_t>(link.site)].joint) members[link.site].insert(link.town);
    }
    std::int64_t clusters = 0;
    for (const auto& [at, towns] : members) {
      const DemoSite& site = sites_.sites[static_cast<std::size_t>(at)];
      if (towns.size() < 2 || !towns.contains(site.keeper)) continue;
      const DemoPlace& host = town(site.keeper);
      const std::string en = host.name_en.empty() ? "" : "Cluster of " + host.name_en + " (demo)";
      const std::int64_t id = tx_.insert(sql::demo_cluster, {{"name_th", "กลุ่มพื้นที่จัดการขยะมูลฝอย " + host.name_th + " (สาธิต)"},
                                                             {"name_en", en},
                                                             {"host_id", host.unit},
                                                             {"facility_id", ids_[static_cast<std::size_t>(at)]},
                                                             {"now", plan_.now},
                                                             {"person_id", plan_.person}});
      for (const int one : towns) tx_.send(sql::demo_cluster_member, {{"cluster_id", id}, {"unit_id", town(one).unit}});
      ++clusters;
    }
    return clusters;
  }

  std::int64_t id_of(int site) const { return ids_[static_cast<std::size_t>(site)]; }

 private:
  const DemoPlace& town(int i) const { return towns_[static_cast<std::size_t>(i)]; }

  void deliver(const DemoLink& link) {
    const std::int64_t site = id_of(link.site), unit = town(link.town).unit;
    tx_.send(sql::demo_deliveries,
             {{"facility_id", site}, {"unit_id", unit}, {"from", link.from_permille}, {"up_to", link.to_permille}});
    if (!sites_.sites[static_cast<std::size_t>(link.site)].weighs) return;
    const Month first{link.faulty_year, 1}, last{link.faulty_year, 12};  // year 0: no month of ours
    tx_.send(sql::demo_receipts, {{"facility_id", site},
                                  {"unit_id", unit},
                                  {"salt", site % 31 + unit % 29},
                                  {"first", first.index()},
                                  {"last", last.index()},
                                  {"permille", link.faulty_permille}});
  }

  void keep_months(const DemoSite& site, std::int64_t id) {
    if (site.others_permille > 0)
      tx_.send(sql::demo_other_receipts, {{"facility_id", id}, {"permille", site.others_permille}});
  }

  store::Transaction& tx_;
  const DemoReportPlan& plan_;
  const std::vector<DemoPlace>& towns_;
  const DemoSitePlan& sites_;
  std::vector<std::int64_t> ids_;  // of the sites
};

using FaultyYears = std::map<std::pair<std::int64_t, std::int64_t>, int>;  // by unit and facility

// R10 as report_rules has it, on every delivery that the site has weighed.
void judge_months(store::Transaction& tx, const FaultyYears& faulty_years, DemoFacilityCounts& counts) {
  const std::int64_t percent = ReportLimits().receipt_percent;
  tx.query(sql::demo_matched, {}, [&](const store::Row& row) {
    const auto fault = faulty_years.find({row.integer(0), row.integer(1)});
    const bool laid = fault != faulty_years.end() && row.integer(2) / 12 == fault->second;
    const std::int64_t apart = row.integer(3) - row.integer(4);
    const bool named = (apart < 0 ? -apart : apart) * 100 > percent * row.integer(4);
    ++counts.receipts;
    counts.months.laid += laid;
    counts.months.found += laid && named;
    counts.months.wrongly += !laid && named;
  });
}

// The balance of a year names a delivery whose two ends lie further apart than both scales explain. Small faults, and those
// of towns that estimate, stay below: it is no check of single months.
void judge_year(store::Transaction& tx, const Waste& waste, const FaultyYears& faulty_years, int year,
                DemoFacilityCounts& counts) {
  std::vector<OrgUnitId> units;
  for (const OrgUnit& unit : waste.identity().tree_now()->units()) {
    if (unit.unit_class == identity::UnitClass::LocalGovernment) units.push_back(unit.id);
  }
  std::ranges::sort(units, {}, [](const OrgUnitId& id) { return id.value; });
  const FlowSources sources = load_flows(tx, waste.book(), units, {year, 1}, {year, 12});
  const FlowAccount account = flow_account(sources.input, waste.flow_uncertainty());
  const auto balance = balanced_account(account);
  if (!balance) return;
  const double threshold = suspicious_above(tested_figures(*balance));
  std::set<std::pair<int, int>> named;
  for (const SuspiciousFlow& flow : flow_stages(sources.input, account, *balance, threshold).suspicious)
    named.insert({flow.town, flow.site});
  for (const Haul& haul : sources.input.hauls) {
    if (!haul.delivered || !haul.received) continue;
    const std::int64_t unit = sources.input.towns[static_cast<std::size_t>(haul.town)].unit;
    const std::int64_t facility = sources.input.sites[static_cast<std::size_t>(haul.site)].facility;
    const auto fault = faulty_years.find({unit, facility});
    const bool laid = fault != faulty_years.end() && fault->second == year;
    const bool found = named.contains({haul.town, haul.site}) || (laid && named.contains({haul.town, -1}));
    counts.flows.laid += laid;
    counts.flows.found += laid && found;
    counts.flows.wrongly += !laid && found;
  }
}

}  // namespace

DemoFacilityCounts make_demo_facilities(store::Transaction& tx, const Waste& waste, const DemoReportPlan& plan) {
  const auto tree = waste.identity().tree_now();
  const std::vector<DemoPlace> towns = places_of(tx, *tree);
  const Expected expected = expected_on(Date::of_instant(plan.now));
  const DemoSitePlan sites = plan_demo_sites(towns, {expected.first.year, expected.last.year}, plan.seed);
  Writer writer(tx, plan, towns, sites);
  writer.write();
  DemoFacilityCounts counts;
  counts.sites = static_cast<std::int64_t>(sites.sites.size());
  counts.clusters = writer.write_clusters();
  FaultyYears faulty_years;
  for (const DemoLink& link : sites.links) {
    if (link.faulty_year != 0)
      faulty_years[{towns[static_cast<std::size_t>(link.town)].unit, writer.id_of(link.site)}] = link.faulty_year;
  }
  judge_months(tx, faulty_years, counts);
  judge_year(tx, waste, faulty_years, expected.last.month == 12 ? expected.last.year : expected.last.year - 1, counts);
  return counts;
}

}  // namespace muang::waste
