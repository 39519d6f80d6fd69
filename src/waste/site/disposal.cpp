// SPDX-License-Identifier: Apache-2.0
#include "waste/site/disposal.hpp"

#include <array>
#include <unordered_map>

#include "waste/sql.hpp"

namespace muang::waste {
namespace {

struct Year {
  const char* basis;
  int year;
  Month first;
};
// The two years that a month belongs to.
std::array<Year, 2> years_of(const Month& month) {
  const int fiscal = month.month >= 10 ? month.year + 1 : month.year;
  return {Year{"calendar", month.year, {month.year, 1}}, Year{"fiscal", fiscal, {fiscal - 1, 10}}};
}

// The class of every site in a year, before transfers.
std::unordered_map<std::int64_t, DisposalClass> classes_in(store::Transaction& tx, const FacilityBook& book, int year,
                                                           const Loads& loads) {
  std::unordered_map<std::int64_t, DisposalClass> classes;
  tx.query(sql::facility_classes, {}, [&](const store::Row& row) {
    std::optional<Override> decided;
    const auto from = row.maybe_integer(4);
    if (const auto text = row.text(2); !text.empty() && (!from || year >= *from)) {
      const bool proper = text == class_code(DisposalClass::Proper);
      decided = Override{proper ? DisposalClass::Proper : DisposalClass::Improper, row.string(3)};
    }
    const auto load = loads.find(row.integer(0));
    const auto rate = load == loads.end() ? std::nullopt : load->second.grams_day();
    classes[row.integer(0)] = classify(book, year + buddhist_offset, row.text(1), rate, decided).value;
  });
  return classes;
}

void add(Fate& fate, DisposalClass value, std::int64_t kg) {
  if (value == DisposalClass::Proper) {
    fate.proper += kg;
  } else if (value == DisposalClass::Improper) {
    fate.improper += kg;
  } else {
    fate.unclassified += kg;
  }
}

}  // namespace

void site_follows(store::Transaction& tx, std::int64_t facility, const Month& month) {
  for (const Year& year : years_of(month)) {
    tx.run(sql::forget_site_year, {{"basis", year.basis}, {"year", year.year}, {"facility_id", facility}});
    const Load load = load_of(tx, facility, year.first, year.first + 11);
    if (load.days == 0) continue;
    tx.run(sql::insert_site_year,
           {{"basis", year.basis}, {"year", year.year}, {"facility_id", facility}, {"kg", load.kg}, {"days", load.days}});
  }
}

void deliveries_follow(store::Transaction& tx, OrgUnitId unit, const Month& month) {
  for (const Year& year : years_of(month)) {
    tx.run(sql::forget_unit_deliveries, {{"basis", year.basis}, {"year", year.year}, {"unit_id", unit}});
    tx.run(sql::sum_unit_deliveries, {{"basis", year.basis},
                                      {"year", year.year},
                                      {"unit_id", unit},
                                      {"first", year.first.index()},
                                      {"last", (year.first + 11).index()}});
  }
  const auto sites = tx.all(sql::sites_of_unit_month, {{"unit_id", unit}, {"month", month.index()}},
                            [](const store::Row& row) { return row.integer(0); });
  for (const std::int64_t site : sites) site_follows(tx, site, month);
}

void make_disposal_sums_again(store::Transaction& tx) {
  for (const store::Sql* statement :
       {&sql::forget_all_deliveries, &sql::forget_all_site_years, &sql::sum_calendar_deliveries, &sql::sum_fiscal_deliveries,
        &sql::sum_calendar_sites, &sql::sum_fiscal_sites}) {
    tx.run(*statement, {});
  }
}

Loads kept_loads(store::Transaction& tx, const std::string& basis, int year) {
  Loads loads;
  tx.query(sql::site_years, {{"basis", basis}, {"year", year}}, [&](const store::Row& row) {
    loads[row.integer(0)] = {row.integer(1), static_cast<int>(row.integer(2))};
  });
  return loads;
}

void disposed_in(store::Transaction& tx, const FacilityBook& book, const std::string& basis, int year, const Month& first,
                 const std::function<void(OrgUnitId, const Fate&)>& each) {
  const auto classes = classes_in(tx, book, year, kept_loads(tx, basis, year));
  std::unordered_map<std::int64_t, Fate> sent_on;  // by transfer station
  tx.query(sql::transfers_between, {{"first", first.index()}, {"last", (first + 11).index()}}, [&](const store::Row& row) {
    const auto to = classes.find(row.integer(1));
    add(sent_on[row.integer(0)], to == classes.end() ? DisposalClass::Unknown : to->second, row.integer(2));
  });
  tx.query(sql::unit_deliveries, {{"basis", basis}, {"year", year}}, [&](const store::Row& row) {
    const auto found = classes.find(row.integer(1));
    const DisposalClass value = found == classes.end() ? DisposalClass::Unknown : found->second;
    Fate fate;
    if (value == DisposalClass::NotDisposal) {
      fate = share_fate(row.integer(2), sent_on[row.integer(1)]);
    } else {
      add(fate, value, row.integer(2));
    }
    each(OrgUnitId{row.integer(0)}, fate);
  });
}

}  // namespace muang::waste
