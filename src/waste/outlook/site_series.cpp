// SPDX-License-Identifier: Apache-2.0
#include "waste/outlook/site_series.hpp"

#include <algorithm>

#include "waste/sql.hpp"

namespace muang::waste {
namespace {

constexpr int months_a_year = 12;

Month month_at(const store::Row& row) { return Month::from_index(static_cast<int>(row.integer(0))); }

// Of the last twelve months with a figure before the running one; nothing while there are fewer, or when none of them is of
// the last year: then the site does not take waste any more, or nobody reports it.
std::optional<std::int64_t> usual_year(const std::map<Month, std::int64_t>& months, const Month& now) {
  std::int64_t kg = 0;
  int found = 0;
  for (auto one = months.rbegin(); one != months.rend() && found < months_a_year; ++one) {
    if (one->first >= now) continue;
    if (found == 0 && one->first < now + -months_a_year) return std::nullopt;
    kg += one->second;
    ++found;
  }
  return found == months_a_year ? std::optional(kg) : std::nullopt;
}

DepositYear known_year(const SiteSeries& series, int year) {
  DepositYear one{.year = year};
  for (auto month = series.months.lower_bound({year, 1}); month != series.months.end() && month->first.year == year;
       ++month) {
    one.kg += month->second;
    ++one.months;
  }
  const auto entered = series.entered.find(year);
  if (entered != series.entered.end()) one.entered = entered->second;
  one.by_months = one.months == months_a_year || (one.months > 0 && !one.entered);
  if (!one.by_months) one.kg = one.entered.value_or(0);
  return one;
}

}  // namespace

SiteSeries site_series(store::Transaction& tx, std::int64_t facility) {
  SiteSeries series;
  const auto months = [&](const store::Sql& statement) {
    tx.query(statement, {{"facility_id", facility}},
             [&](const store::Row& row) { series.months.insert_or_assign(month_at(row), row.integer(1)); });
  };
  months(sql::site_delivered);
  months(sql::site_received);  // after the deliveries: what was weighed at the site stands
  tx.query(sql::deposits_of_site, {{"facility_id", facility}}, [&](const store::Row& row) {
    series.entered.insert_or_assign(static_cast<int>(row.integer(0)), row.integer(1));
  });
  tx.query(sql::gas_recovered, {{"facility_id", facility}},
           [&](const store::Row& row) { series.recovered[month_at(row).year] += row.integer(1); });
  return series;
}

std::vector<DepositYear> deposit_years(const SiteSeries& series, const Month& now, int until, std::optional<int> closed_from,
                                       std::optional<std::int64_t> room_kg) {
  std::vector<DepositYear> years;
  int first = until + 1;
  if (!series.months.empty()) first = std::min(first, series.months.begin()->first.year);
  if (!series.entered.empty()) first = std::min(first, series.entered.begin()->first);
  const auto usual = usual_year(series.months, now);
  std::int64_t left = room_kg.value_or(INT64_MAX);
  for (int year = first; year <= until; ++year) {
    DepositYear one = known_year(series, year);
    const int open = !closed_from || year < *closed_from ? 1 : 0;
    if (usual && open && year >= now.year && !one.entered) {
      // The running year keeps its months and is filled up by the share of those that are still to come.
      const int ahead = year == now.year ? months_a_year - now.month + 1 : months_a_year;
      const std::int64_t more = std::min(*usual * ahead / months_a_year, left);
      left -= more;
      one.kg += more;
      one.projected = more > 0;
      one.by_months = one.months > 0;
    }
    years.push_back(one);
  }
  return years;
}

}  // namespace muang::waste
