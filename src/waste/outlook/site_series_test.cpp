// SPDX-License-Identifier: Apache-2.0
#include "waste/outlook/site_series.hpp"

#include <doctest/doctest.h>

using namespace muang::waste;

namespace {

// `kg` in each month of a year.
SiteSeries year_of(int year, std::int64_t kg) {
  SiteSeries series;
  for (int month = 1; month <= 12; ++month) series.months[{year, month}] = kg;
  return series;
}
constexpr Month now{2026, 11};

}  // namespace

TEST_CASE("a year of twelve months counts with them, an entered year stands where months are missing") {
  SiteSeries series = year_of(2024, 100);
  series.months[{2023, 12}] = 100;
  series.entered = {{2022, 900}, {2023, 1100}, {2024, 5}};
  const auto years = deposit_years(series, now, 2025, {}, {});
  REQUIRE(years.size() == 4);
  CHECK(years[0].kg == 900);
  CHECK_FALSE(years[0].by_months);
  CHECK(years[1].kg == 1100);  // one month of twelve does not outdo the keeper's year
  CHECK(years[2].kg == 1200);
  CHECK(years[2].by_months);
  CHECK(years[2].entered == 5);
  CHECK(years[3].kg == 0);  // nothing is known, and nothing is made up for a year that is over
}

TEST_CASE("years to come repeat the last twelve months until the site closes") {
  const auto years = deposit_years(year_of(2025, 100), now, 2029, 2028, {});
  REQUIRE(years.size() == 5);
  CHECK(years[1].kg == 200);  // November and December of the running year
  CHECK(years[1].projected);
  CHECK(years[2].kg == 1200);
  CHECK(years[3].kg == 0);
  CHECK_FALSE(years[4].projected);
}

TEST_CASE("no more comes than the free space takes") {
  const auto years = deposit_years(year_of(2025, 100), now, 2029, {}, 1500);
  CHECK(years[1].kg + years[2].kg + years[3].kg + years[4].kg == 1500);
  CHECK(years[3].kg == 100);
  CHECK_FALSE(years[4].projected);
}

TEST_CASE("fewer than twelve months, or old ones, are not carried on, and a site without figures has no history") {
  SiteSeries series;
  series.months[{2026, 9}] = 100;
  const auto years = deposit_years(series, now, 2030, {}, {});
  CHECK(years[0].kg == 100);
  CHECK(years[1].kg == 0);
  CHECK(deposit_years({}, now, 2030, {}, {}).empty());
  CHECK(deposit_years(year_of(2022, 100), now, 2030, {}, {}).back().kg == 0);  // silent for almost four years
}
