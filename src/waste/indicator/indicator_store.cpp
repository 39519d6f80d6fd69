// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/indicator_store.hpp"

#include <algorithm>

#include "waste/climate/emissions_input.hpp"
#include "waste/site/disposal.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using identity::UnitClass;

ReportSums sums_of_row(const store::Row& row) {
  const Month month = Month::from_index(static_cast<int>(row.integer(0)));
  return {.reports = row.integer(1),
          .generated = row.integer(2),
          .weighed = row.integer(3),
          .utilised = row.integer(4),
          .utilised_food = row.integer(5),
          .collected = row.integer(6),
          .uncollected = row.integer(7),
          .rated = row.integer(8),
          .registered_days = row.integer(9) * month.days(),
          .latent_days = row.integer(10) * month.days()};
}

// Up to here town by town through the key, beyond in one pass over the months (the largest office has 440 municipalities).
constexpr std::size_t few_towns = 450;
bool town_by_town(const IndicatorScope& scope) { return scope.towns.size() <= few_towns; }

ReportSums read_sums(store::Transaction& tx, const IndicatorScope& scope, const YearSpan& span) {
  ReportSums sums;
  const auto first = span.first.index(), last = span.last.index();
  const auto read = [&](const store::Row& row) { sums += sums_of_row(row); };
  if (!town_by_town(scope)) {
    tx.query(sql::sums_of_nation, {{"first", first}, {"last", last}}, read);
    return sums;
  }
  for (const OrgUnitId town : scope.towns)
    tx.query(sql::sums_of_unit, {{"unit_id", town}, {"first", first}, {"last", last}}, read);
  return sums;
}

using Parts = std::vector<std::pair<std::int64_t, std::int64_t>>;  // site, kg

// Stations hand on; what they brought to a site counts there in the proportion in which they sent it.
class Stations {
 public:
  Stations(store::Transaction& tx, const YearSpan& span) {
    tx.query(sql::sent_on_between, {{"first", span.first.index()}, {"last", span.last.index()}},
             [&](const store::Row& row) { sent_[row.integer(0)].emplace_back(row.integer(1), row.integer(2)); });
  }
  // `received`: what the station took in the same time, so that what stays there is nobody's.
  Parts split(std::int64_t station, std::int64_t kg, std::int64_t received) const {
    Parts parts;
    const auto found = sent_.find(station);
    if (found == sent_.end()) return parts;
    std::int64_t all = 0;
    for (const auto& [site, sent] : found->second) all += sent;
    const std::int64_t whole = std::max(all, received);
    if (whole <= 0) return parts;
    for (const auto& [site, sent] : found->second) parts.emplace_back(site, proportion(kg, sent, whole));
    return parts;
  }

 private:
  std::unordered_map<std::int64_t, Parts> sent_;
};

class Fates {
 public:
  // Of one town only its own sites are read, else the whole register in one pass.
  Fates(store::Transaction& tx, const Waste& waste, const YearSpan& span, bool one_by_one)
      : tx_(tx), waste_(waste), span_(span), one_by_one_(one_by_one), stations_(tx, span) {
    if (one_by_one_) return;
    loads_ = kept_loads(tx, span.basis, span.year - buddhist_offset);
    for (StoredFacility& one : all_facilities(tx)) {
      const std::int64_t id = one.id;
      sites_.emplace(id, std::move(one));
    }
  }

  void deliver(YearFigures& figures, std::int64_t id, std::int64_t kg) {
    const StoredFacility* site = find(id);
    if (!site) return figures.fates.add_unknown(kg);
    if (fate_of(*site).group != Group::Transfer) return put(figures, *site, kg);
    std::int64_t rest = kg;
    for (const auto& [to, part] : stations_.split(id, kg, loads_[id].kg)) {
      const StoredFacility* next = find(to);
      if (!next || fate_of(*next).group == Group::Transfer) continue;
      put(figures, *next, part);
      rest -= part;
    }
    if (rest > 0) figures.fates.add_unknown(rest);
  }

 private:
  const StoredFacility* find(std::int64_t id) {
    const auto found = sites_.find(id);
    if (found != sites_.end()) return &found->second;
    if (!one_by_one_) return nullptr;
    auto stored = find_facility(tx_, id);
    if (!stored) return nullptr;
    loads_[id] = load_of(tx_, id, span_.first, span_.last);
    return &sites_.emplace(id, std::move(*stored)).first->second;
  }

  void put(YearFigures& figures, const StoredFacility& stored, std::int64_t kg) {
    figures.fates.add(kg, fate_of(stored));
    const GasMethod& gas = waste_.climate().gas_method(stored.entry.method);
    figures.by_gas[{gas.way, site_kind(gas.key, stored.entry.depth_centimetres)}] += kg;
  }

  const SiteFate& fate_of(const StoredFacility& stored) {
    const auto [place, fresh] = fates_.try_emplace(stored.id);
    if (!fresh) return place->second;
    SiteFate& fate = place->second;
    const FacilityBook& book = waste_.book();
    const int gregorian = span_.year - buddhist_offset;
    const auto found =
        classify(book, span_.year, stored.entry.method, loads_[stored.id].grams_day(), stored.override_in(gregorian));
    fate.value = found.value;
    fate.certainty = found.certainty;
    if (const Method* method = book.find_method(stored.entry.method)) fate.group = method->group;
    const auto level = control_level(book, stored.entry.method, stored.entry.ticked);
    fate.controlled = level && is_controlled(*level);
    const GasMethod& gas = waste_.climate().gas_method(stored.entry.method);
    fate.recycles = gas.key == "composting" || gas.key == "anaerobic-digestion";
    return fate;
  }

  store::Transaction& tx_;
  const Waste& waste_;
  const YearSpan& span_;
  const bool one_by_one_;
  Stations stations_;
  Loads loads_;
  std::unordered_map<std::int64_t, StoredFacility> sites_;
  std::unordered_map<std::int64_t, SiteFate> fates_;
};

// First and last counted month; of a group those of the nation.
std::optional<std::pair<Month, Month>> record_of(store::Transaction& tx, const IndicatorScope& scope) {
  std::optional<std::pair<Month, Month>> record;
  const auto month = [](std::int64_t index) { return Month::from_index(static_cast<int>(index)); };
  const auto read = [&](const store::Row& row) {
    if (!row.is_null(0)) record.emplace(month(row.integer(0)), month(row.integer(1)));
  };
  if (scope.kind == "unit") {
    tx.query(sql::counted_span_of_unit, {{"unit_id", scope.unit->id}}, read);
  } else {
    tx.query(sql::counted_span, {}, read);
  }
  return record;
}

}  // namespace

IndicatorScope make_scope(std::string kind, const identity::OrgUnit* unit, std::shared_ptr<const identity::UnitTree> tree) {
  IndicatorScope scope{.kind = std::move(kind), .unit = unit, .tree = std::move(tree), .towns = {}};
  for (const identity::OrgUnit& one : scope.tree->units()) {
    if (one.unit_class != UnitClass::LocalGovernment) continue;
    if (!unit || scope.tree->lies_in(one.id, unit->id)) scope.towns.push_back(one.id);
  }
  return scope;
}

YearSpan span_of_year(int year_be, std::string_view basis) {
  const int year = year_be - buddhist_offset;
  if (basis == "fiscal") return {year_be, "fiscal", {year - 1, 10}, {year, 9}};
  return {year_be, "calendar", {year, 1}, {year, 12}};
}

YearFigures figures_of_year(store::Transaction& tx, const Waste& waste, const IndicatorScope& scope, const YearSpan& span) {
  YearFigures figures{.span = span, .sums = read_sums(tx, scope, span), .fates = {}, .by_gas = {}};
  Fates fates(tx, waste, span, town_by_town(scope));
  const auto read = [&](const store::Row& row) { fates.deliver(figures, row.integer(0), row.integer(1)); };
  const int year = span.year - buddhist_offset;
  if (!town_by_town(scope)) {
    tx.query(sql::fates_of_nation, {{"basis", span.basis}, {"year", year}}, read);
    return figures;
  }
  for (const OrgUnitId town : scope.towns)
    tx.query(sql::fates_of_unit, {{"unit_id", town}, {"basis", span.basis}, {"year", year}}, read);
  return figures;
}

std::optional<Month> first_on_record(store::Transaction& tx, const IndicatorScope& scope) {
  const auto record = record_of(tx, scope);
  return record ? std::optional(record->first) : std::nullopt;
}

std::vector<YearSpan> years_on_record(store::Transaction& tx, const IndicatorScope& scope, std::string_view basis) {
  const auto record = record_of(tx, scope);
  std::vector<YearSpan> years;
  if (!record) return years;
  const auto& [first, last] = *record;
  const auto named = [&](const Month& month) {
    return month.year + buddhist_offset + (basis == "fiscal" && month.month >= 10 ? 1 : 0);
  };
  for (int year = std::max(named(first), named(last) - longest_record + 1); year <= named(last); ++year)
    years.push_back(span_of_year(year, basis));
  return years;
}

}  // namespace muang::waste
