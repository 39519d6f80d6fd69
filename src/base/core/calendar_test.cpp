// SPDX-License-Identifier: Apache-2.0
#include "base/core/calendar.hpp"

#include <doctest/doctest.h>

using namespace muang;

TEST_CASE("the list of 26 November 2562 falls in fiscal year 2563") {
  CHECK_EQ(FiscalYear::containing({2019, 11, 26}).buddhist(), 2563);
  CHECK_EQ(FiscalYear::containing({2019, 9, 30}).buddhist(), 2562);
}

TEST_CASE("a period reads back as it was written") {
  for (const char* text : {"FY2563", "CY2562", "2019-12-31"}) {
    REQUIRE(Period::parse(text));
    CHECK_EQ(Period::parse(text)->text(), text);
  }
}

TEST_CASE("a year is never shifted twice") {
  CHECK_FALSE(Period::parse("FY2020"));
  CHECK_FALSE(Period::parse("FY3106"));
  CHECK_FALSE(Period::parse("2563-01-01"));
}

TEST_CASE("days that do not exist are refused") {
  CHECK_FALSE(Date::parse_iso("2019-02-29"));
  CHECK_FALSE(Date::parse_iso("2019-2-09"));
  CHECK(Date::parse_iso("2020-02-29"));
}

TEST_CASE("midnight in Bangkok is 17:00 UTC of the day before") {
  CHECK_EQ(Date::of_instant(1569862800000).iso(), "2019-10-01");
  CHECK_EQ(Date::of_instant(1569862799999).iso(), "2019-09-30");
}

TEST_CASE("three years before a leap day") { CHECK_EQ(Period::parse("2020-02-29")->years_before(3).text(), "2017-02-28"); }

TEST_CASE("an instant is written in UTC") {
  CHECK_EQ(iso_instant(1569862799999), "2019-09-30T16:59:59.999Z");
  CHECK_EQ(iso_instant(0), "1970-01-01T00:00:00.000Z");
}
