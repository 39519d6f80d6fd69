// SPDX-License-Identifier: Apache-2.0
#include "waste/total/totals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>

#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/site/cluster_store.hpp"
#include "waste/site/disposal.hpp"
#include "waste/sql.hpp"
#include "waste/total/published.hpp"
#include "waste/total/totals_dto.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;

// kg and person-days of the reports that state people → grams a person and day.
std::optional<std::int64_t> rate_of(std::int64_t rated, std::int64_t person_days) {
  return person_days > 0 ? std::optional(detail::divide_rounded(rated * 1000, person_days)) : std::nullopt;
}

struct Group {
  TotalRow row;
  std::int64_t rated = 0, person_days = 0;
};

struct Span {
  int year = 0;  // B.E.
  Month first, last;
  std::string basis;
};

Result<std::string> basis_of(const Call& call) {
  const std::string basis = call.query_value("basis").value_or("calendar");
  if (basis != "fiscal" && basis != "calendar") return Error{errors::bad_basis, "basis", {}};
  return basis;
}

Result<Span> span_of(const Call& call) {
  const std::string text = call.query_value("year").value_or("");
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 2540 || year > 2700)
    return Error{errors::bad_month, "year", {{"month", text.substr(0, 20)}}};
  TRY(const std::string basis, basis_of(call));
  const int gregorian = year - buddhist_offset;
  if (basis == "fiscal") return Span{year, {gregorian - 1, 10}, {gregorian, 9}, basis};
  return Span{year, {gregorian, 1}, {gregorian, 12}, basis};
}

// The clusters of today, by member and by the id of their group.
struct Clusters {
  std::unordered_map<std::int64_t, std::string> of_unit;
  std::map<std::string, const StoredCluster*> by_id;
  std::vector<StoredCluster> all;
};
Clusters clusters_now(store::Transaction& tx) {
  Clusters clusters{.all = all_clusters(tx)};
  for (const StoredCluster& one : clusters.all) {
    const std::string id = "CL-" + std::to_string(one.cluster.id);
    clusters.by_id[id] = &one;
    for (const std::int64_t unit : one.cluster.members) clusters.of_unit[unit] = id;
  }
  return clusters;
}

// The unit of a group: its province, its office, or none (kind, cluster and nation have no unit).
std::optional<std::string> group_of(const OrgUnit& unit, const identity::UnitTree& tree, std::string_view by,
                                    const Clusters& clusters) {
  if (by == "nation") return "TH";
  if (by == "cluster") {
    const auto found = clusters.of_unit.find(unit.id.value);
    return found == clusters.of_unit.end() ? std::nullopt : std::optional(found->second);
  }
  if (by == "kind") return unit.kind ? std::optional(std::string(identity::kind_code(*unit.kind))) : std::nullopt;
  const OrgUnit* above = tree.find(by == "office" ? unit.office : unit.province);
  return above ? std::optional(above->uid) : std::nullopt;
}

// A row of unit_years.
void add_unit_year(const store::Row& row, Group& group) {
  ++group.row.reported;
  group.row.months += row.integer(1);
  group.row.generated += row.integer(2);
  group.row.source_utilised += row.integer(3);
  group.row.collected += row.integer(4);
  group.row.uncollected += row.integer(5);
  group.rated += row.integer(6);
  group.person_days += row.integer(7);
}

void add_fate(Group& group, const Fate& fate) {
  group.row.proper += fate.proper;
  group.row.improper += fate.improper;
  group.row.unclassified += fate.unclassified;
}

using Groups = std::map<std::string, Group>;

// Every group with the units that it has, and what their counted months say.
Groups groups_of(store::Transaction& tx, const Waste& waste, const Span& span, const identity::UnitTree& tree,
                 std::string_view by) {
  const Clusters clusters = by == "cluster" ? clusters_now(tx) : Clusters{};
  Groups groups;
  const auto find = [&](OrgUnitId id) -> Group* {
    const OrgUnit* unit = tree.find(id);
    const auto group = unit ? group_of(*unit, tree, by, clusters) : std::nullopt;
    return group ? &groups[*group] : nullptr;
  };
  for (const OrgUnit& unit : tree.units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment) continue;
    if (Group* group = find(unit.id)) ++group->row.units;
  }
  const int year = span.year - buddhist_offset;
  tx.query(sql::unit_years, {{"basis", span.basis}, {"year", year}}, [&](const store::Row& row) {
    if (Group* group = find(OrgUnitId{row.integer(0)})) add_unit_year(row, *group);
  });
  disposed_in(tx, waste.book(), span.basis, year, span.first, [&](OrgUnitId unit, const Fate& fate) {
    if (Group* group = find(unit)) add_fate(*group, fate);
  });
  for (auto& [id, group] : groups) {
    group.row.id = id;
    if (const OrgUnit* unit = tree.find_uid(id)) {
      group.row.name_th = unit->name_th;
      group.row.name_en = unit->name_en;
    } else if (const auto cluster = clusters.by_id.find(id); cluster != clusters.by_id.end()) {
      group.row.name_th = cluster->second->name_th;
      group.row.name_en = cluster->second->name_en;
    }
    group.row.grams_a_person_day = rate_of(group.rated, group.person_days);
  }
  return groups;
}

Result<Response> totals(const Waste& waste, const Call& call) {
  TRY(const Span span, span_of(call));
  const std::string by = call.query_value("by").value_or("province");
  constexpr std::array<std::string_view, 5> groupings{"province", "office", "kind", "cluster", "nation"};
  if (std::ranges::find(groupings, by) == groupings.end()) return Error{errors::bad_grouping, "by", {}};
  const auto tree = waste.identity().tree_on(span.last.last_day());
  Totals answer{span.year, span.basis, by, month_text(span.first), month_text(span.last), {}, {}};
  for (int i = span.first.index(); i <= span.last.index(); ++i)
    answer.months.push_back({.month = month_text(Month::from_index(i))});
  waste.database().read([&](store::Transaction& tx) {
    for (auto& [id, group] : groups_of(tx, waste, span, *tree, by)) answer.rows.push_back(std::move(group.row));
    tx.query(sql::month_sums, {{"first", span.first.index()}, {"last", span.last.index()}}, [&](const store::Row& row) {
      MonthTotal& total = answer.months[static_cast<std::size_t>(row.integer(0) - span.first.index())];
      total.reports = row.integer(1);
      total.generated = row.integer(2);
      total.collected = row.integer(3);
    });
  });
  return http::ok_json(answer);
}

Result<Response> years(const Waste& waste, const Call& call) {
  TRY(const std::string basis, basis_of(call));
  Years answer{.basis = basis, .published = waste.published(), .break_year = series_break_year};
  waste.database().read([&](store::Transaction& tx) {
    tx.query(sql::years_of_nation, {{"basis", basis}}, [&](const store::Row& row) {
      answer.years.push_back({static_cast<int>(row.integer(0)) + buddhist_offset, row.integer(1), row.integer(2),
                              row.integer(3), row.integer(4), row.integer(5), row.integer(6),
                              rate_of(row.integer(7), row.integer(8))});
    });
  });
  return http::ok_json(answer);
}

}  // namespace

void add_total_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/totals",
                   .permission = open_to_public,
                   .summary = "Totals of the approved reports of a year, with how many of how many reported.",
                   .query = {{"year", "integer", "B.E.", true},
                             {"basis", "string", "calendar or fiscal."},
                             {"by", "string", "province, office, kind, cluster or nation."}},
                   .response = http::schema_of<Totals>(),
                   .errors = {errors::bad_month, errors::bad_basis, errors::bad_grouping},
                   .kept = {{"waste", "units"}},
                   .handler = [&waste](const Call& call) { return totals(waste, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/years",
                   .permission = open_to_public,
                   .summary = "The nation's approved reports year by year, beside the figures that were published.",
                   .query = {{"basis", "string", "calendar or fiscal."}},
                   .response = http::schema_of<Years>(),
                   .errors = {errors::bad_basis},
                   .kept = {{"waste"}},
                   .handler = [&waste](const Call& call) { return years(waste, call); }});
}

}  // namespace muang::waste
