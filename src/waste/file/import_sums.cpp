// SPDX-License-Identifier: Apache-2.0
// What an import adds to the sums. Years without an imported month are appended in the order of their key; to the others is
// added.
#include <unordered_set>

#include "waste/file/import_store.hpp"
#include "waste/sql.hpp"
#include "waste/total/sums.hpp"

namespace muang::waste {
namespace {

// The years of one kind that the rows lie in, and their months.
struct Year {
  bool fiscal;
  int year;
  Month first() const { return fiscal ? Month{year - 1, 10} : Month{year, 1}; }
  Month last() const { return first() + 11; }
};

std::vector<Year> years_of(const ImportRows& rows) {
  std::vector<Year> years;
  for (int year = rows.first().year; year <= rows.last().year; ++year) years.push_back({false, year});
  for (int year = fiscal_year(rows.first()); year <= fiscal_year(rows.last()); ++year) years.push_back({true, year});
  return years;
}

void add_sums(store::Transaction& tx, const Year& year, OrgUnitId unit, const ImportSums& sums) {
  tx.send(sql::add_to_imported_year, {{"months", sums.months},
                                      {"generated", sums.generated},
                                      {"source_utilised", sums.source_utilised},
                                      {"collected", sums.collected},
                                      {"uncollected", sums.uncollected},
                                      {"rated", sums.rated},
                                      {"person_days", sums.person_days},
                                      {"fiscal", year.fiscal},
                                      {"year", year.year},
                                      {"unit_id", unit}});
}

void add_year(store::Transaction& tx, const Year& year, const ImportScope& scope, const ImportRows& rows) {
  std::unordered_set<std::int64_t> known;
  tx.query(sql::units_with_imports, {{"fiscal", year.fiscal}, {"year", year.year}},
           [&](const store::Row& row) { known.insert(row.integer(0)); });
  std::uint32_t unit = 0;
  ImportSums sums;
  const auto next_of = [&](ImportRows::UnitSums& all, bool is_known) {
    while (all.next(unit, sums)) {
      if (scope.place(unit).approves && known.contains(scope.place(unit).unit.value) == is_known) return true;
    }
    return false;
  };
  auto fresh = rows.sums_between(year.first(), year.last());
  tx.append(sql::append_imported_year, [&](std::span<std::optional<std::int64_t>> out) {
    if (!next_of(fresh, false)) return false;
    const std::int64_t values[] = {year.fiscal,     year.year,        scope.place(unit).unit.value,
                                   sums.months,     sums.generated,   sums.source_utilised,
                                   sums.collected,  sums.uncollected, sums.rated,
                                   sums.person_days};
    std::copy(std::begin(values), std::end(values), out.begin());
    return true;
  });
  if (known.empty()) return;
  auto others = rows.sums_between(year.first(), year.last());
  while (next_of(others, true)) add_sums(tx, year, scope.place(unit).unit, sums);
}

}  // namespace

void add_import_sums(store::Transaction& tx, const ImportScope& scope, const ImportRows& rows) {
  for (const Year& year : years_of(rows)) add_year(tx, year, scope, rows);
  const int first = rows.first().index(), months = rows.last().index() - first + 1;
  std::vector<CountedMonth> sums(static_cast<std::size_t>(months) * sum_parts);
  ImportRow row;
  for (auto cursor = rows.taken_rows(); cursor.next(row);) {
    const ImportScope::Place& place = scope.place(row.unit);
    if (!place.approves) continue;
    CountedMonth& sum =
        sums[static_cast<std::size_t>((row.month.index() - first) * sum_parts + place.unit.value % sum_parts)];
    ++sum.reports;
    sum.generated += row.generated;
    sum.source_utilised += row.source_utilised.value_or(0);
    sum.collected += row.collected.value_or(0);
    sum.uncollected += row.uncollected.value_or(0);
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i].reports == 0) continue;
    tx.send(sql::add_to_month, {{"month", first + static_cast<int>(i / sum_parts)},
                                {"part", i % sum_parts},
                                {"reports", sums[i].reports},
                                {"generated", sums[i].generated},
                                {"source_utilised", sums[i].source_utilised},
                                {"collected", sums[i].collected},
                                {"uncollected", sums[i].uncollected}});
  }
}

}  // namespace muang::waste
