// SPDX-License-Identifier: Apache-2.0
#include "green/plot/summary_rules.hpp"

#include <doctest/doctest.h>

#include "green/plot/targets_file.hpp"

namespace muang::green {
namespace {
constexpr std::int64_t m2 = 10'000, rai = 1'600 * m2, km2 = 1'000'000 * m2;
}

TEST_CASE("a share is told in hundredths of a percent and rounds half up") {
  CHECK(share_hundredths(15 * km2, 100 * km2) == 1500);
  CHECK(share_hundredths(1, 3) == 3333);
  CHECK(share_hundredths(2, 3) == 6667);
  CHECK(share_hundredths(0, 7) == 0);
  // ennrj 22, 20230153: Nonthaburi, 465.29 of 636.86 km² are 73.06 %.
  CHECK(share_hundredths(46'529 * km2 / 100, 63'686 * km2 / 100) == 7306);
  CHECK(share_hundredths(513'120 * km2, 513'120 * km2) == 10'000);
}

TEST_CASE("what is missing to a share is exact: one square centimetre decides") {
  CHECK(missing_to_share(15, 15 * km2, 100 * km2) == 0);
  CHECK(missing_to_share(15, 15 * km2 - 1, 100 * km2) == 1);
  CHECK(missing_to_share(20, 0, 100 * km2) == 20 * km2);
  CHECK(missing_to_share(25, 0, 7) == 2);  // a quarter of 7 is 1.75
  CHECK(missing_to_share(5, 50 * km2, 100 * km2) == 0);
  CHECK(missing_to_share(25, 0, 513'120 * km2) == 128'280 * km2);
}

TEST_CASE("square metres a person, and what is missing to them") {
  // ennrj 22, 20230153: Nonthaburi, 465.29 km² and 367.71 m² a person are 1,265,372 people.
  CHECK(person_hundredths(46'529 * km2 / 100, 1'265'372) == 36'771);
  CHECK(person_hundredths(9 * m2 * 1'000, 1'000) == 900);
  CHECK(missing_to_person(9, 9 * m2 * 1'000, 1'000) == 0);
  CHECK(missing_to_person(9, 9 * m2 * 1'000 - 1, 1'000) == 1);
  // NESDB: 10 rai per 1,000 people are 16 m² a person.
  CHECK(missing_to_person(16, 0, 1'000) == 10 * rai);
}

// online.flipbuilder.com/nctq/docb p. 59: 15 % for cities, 20 % for towns, 25 % for subdistricts and อบต.
TEST_CASE("each kind of local government has its share, and every target its origin") {
  const TargetBook book = TargetBook::read(MUANG_SOURCE_DIR "/data/green");
  const auto share = [&](const char* kind) { return book.share_of(kind) ? book.share_of(kind)->value : 0; };
  CHECK(share("city") == 15);
  CHECK(share("pattaya") == 15);
  CHECK(share("town") == 20);
  CHECK(share("subdistrict") == 25);
  CHECK(share("sao") == 25);
  CHECK(share("village") == 0);
  CHECK(book.targets.size() == 8);
  CHECK(book.criteria.size() == 6);
}

}  // namespace muang::green
