// SPDX-License-Identifier: Apache-2.0
// The kept sums of the months are those that a count from nothing gives, after any way of reports, on both engines.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "base/core/dice.hpp"
#include "engines.hpp"
#include "identity/service.hpp"
#include "store/migrations.hpp"
#include "waste/site/disposal.hpp"
#include "waste/site/receipt_store.hpp"
#include "waste/sql.hpp"
#include "waste/total/sums.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

using Rows = std::vector<std::vector<std::int64_t>>;

Rows rows_of(store::Transaction& tx, const store::Sql& statement, std::vector<store::Param> params, int columns) {
  Rows rows;
  tx.query(statement, store::Params(params), [&](const store::Row& row) {
    rows.emplace_back();
    for (int i = 0; i < columns; ++i) rows.back().push_back(row.integer(i));
  });
  return rows;
}

struct Sums {
  Rows calendar, fiscal, months, delivered, sites;
  friend bool operator==(const Sums&, const Sums&) = default;
};
// The rows of each year and basis, in an order of their own.
Rows of_years(store::Transaction& tx, const store::Sql& statement) {
  Rows all;
  for (const char* basis : {"calendar", "fiscal"}) {
    for (int year = 2019; year < 2024; ++year) {
      Rows rows = rows_of(tx, statement, {{"basis", basis}, {"year", year}}, 3);
      std::ranges::sort(rows);
      for (auto& row : rows) {
        row.push_back(year);
        all.push_back(std::move(row));
      }
    }
  }
  return all;
}
Sums sums_of(store::Transaction& tx) {
  return {rows_of(tx, sql::years_of_nation, {{"basis", "calendar"}}, 9),
          rows_of(tx, sql::years_of_nation, {{"basis", "fiscal"}}, 9),
          rows_of(tx, sql::month_sums, {{"first", 0}, {"last", 40'000}}, 4), of_years(tx, sql::unit_deliveries),
          of_years(tx, sql::site_years)};
}

void put(store::Transaction& tx, OrgUnitId unit, const Month& month, std::int64_t revision, std::int64_t kg) {
  tx.run(sql::insert_report, {{"unit_id", unit},
                              {"month", month.index()},
                              {"revision", revision},
                              {"reason", ""},
                              {"known_by", 1},
                              {"note", ""},
                              {"now", 1},
                              {"person_id", 1},
                              {"population_registered", 1000 + kg % 7},
                              {"population_latent", nullptr},
                              {"households", nullptr},
                              {"households_served", nullptr},
                              {"generated", kg},
                              {"source_utilised", kg / 4},
                              {"utilised_food", nullptr},
                              {"utilised_recycle", nullptr},
                              {"utilised_other", nullptr},
                              {"collected", kg / 2},
                              {"uncollected", kg - kg / 4 - kg / 2},
                              {"residual_month", nullptr},
                              {"hazardous_opening", nullptr},
                              {"hazardous_collected", nullptr},
                              {"hazardous_sent", nullptr},
                              {"infectious_generated", nullptr},
                              {"manifests", nullptr},
                              {"wet_bin_households", nullptr},
                              {"fees_billed", nullptr},
                              {"fees_arrears", nullptr},
                              {"fees_collected", nullptr},
                              {"cost", nullptr},
                              {"trips", nullptr},
                              {"largest_vehicle", nullptr}});
}

}  // namespace

TEST_CASE("kept sums are those of a count from nothing") {
  test::on_each_engine([](const test::Place& place) {
    const auto database = store::Database::open(place.url);
    store::migrate(*database, test::migrations_folder());
    identity::IdentityService identity(*database);
    identity::seed_units(identity, std::filesystem::path(MUANG_SOURCE_DIR) / "data");
    const auto tree = identity.tree_now();
    const auto towns = tree->local_governments_of(tree->find_uid("TH-49")->id);
    REQUIRE(towns.size() > 5);
    database->write([&](store::Transaction& tx) {
      Dice dice(7);
      std::vector<std::int64_t> sites;
      for (const char* name : {"ก", "ข", "ค"}) {
        StoredFacility site{.unit = towns[0]->id, .name_th = name};
        site.entry.method = "open_dump";
        sites.push_back(insert_facility(tx, site, 1, PersonId{1}));
      }
      for (int i = 0; i < 60; ++i) {
        const OrgUnitId unit = towns[static_cast<std::size_t>(dice.below(6))]->id;
        const Month month = Month{2020, 1} + dice.below(30);  // two leap Februaries' neighbours and three fiscal years
        const CountedMonth before = counted_month(tx, unit, month);
        const auto newest = tx.one(sql::report_newest, {{"unit_id", unit}, {"month", month.index()}},
                                   [](const store::Row& row) { return row.integer(3); });
        put(tx, unit, month, newest ? *newest + 1 : 0, 1000 + dice.below(100'000));
        const auto id = tx.one(sql::report_newest, {{"unit_id", unit}, {"month", month.index()}},
                               [](const store::Row& row) { return row.integer(0); });
        const auto site = sites[static_cast<std::size_t>(dice.below(3))];
        tx.run(sql::insert_delivery, {{"report_id", *id}, {"facility_id", site}, {"kg", 1 + dice.below(9'000)}});
        if (dice.below(3) == 0) {
          StoredSiteMonth weighed = find_site_month(tx, site, month);
          weighed.month.receipts = {{unit.value, 1 + dice.below(9'000), {}}};
          REQUIRE(save_site_month(tx, weighed, 1, PersonId{1}));
          site_follows(tx, site, month);
        }
        const bool counts = dice.below(4) != 0;
        tx.run(sql::move_report, {{"id", *id},
                                  {"version", 1},
                                  {"state", counts ? "approved" : "submitted"},
                                  {"counted", counts},
                                  {"submitted_at", 1},
                                  {"approved_at", nullptr}});
        if (counts) tx.run(sql::uncount_others, {{"unit_id", unit}, {"month", month.index()}, {"id", *id}});
        sums_follow(tx, unit, month, before);
      }
      const Sums kept = sums_of(tx);
      CHECK(kept.calendar.size() == 3);
      CHECK(kept.months.size() > 15);
      CHECK(kept.delivered.size() > 40);
      CHECK(kept.sites.size() > 15);
      make_sums_again(tx);
      CHECK(kept == sums_of(tx));
      return true;
    });
  });
}
