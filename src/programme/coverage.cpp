// SPDX-License-Identifier: Apache-2.0
// Rows → the rules → the public standing.
#include <algorithm>
#include <map>

#include "assessment/results.hpp"
#include "programme/programme.hpp"
#include "programme/sql.hpp"

namespace muang::programme {

namespace {

FiscalYear year_of(const store::Row& row, int column) {
  return FiscalYear::from_gregorian(static_cast<int>(row.integer(column)));
}

std::vector<Record> load_records(store::Transaction& tx) {
  return tx.all(sql::records, {}, [](const store::Row& row) {
    return Record{row.integer(0),  row.integer(1), row.maybe_integer(2).value_or(0),
                  year_of(row, 3), row.flag(4),    row.flag(5),
                  row.string(6),   row.string(7)};
  });
}

// A town lies where it lies now: a province once covered stays covered, and no municipality has changed its province since
// 2554.
std::vector<TownResult> load_results(store::Transaction& tx, const identity::UnitTree& tree) {
  std::vector<TownResult> results;
  for (const auto& announced : assessment::announced_results(tx)) {
    const auto* unit = tree.find(announced.unit);
    if (!unit) continue;
    results.push_back({unit->province.value, unit->id.value, announced.year, true, true, true, true, announced.level});
  }
  return results;
}

// From the year before the list begins ("no data") to the newest year that tells something. Not a word about today: the
// answer is kept until a topic moves.
struct Years {
  FiscalYear first, last;
};
Years years_of(const std::vector<Record>& records, const std::vector<TownResult>& results) {
  std::optional<FiscalYear> first, last;
  const auto widen = [&](FiscalYear year) {
    first = first ? std::min(*first, year) : year;
    last = last ? std::max(*last, year) : year;
  };
  for (const Record& record : records) widen(record.year);
  for (const TownResult& result : results) widen(result.year);
  const FiscalYear list = FiscalYear::from_buddhist(2562);
  return {first.value_or(list) - 1, last.value_or(list)};
}

}  // namespace

PublicCoverage public_coverage(store::Transaction& tx, const identity::UnitTree& tree, std::optional<FiscalYear> year) {
  const auto records = load_records(tx);
  const auto results = load_results(tx, tree);
  const Years years = years_of(records, results);
  PublicCoverage coverage;
  coverage.year = year.value_or(years.last);
  coverage.provinces = tree.provinces();
  std::sort(coverage.provinces.begin(), coverage.provinces.end(),
            [](const auto* a, const auto* b) { return a->uid < b->uid; });
  std::vector<std::int64_t> ids;
  for (const auto* province : coverage.provinces) ids.push_back(province->id.value);
  coverage.data_from = data_from(records, results);
  coverage.known = coverage.data_from && *coverage.data_from <= coverage.year;
  coverage.standings = standing_after(coverage.year, ids, results, records);
  coverage.covered = static_cast<int>(std::count_if(coverage.standings.begin(), coverage.standings.end(),
                                                    [](const auto& standing) { return standing.covered; }));
  coverage.rounds = counts_by_round(years.first, years.last, ids, results, records);
  return coverage;
}

}  // namespace muang::programme
