// SPDX-License-Identifier: Apache-2.0
#include "waste/demo/demo_months.hpp"

#include <doctest/doctest.h>

#include <map>

#include "waste/finding.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

constexpr Month first{2023, 11}, last{2026, 10};

DemoTown town(int number, std::string kind = "town") {
  return {std::to_string(number) + "-LG", std::move(kind), 20'000, false};
}

}  // namespace

TEST_CASE("clean demonstration months break no rule, whatever the kind") {
  int clean = 0;
  for (const char* kind : {"city", "town", "subdistrict", "sao", "pattaya"}) {
    for (int number = 0; number < 40; ++number) {
      for (const DemoMonth& month : demo_months(town(number, kind), first, last, 1)) {
        if (month.dirt != Dirt::None) continue;
        ++clean;
        ReportContext context;
        context.today = month.report.period.last_day();
        for (const Finding& finding : check_report(month.report, context)) {
          INFO(kind, " ", number, " ", month.report.period.year, "-", month.report.period.month, " ", finding.rule, " ",
               finding.field);
          CHECK(finding.severity != Severity::Error);
        }
      }
    }
  }
  CHECK(clean > 6000);
}

TEST_CASE("the shares of faults are those that are promised") {
  std::map<Dirt, int> count;
  int months = 0;
  for (int number = 0; number < 2450; ++number) {
    for (const DemoMonth& month : demo_months(town(number), first, last, 2562)) {
      ++count[month.dirt];
      ++months;
    }
  }
  CHECK(months == 2450 * 36);
  const auto per_mille = [&](int n) { return n * 1000 / months; };
  CHECK(per_mille(count[Dirt::Missing]) >= 25);
  CHECK(per_mille(count[Dirt::Missing]) <= 35);
  const int slips = count[Dirt::KilogramsForTonnes] + count[Dirt::TonnesForKilograms] + count[Dirt::DayForMonth];
  CHECK(per_mille(slips) >= 8);
  CHECK(per_mille(slips) <= 12);
  CHECK(per_mille(count[Dirt::Copied]) >= 3);
}

TEST_CASE("a unit error multiplies the amounts and keeps them in balance") {
  for (int number = 0; number < 400; ++number) {
    const auto months = demo_months(town(number), first, last, 7);
    for (const DemoMonth& month : months) {
      if (month.dirt != Dirt::KilogramsForTonnes) continue;
      const auto rate =
          grams_a_person_day(*month.report.generated, *month.report.population_registered, month.report.period.days());
      CHECK(*rate > 100'000);
      CHECK(*month.report.uncollected == *computed_uncollected(month.report));
    }
  }
}

TEST_CASE("the same town and seed give the same months, another seed others") {
  const auto a = demo_months(town(1), first, last, 5), b = demo_months(town(1), first, last, 5),
             c = demo_months(town(1), first, last, 6);
  REQUIRE(a.size() == 36);
  CHECK(a[7].report.generated == b[7].report.generated);
  CHECK(a[7].report.generated != c[7].report.generated);
}
