// SPDX-License-Identifier: Apache-2.0
#include "programme/coverage_rules.hpp"

#include <doctest/doctest.h>

using namespace muang;
using namespace muang::programme;

namespace {

constexpr std::int64_t mukdahan = 49, phetchaburi = 76, lamphun = 51;
const std::vector<std::int64_t> three{mukdahan, lamphun, phetchaburi};
constexpr FiscalYear fy(int buddhist) { return FiscalYear::from_buddhist(buddhist); }

Record listed(std::int64_t province, bool passed) {
  return {1, province, 0, fy(2562), passed, true, "list of 26 Nov 2562", "official"};
}
const std::vector<Record> list_of_2562{listed(mukdahan, false), listed(lamphun, true), listed(phetchaburi, false)};

TownResult town(std::int64_t province, int year, Standing reached, bool announced) {
  return {province,
          1000 + province,
          fy(year),
          reached >= Standing::Joined,
          reached >= Standing::Passed,
          reached >= Standing::Certified,
          announced,
          "good"};
}
int covered(FiscalYear year, const std::vector<TownResult>& results, const std::vector<Record>& records = list_of_2562) {
  int count = 0;
  for (const auto& s : standing_after(year, three, results, records)) count += s.covered;
  return count;
}

}  // namespace

TEST_CASE("a record that says passed covers its province, one that says not passed does not") {
  const auto standings = standing_after(fy(2562), three, {}, list_of_2562);
  CHECK_FALSE(standings[0].covered);
  CHECK_EQ(standings[0].standing, Standing::None);
  CHECK(standings[1].covered);
  CHECK_EQ(standings[1].standing, Standing::Passed);
  CHECK_EQ(standings[1].since, fy(2562));
  CHECK_EQ(standings[1].source, "list of 26 Nov 2562");
}

TEST_CASE("only a town that passed, was certified and is announced covers its province") {
  CHECK_EQ(covered(fy(2563), {town(mukdahan, 2563, Standing::Joined, false)}), 1);
  CHECK_EQ(covered(fy(2563), {town(mukdahan, 2563, Standing::Passed, false)}), 1);
  CHECK_EQ(covered(fy(2563), {town(mukdahan, 2563, Standing::Certified, false)}), 1);
  CHECK_EQ(covered(fy(2563), {town(mukdahan, 2563, Standing::Certified, true)}), 2);
  TownResult announced_only = town(mukdahan, 2563, Standing::Passed, true);
  CHECK_EQ(covered(fy(2563), {announced_only}), 1);
}

TEST_CASE("a round covers from its own year on, not before, and for good") {
  const std::vector<TownResult> results{town(mukdahan, 2563, Standing::Certified, true)};
  CHECK_EQ(covered(fy(2562), results), 1);
  CHECK_EQ(covered(fy(2563), results), 2);
  CHECK_EQ(covered(fy(2570), results), 2);
}

TEST_CASE("the first covering round is named, with its town") {
  const auto standings = standing_after(
      fy(2565), three, {town(mukdahan, 2565, Standing::Certified, true), town(mukdahan, 2564, Standing::Certified, true)},
      list_of_2562);
  CHECK_EQ(standings[0].since, fy(2564));
  CHECK_EQ(standings[0].unit, 1049);
  CHECK_EQ(standings[0].standing, Standing::Certified);
}

TEST_CASE("the highest standing of any town counts, whichever comes first") {
  const auto standings = standing_after(
      fy(2563), three, {town(mukdahan, 2563, Standing::Passed, false), town(mukdahan, 2563, Standing::Joined, false)}, {});
  CHECK_EQ(standings[0].standing, Standing::Passed);
  CHECK_FALSE(standings[0].covered);
}

TEST_CASE("years before the first list are unknown, not zero") {
  CHECK_EQ(data_from(list_of_2562, {}), fy(2562));
  const auto counts =
      counts_by_round(fy(2560), fy(2563), three, {town(mukdahan, 2563, Standing::Certified, true)}, list_of_2562);
  REQUIRE_EQ(counts.size(), 4);
  CHECK_FALSE(counts[0].covered);
  CHECK_FALSE(counts[1].covered);
  CHECK_EQ(counts[2].covered, 1);
  CHECK_EQ(counts[3].covered, 2);
}

TEST_CASE("a record about one province makes no year known") {
  Record single = listed(lamphun, true);
  single.year = fy(2559);
  single.whole_list = false;
  CHECK_EQ(data_from({single}, {}), std::nullopt);
  CHECK_EQ(data_from({single, listed(mukdahan, false)}, {}), fy(2562));
}

TEST_CASE("a town outside the programme's provinces counts nowhere") {
  CHECK_EQ(covered(fy(2563), {town(10, 2563, Standing::Certified, true)}), 1);
}
