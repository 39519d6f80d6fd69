// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/flow_store.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

#include "waste/site/disposal.hpp"
#include "waste/site/facility_store.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t few_units = 300;  // up to here unit by unit through the key, beyond in one pass over the months
constexpr std::size_t few_sites = 60;

struct DeliveryRow {
  std::int64_t unit = 0, month = 0, site = 0, kg = 0;
};
using MonthKey = std::pair<std::int64_t, std::int64_t>;  // unit, month
struct MonthOfTown {
  std::int64_t collected = 0;
  bool named = false;
};
struct SiteMonths {
  KnownMonths known{};
  Figure sent_on, recovered;
};
struct KeyHash {
  std::size_t operator()(const MonthKey& key) const {
    return std::hash<std::int64_t>()(key.first * 40'009 + key.second);  // 40,009: prime, above every month of B.E. 2700
  }
};

void sum(Figure& total, const Figure& one) {
  if (one) total = total.value_or(0) + *one;
}

class Loader {
 public:
  Loader(store::Transaction& tx, const FacilityBook& book, const std::vector<OrgUnitId>& units, const Month& first,
         const Month& last)
      : tx_(tx), book_(book), units_(units), first_(first), last_(last) {}

  FlowSources run() {
    read_reports();
    for (const TownFigures& town : out_.input.towns)
      out_.grams_a_day += grams_a_day(town.generated.value_or(0), days_[town.unit]);
    read_deliveries();
    read_receipts();
    for (const DeliveryRow& row : deliveries_) haul(row.unit, row.site).unweighed += row.kg;
    for (const auto& [key, month] : months_) {
      if (!month.named) out_.input.towns[static_cast<std::size_t>(towns_.at(key.first))].unnamed += month.collected;
    }
    read_transfers();
    describe_sites();
    return std::move(out_);
  }

 private:
  template <class F>
  void span(const store::Sql& statement, std::int64_t low, std::int64_t high, F each) {
    tx_.query(statement, {{"low", low}, {"high", high}, {"first", first_.index()}, {"last", last_.index()}}, each);
  }
  template <class F>
  void for_units(const store::Sql& statement, F each) {
    if (units_.size() > few_units) return span(statement, 0, std::numeric_limits<std::int64_t>::max(), each);
    for (const OrgUnitId unit : units_) span(statement, unit.value, unit.value, each);
  }
  bool in_scope(std::int64_t unit) const {
    return std::ranges::binary_search(units_, unit, {}, [](const OrgUnitId& one) { return one.value; });
  }

  void read_reports() {
    for_units(sql::flow_reports, [&](const store::Row& row) {
      const std::int64_t unit = row.integer(0);
      if (!in_scope(unit)) return;
      const auto [place, fresh] = towns_.try_emplace(unit, static_cast<int>(out_.input.towns.size()));
      if (fresh) out_.input.towns.push_back({.unit = unit});
      TownFigures& town = out_.input.towns[static_cast<std::size_t>(place->second)];
      ++town.known[static_cast<std::size_t>(row.integer(2))];
      sum(town.generated, row.maybe_integer(3));
      if (!row.is_null(3)) days_[unit] += Month::from_index(static_cast<int>(row.integer(1))).days();
      sum(town.source_use, row.maybe_integer(4));
      sum(town.collected, row.maybe_integer(5));
      sum(town.not_collected, row.maybe_integer(6));
      months_[{unit, row.integer(1)}].collected = row.maybe_integer(5).value_or(0);
      ++out_.months;
    });
  }

  void read_deliveries() {
    for_units(sql::flow_deliveries, [&](const store::Row& row) {
      const auto month = months_.find({row.integer(0), row.integer(1)});
      if (month == months_.end()) return;
      month->second.named = true;
      deliveries_.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3)});
    });
  }

  // A receipt of a month that the town has reported stands beside what the town says; any other is of others.
  void read_receipts() {
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, std::size_t> said;
    for (std::size_t i = 0; i < deliveries_.size(); ++i)
      said[{deliveries_[i].unit, deliveries_[i].month, deliveries_[i].site}] = i;
    std::vector<char> matched(deliveries_.size(), 0);
    tx_.query(sql::flow_receipts, {{"first", first_.index()}, {"last", last_.index()}}, [&](const store::Row& row) {
      const std::int64_t site = row.integer(0), kg = row.integer(3);
      const std::int64_t unit = row.maybe_integer(2).value_or(0);
      const auto month = months_.find({unit, row.integer(1)});
      if (month == months_.end()) {
        others_[site] += kg;
        return;
      }
      month->second.named = true;
      const auto found = said.find({unit, row.integer(1), site});
      Haul& one = haul(unit, site);
      if (found == said.end()) {
        one.unsaid += kg;
        return;
      }
      matched[found->second] = 1;
      sum(one.delivered, deliveries_[found->second].kg);
      sum(one.received, kg);
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < deliveries_.size(); ++i) {
      if (!matched[i]) deliveries_[kept++] = deliveries_[i];
    }
    deliveries_.resize(kept);
  }

  int site(std::int64_t facility) {
    const auto [place, fresh] = sites_.try_emplace(facility, static_cast<int>(out_.input.sites.size()));
    if (fresh) out_.input.sites.push_back({.facility = facility});
    return place->second;
  }
  Haul& haul(std::int64_t unit, std::int64_t facility) {
    const auto [place, fresh] = hauls_.try_emplace({unit, facility}, out_.input.hauls.size());
    if (fresh) out_.input.hauls.push_back({.town = towns_.at(unit), .site = site(facility)});
    return out_.input.hauls[place->second];
  }

  // The sites that the scope reaches, also through others; what comes from the rest is of others.
  void read_transfers() {
    struct Row {
      std::int64_t from = 0, to = 0, kg = 0;
    };
    const auto rows =
        tx_.all(sql::flow_transfers, {{"first", first_.index()}, {"last", last_.index()}}, [](const store::Row& row) {
          return Row{row.integer(0), row.integer(1), row.integer(2)};
        });
    for (bool grown = true; grown;) {
      const std::size_t before = sites_.size();
      for (const Row& row : rows) {
        if (sites_.contains(row.from)) site(row.to);
      }
      grown = sites_.size() > before;
    }
    for (const Row& row : rows) {
      if (sites_.contains(row.from))
        out_.input.transfers.push_back({site(row.from), site(row.to), row.kg});
      else if (sites_.contains(row.to))
        others_[row.to] += row.kg;
    }
  }

  std::unordered_map<std::int64_t, SiteMonths> site_months() {
    std::unordered_map<std::int64_t, SiteMonths> months;
    tx_.query(sql::flow_site_months, {{"first", first_.index()}, {"last", last_.index()}}, [&](const store::Row& row) {
      const auto place = sites_.find(row.integer(0));
      if (place == sites_.end()) return;
      SiteMonths& one = months[row.integer(0)];
      ++one.known[static_cast<std::size_t>(row.integer(1))];
      sum(one.sent_on, row.maybe_integer(2));
      sum(one.recovered, row.maybe_integer(3));
    });
    return months;
  }

  void describe_sites() {
    out_.names_th.resize(sites_.size());
    out_.names_en.resize(sites_.size());
    out_.keepers.resize(sites_.size());
    std::vector<std::int64_t> transferred(sites_.size(), 0);
    for (const SiteTransfer& one : out_.input.transfers) transferred[static_cast<std::size_t>(one.from)] += one.kg;
    const auto months = site_months();
    const auto describe = [&](const StoredFacility& stored, const Load& load) {
      const auto place = sites_.find(stored.id);
      if (place == sites_.end()) return;
      const auto i = static_cast<std::size_t>(place->second);
      SiteFigures& site = out_.input.sites[i];
      if (const auto found = months.find(stored.id); found != months.end()) {
        site.known = found->second.known;
        site.recovered = found->second.recovered;
        const std::int64_t elsewhere = found->second.sent_on.value_or(0) - transferred[i];
        if (elsewhere > 0) site.sent_elsewhere = elsewhere;
      }
      if (const auto found = others_.find(stored.id); found != others_.end()) site.others = found->second;
      const bool leaves = site.recovered || site.sent_elsewhere || transferred[i] > 0;
      const int year = last_.year;
      site.end = site_end(
          classify(book_, year + buddhist_offset, stored.entry.method, load.grams_day(), stored.override_in(year)).value);
      site.stage = site_stage(book_.find_method(stored.entry.method), site.end, leaves);
      out_.names_th[i] = stored.name_th;
      out_.names_en[i] = stored.name_en;
      out_.keepers[i] = stored.unit;
    };
    if (sites_.size() <= few_sites) {
      for (const auto& [id, place] : sites_) {
        if (const auto stored = find_facility(tx_, id))
          describe(*stored, load_of(tx_, id, {last_.year, 1}, {last_.year, 12}));
      }
      return;
    }
    const Loads loads = kept_loads(tx_, "calendar", last_.year);
    for (const StoredFacility& stored : all_facilities(tx_)) {
      const auto load = loads.find(stored.id);
      describe(stored, load == loads.end() ? Load{} : load->second);
    }
  }

  store::Transaction& tx_;
  const FacilityBook& book_;
  const std::vector<OrgUnitId>& units_;
  const Month first_, last_;
  FlowSources out_;
  std::unordered_map<std::int64_t, int> towns_;  // by unit: place
  std::unordered_map<std::int64_t, int> days_;   // by unit: of months that state what was generated
  std::map<std::int64_t, int> sites_;            // by facility: place
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> hauls_;
  std::unordered_map<MonthKey, MonthOfTown, KeyHash> months_;
  std::unordered_map<std::int64_t, std::int64_t> others_;  // kg by facility
  std::vector<DeliveryRow> deliveries_;                    // in the end: those without a receipt
};

}  // namespace

FlowSources load_flows(store::Transaction& tx, const FacilityBook& book, const std::vector<OrgUnitId>& units,
                       const Month& first, const Month& last) {
  return Loader(tx, book, units, first, last).run();
}

}  // namespace muang::waste
