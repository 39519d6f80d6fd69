// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_store.hpp"

#include <algorithm>
#include <cmath>

#include "waste/month/month_store.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

std::int64_t square_metres(double km2) { return std::llround(km2 * 1e6); }

void add(Figure& sum, const std::optional<std::int64_t>& value) {
  if (value) sum = sum.value_or(0) + *value;
}

// A row of site_months_…
void add_site_month(const store::Row& row, SiteYear& site) {
  if (const auto sent = row.maybe_integer(2)) {
    site.sent_kg += *sent;
    site.sent_days += Month::from_index(static_cast<int>(row.integer(1))).days();
  }
  add(site.removed, row.maybe_integer(3));
  add(site.left_over, row.maybe_integer(4));
  add(site.gas, row.maybe_integer(5));
}

}  // namespace

StoredForm stored_form(store::Transaction& tx, const FormOwner& owner, int year) {
  const auto maybe = [](std::int64_t id) { return id ? std::optional(id) : std::nullopt; };
  StoredForm form;
  tx.query(sql::form_of_year, {{"year", year}, {"unit_id", maybe(owner.unit.value)}, {"facility_id", maybe(owner.facility)}},
           [&](const store::Row& row) {
             form.id = row.integer(0);
             form.version = row.integer(1);
           });
  if (form.version == 0) return form;
  tx.query(sql::form_values, {{"form_id", form.id}}, [&](const store::Row& row) {
    form.values[row.string(0)] = {row.maybe_integer(1), row.string(2), row.string(3), row.maybe_text(5).value_or(""),
                                  row.integer(4)};
  });
  return form;
}

YearEntries entries_of_year(store::Transaction& tx, int year) {
  YearEntries all;
  tx.query(sql::form_values_of_year, {{"year", year}}, [&](const store::Row& row) {
    const auto unit = row.maybe_integer(0);
    EnteredValues& values = unit ? all.units[*unit] : all.facilities[row.integer(1)];
    values[row.string(2)] = {row.maybe_integer(3), row.string(4), row.string(5), "", 0};
  });
  return all;
}

std::vector<FormCluster> form_clusters(store::Transaction& tx) {
  std::vector<FormCluster> clusters;
  std::int64_t last = 0;
  tx.query(sql::clusters_with_members, {}, [&](const store::Row& row) {
    if (row.integer(0) != last)
      clusters.push_back({row.string(1), row.string(2), {row.integer(3)}, row.maybe_integer(4).value_or(0), {}});
    last = row.integer(0);
    clusters.back().members.push_back({row.integer(5)});
  });
  return clusters;
}

const FormCluster* cluster_of(const std::vector<FormCluster>& clusters, OrgUnitId member) {
  const auto found = std::ranges::find_if(
      clusters, [&](const FormCluster& one) { return std::ranges::find(one.members, member) != one.members.end(); });
  return found == clusters.end() ? nullptr : &*found;
}

const FormCluster* cluster_at(const std::vector<FormCluster>& clusters, std::int64_t facility) {
  const auto found = std::ranges::find(clusters, facility, &FormCluster::facility);
  return found == clusters.end() ? nullptr : &*found;
}

SiteYear site_year(store::Transaction& tx, std::int64_t facility, int year) {
  SiteYear site;
  const Month first{year, 1}, last{year, 12};
  tx.query(sql::site_months_of_site, {{"facility_id", facility}, {"first", first.index()}, {"last", last.index()}},
           [&](const store::Row& row) { add_site_month(row, site); });
  return site;
}

std::unordered_map<std::int64_t, SiteYear> site_years(store::Transaction& tx, int year) {
  std::unordered_map<std::int64_t, SiteYear> sites;
  const Month first{year, 1}, last{year, 12};
  tx.query(sql::site_months_of_span, {{"first", first.index()}, {"last", last.index()}},
           [&](const store::Row& row) { add_site_month(row, sites[row.integer(0)]); });
  return sites;
}

Figure area_square_metres(store::Transaction& tx, OrgUnitId unit) {
  return tx.one(sql::unit_area, {{"id", unit}}, [](const store::Row& row) { return square_metres(row.real(0)); });
}

std::unordered_map<std::int64_t, std::int64_t> areas_square_metres(store::Transaction& tx) {
  std::unordered_map<std::int64_t, std::int64_t> areas;
  tx.query(sql::unit_areas, {}, [&](const store::Row& row) { areas[row.integer(0)] = square_metres(row.real(1)); });
  return areas;
}

TownYear town_year(store::Transaction& tx, OrgUnitId unit, int year) {
  TownYear town;
  for (const StoredReport& one : reports_between(tx, unit, {year, 1}, {year, 12})) {
    if (!one.counted) continue;
    const MonthReport& report = one.report;
    add_month(town,
              {report.period, report.generated, report.source_utilised, report.collected, report.population_registered});
  }
  return town;
}

std::unordered_map<std::int64_t, TownYear> town_years(store::Transaction& tx, int year) {
  std::unordered_map<std::int64_t, TownYear> towns;
  const Month first{year, 1}, last{year, 12};
  tx.query(sql::counted_months_of_year, {{"first", first.index()}, {"last", last.index()}}, [&](const store::Row& row) {
    add_month(towns[row.integer(0)], {Month::from_index(static_cast<int>(row.integer(1))), row.maybe_integer(2),
                                      row.maybe_integer(3), row.maybe_integer(4), row.maybe_integer(5)});
  });
  return towns;
}

}  // namespace muang::waste
