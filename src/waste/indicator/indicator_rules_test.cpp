// SPDX-License-Identifier: Apache-2.0
#include "waste/indicator/indicator_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace muang::waste;

namespace {

const Indicator& one(const std::vector<Indicator>& all, std::string_view id) {
  return *std::ranges::find(all, id, &Indicator::id);
}
constexpr std::int64_t rejects = 120'000;  // Waste Wise Cities Tool: 12 %

}  // namespace

TEST_CASE("the nation of 2564 manages 69 % properly, as PCD published") {
  // thaimsw.pcd.go.th, report_country.php 2564, in tonnes: generated 24.98, utilised 7.89, proper 9.28 million.
  const ReportSums sums{.reports = 1, .generated = 24'980'000, .weighed = 24'980'000, .utilised = 7'890'000};
  FateSums fates;
  fates.add(9'280'000, {.value = DisposalClass::Proper, .controlled = true, .certainty = "official"});
  fates.add(7'810'000, {.value = DisposalClass::Improper, .certainty = "official"});
  const auto all = indicators_of(sums, fates, rejects);
  CHECK(*one(all, "proper").value == 687'350);
  CHECK(*one(all, "utilised").value == 315'853);
  CHECK(one(all, "proper").certainty == "official");
  CHECK(fates.landfilled == 17'090'000);
}

TEST_CASE("SDG 11.6.1 of Samui and Chon Buri as UN-Habitat published it") {
  // Waste Wise Cities Tool, data overview 2022, kg a day. Recovered without rejects 31 t and 489 t: the tool's own figures.
  const auto city = [](std::int64_t generated, std::int64_t recovered, std::int64_t controlled, std::int64_t rest) {
    FateSums fates;
    fates.add(recovered, {.group = Group::Recovery, .controlled = true, .certainty = "published"});
    fates.add(controlled, {.group = Group::Landfill, .controlled = true, .certainty = "published"});
    fates.add(rest, {.group = Group::Landfill, .controlled = false, .certainty = "published"});
    const ReportSums sums{.reports = 1, .generated = generated};
    return *one(indicators_of(sums, fates, 0), "sdg_11_6_1").value;
  };
  CHECK(city(118'000, 31'000, 0, 80'000) == 262'712);              // published 0.26
  CHECK(city(2'418'000, 489'000, 405'000, 1'349'000) == 369'727);  // published 0.37
}

TEST_CASE("rejects are taken off what is recovered, and what is used at the source only widens the upper figure") {
  const ReportSums sums{.reports = 12, .generated = 1'000'000, .utilised = 100'000};
  FateSums fates;
  fates.add(200'000, {.group = Group::Recovery, .controlled = true, .recycles = true, .certainty = "inferred"});
  fates.add(300'000, {.group = Group::Thermal, .controlled = false, .certainty = "official"});
  const auto all = indicators_of(sums, fates, rejects);
  CHECK(*one(all, "sdg_11_6_1").value == 176'000);
  CHECK(*one(all, "sdg_11_6_1_high").value == 264'000);
  CHECK(*one(all, "sdg_12_5_1").value == 300'000);
}

TEST_CASE("kilograms a person and day: with latent people the rate falls") {
  const ReportSums sums{
      .reports = 1, .generated = 930'000, .rated = 930'000, .registered_days = 930'000, .latent_days = 1'162'500};
  const auto all = indicators_of(sums, {}, rejects);
  CHECK(*one(all, "generated_person_registered").value == 1000);
  CHECK(*one(all, "generated_person_latent").value == 800);
  CHECK(one(all, "generated_person_registered").certainty == "inferred");  // nothing of it was weighed
  CHECK_FALSE(one(indicators_of({}, {}, rejects), "collected").value);
  CHECK_FALSE(one(indicators_of({}, {}, rejects), "generated_person_latent").value);
}

TEST_CASE("where nobody says where the collected waste went, its fate has no value instead of zero") {
  const ReportSums sums{.reports = 1, .generated = 900, .utilised = 200, .collected = 650};
  const auto all = indicators_of(sums, {}, rejects);
  CHECK_FALSE(one(all, "proper").value);
  CHECK_FALSE(one(all, "sdg_11_6_1").value);
  CHECK_FALSE(one(all, "sdg_11_6_1_high").value);
  CHECK(*one(all, "utilised").value == 222'222);
}

TEST_CASE("the weakest certainty stands, and a transfer station is no destination") {
  CHECK(weaker_certainty("official", "inferred") == "inferred");
  CHECK(weaker_certainty("recalled", "published") == "recalled");
  CHECK(weaker_certainty("official", "unverified") == "unverified");
  FateSums fates;
  fates.add(5, {.value = DisposalClass::NotDisposal, .group = Group::Transfer, .controlled = true, .certainty = "official"});
  CHECK(fates.unknown == 5);
  CHECK(fates.disposal_controlled == 0);
}

TEST_CASE("shares keep their millionths at the size of a country and a century") {
  CHECK(*millionths(2'500'000'000'000, 2'500'000'000'001) == 1'000'000);
  CHECK(*millionths(1'000'000'000'000'000, 3'000'000'000'000'000) == 333'333);
  CHECK(*millionths(15'210'000, 1'990'000) == 7'643'216);  // the region page of 2561: seen, not capped
  CHECK(*millionths(-1, 3) == -333'333);
}
