// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_scope.hpp"

#include <charconv>

#include "waste/form/form_errors.hpp"
#include "waste/site/disposal.hpp"

namespace muang::waste {
namespace {

using identity::OrgUnit;
using identity::UnitClass;
namespace p = identity::permissions;

const EnteredValues nothing;
constexpr std::size_t few = 300;  // up to here one by one through the key, beyond in one pass over the year

const EnteredValues& entered_of(const std::unordered_map<std::int64_t, EnteredValues>& all, std::int64_t id) {
  const auto found = all.find(id);
  return found == all.end() ? nothing : found->second;
}

const OrgUnit* unit_named(const identity::UnitTree& tree, const std::string& text) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  return fault == std::errc() && end == text.data() + text.size() ? tree.find(OrgUnitId{id}) : tree.find_uid(text);
}

// Member → cluster, so that a country is not searched for each unit.
std::unordered_map<std::int64_t, const FormCluster*> by_member(const std::vector<FormCluster>& clusters) {
  std::unordered_map<std::int64_t, const FormCluster*> found;
  for (const FormCluster& cluster : clusters) {
    for (const OrgUnitId member : cluster.members) found[member.value] = &cluster;
  }
  return found;
}

template <class Map>
auto found_or_empty(const Map& map, std::int64_t id) {
  const auto found = map.find(id);
  return found == map.end() ? typename Map::mapped_type{} : found->second;
}

}  // namespace

bool FormScope::holds(OrgUnitId unit) const { return by_id.contains(unit.value); }

Result<FormScope> form_scope(const Waste& waste, const http::Call& call) {
  const auto& actor = identity::actor_of(call);
  FormScope scope{.today = Date::of_instant(call.now), .tree = actor.tree ? actor.tree : waste.identity().tree_now()};
  Problems problems;
  const auto year = form_year(call, call.query_value("year").value_or(""));
  if (!year) problems = year.problems();
  const std::string wanted = call.query_value("province").value_or("");
  if (!wanted.empty()) scope.province = unit_named(*scope.tree, wanted);
  const std::string last_day = Date{year ? *year : scope.today.year, 12, 31}.iso();
  for (const OrgUnit& unit : scope.tree->units()) {
    if (unit.unit_class != UnitClass::LocalGovernment || !actor.may(p::read_waste, unit.id)) continue;
    if (unit.listed_from && *unit.listed_from > last_day) continue;  // its province brought it in later
    if (!wanted.empty() && (!scope.province || unit.province != scope.province->id)) continue;
    scope.towns.push_back(&unit);
    scope.by_id[unit.id.value] = &unit;
  }
  if (!wanted.empty() && scope.towns.empty())
    problems.push_back({errors::no_form_province, "province", {{"province", wanted.substr(0, 20)}}});
  if (!problems.empty()) return problems;
  scope.year = *year;
  return scope;
}

void each_town(store::Transaction& tx, const Waste& waste, const FormScope& scope, bool with_register,
               const std::function<void(const ScopedTown&)>& use) {
  const bool one_by_one = scope.towns.size() <= few;
  const auto years = one_by_one ? std::unordered_map<std::int64_t, TownYear>{} : town_years(tx, scope.year);
  const YearEntries entries = entries_of_year(tx, scope.year);
  const auto clusters = with_register ? form_clusters(tx) : std::vector<FormCluster>{};
  const auto members = by_member(clusters);
  const auto areas = with_register ? areas_square_metres(tx) : std::unordered_map<std::int64_t, std::int64_t>{};
  for (const OrgUnit* unit : scope.towns) {
    const TownYear year = one_by_one ? town_year(tx, unit->id, scope.year) : found_or_empty(years, unit->id.value);
    FormValues values = year.values();
    if (with_register) {
      const auto area = areas.find(unit->id.value);
      add_town_register(values, *scope.tree, *unit, area == areas.end() ? std::nullopt : Figure(area->second),
                        found_or_empty(members, unit->id.value));
    }
    const FilledForm form = fill_form(waste.forms(), "kp1", values, entered_of(entries.units, unit->id.value), scope.year);
    use({*unit, year, form});
  }
}

void each_site(store::Transaction& tx, const Waste& waste, const FormScope& scope,
               const std::function<void(const ScopedSite&)>& use) {
  std::vector<StoredFacility> sites = all_facilities(tx);
  std::erase_if(sites, [&](const StoredFacility& stored) { return !scope.holds(stored.unit); });
  const bool one_by_one = sites.size() <= few;
  const Month first{scope.year, 1}, last{scope.year, 12};
  const Loads loads = one_by_one ? Loads{} : kept_loads(tx, "calendar", scope.year);
  const auto years = one_by_one ? std::unordered_map<std::int64_t, SiteYear>{} : site_years(tx, scope.year);
  const YearEntries entries = entries_of_year(tx, scope.year);
  const auto clusters = form_clusters(tx);
  for (const StoredFacility& stored : sites) {
    const SiteFacts facts{stored, one_by_one ? load_of(tx, stored.id, first, last) : found_or_empty(loads, stored.id),
                          one_by_one ? site_year(tx, stored.id, scope.year) : found_or_empty(years, stored.id),
                          cluster_at(clusters, stored.id)};
    const FormValues values = site_values(waste, *scope.tree, facts, scope.year, scope.today);
    const auto forms = forms_of_site(waste.book(), stored, facts.cluster);
    FilledForm filled;
    for (const std::string& form : forms) {
      for (FilledField& one : fill_form(waste.forms(), form, values, entered_of(entries.facilities, stored.id), scope.year))
        filled.push_back(std::move(one));
    }
    use({stored, facts.load, forms, filled});
  }
}

}  // namespace muang::waste
