// SPDX-License-Identifier: Apache-2.0
#include "waste/total/sums.hpp"

#include "waste/month/month_store.hpp"
#include "waste/site/disposal.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

void sum_year(store::Transaction& tx, OrgUnitId unit, const char* basis, int year, const Month& first) {
  tx.run(sql::forget_unit_year, {{"basis", basis}, {"year", year}, {"unit_id", unit}});
  tx.run(sql::sum_unit_year,
         {{"basis", basis}, {"year", year}, {"unit_id", unit}, {"first", first.index()}, {"last", (first + 11).index()}});
}

}  // namespace

CountedMonth counted_month(store::Transaction& tx, OrgUnitId unit, const Month& month) {
  const auto read = [](const store::Row& row) {
    return CountedMonth{1, row.maybe_integer(0).value_or(0), row.maybe_integer(1).value_or(0),
                        row.maybe_integer(2).value_or(0), row.maybe_integer(3).value_or(0)};
  };
  return tx.one(sql::counted_month, {{"unit_id", unit}, {"month", month.index()}}, read).value_or(CountedMonth{});
}

int fiscal_year(const Month& month) { return month.month >= 10 ? month.year + 1 : month.year; }

void sums_adopt(store::Transaction& tx, const StoredReport& imported) {
  const Month month = imported.report.period;
  const MonthReport& report = imported.report;
  const std::int64_t generated = report.generated.value_or(0), people = report.population_registered.value_or(0);
  for (const bool fiscal : {false, true}) {
    const int year = fiscal ? fiscal_year(month) : month.year;
    sum_year(tx, imported.unit, fiscal ? "fiscal" : "calendar", year, fiscal ? Month{year - 1, 10} : Month{year, 1});
    tx.run(sql::add_to_imported_year, {{"months", -1},
                                       {"generated", -generated},
                                       {"source_utilised", -report.source_utilised.value_or(0)},
                                       {"collected", -report.collected.value_or(0)},
                                       {"uncollected", -report.uncollected.value_or(0)},
                                       {"rated", people > 0 ? -generated : 0},
                                       {"person_days", people > 0 ? -people * month.days() : 0},
                                       {"fiscal", fiscal},
                                       {"year", year},
                                       {"unit_id", imported.unit}});
  }
}

void sums_follow(store::Transaction& tx, OrgUnitId unit, const Month& month, const CountedMonth& before) {
  sum_year(tx, unit, "calendar", month.year, {month.year, 1});
  const int fiscal = fiscal_year(month);
  sum_year(tx, unit, "fiscal", fiscal, {fiscal - 1, 10});
  const CountedMonth now = counted_month(tx, unit, month);
  tx.run(sql::add_to_month, {{"month", month.index()},
                             {"part", unit.value % sum_parts},
                             {"reports", now.reports - before.reports},
                             {"generated", now.generated - before.generated},
                             {"source_utilised", now.source_utilised - before.source_utilised},
                             {"collected", now.collected - before.collected},
                             {"uncollected", now.uncollected - before.uncollected}});
  deliveries_follow(tx, unit, month);
}

void make_sums_again(store::Transaction& tx) {
  for (const store::Sql* statement : {&sql::forget_unit_years, &sql::forget_month_sums, &sql::sum_calendar_years,
                                      &sql::sum_fiscal_years, &sql::sum_months}) {
    tx.run(*statement, {});
  }
  make_disposal_sums_again(tx);
}

}  // namespace muang::waste
