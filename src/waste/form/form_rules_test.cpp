// SPDX-License-Identifier: Apache-2.0
#include "waste/form/form_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "waste/form/form_file.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

const FormBook& book() {
  static const FormBook read = read_form_book(MUANG_SOURCE_DIR "/data/waste");
  return read;
}

TownYear months(int count, std::int64_t generated, std::int64_t utilised, std::int64_t collected, int year = 2021) {
  TownYear town;
  for (int i = 1; i <= count; ++i) add_month(town, {{year, i}, generated, utilised, collected, 30'000 + i});
  return town;
}

bool says(const std::vector<Finding>& findings, std::string_view rule) {
  return std::ranges::any_of(findings, [&](const Finding& one) { return one.rule == rule; });
}

FilledForm town(const TownYear& year, const EnteredValues& entered, int gregorian = 2021) {
  return fill_form(book(), "kp1", year.values(), entered, gregorian);
}
const EnteredValues nothing;

}  // namespace

TEST_CASE("a whole year fills KP.1 in t/day over the real days, and the parts make the whole") {
  TownYear year;
  for (int i = 1; i <= 12; ++i) {
    const Month month{2020, i};  // B.E. 2563, 366 days
    add_month(year, {month, month.days() * 30'000LL, month.days() * 9'000LL, month.days() * 20'000LL, 28'000});
  }
  const FilledForm form = town(year, nothing, 2020);
  CHECK(year.days == 366);
  CHECK(number_in(form, "generated") == 30'000'000);
  CHECK(number_in(form, "not_collected") == 1'000'000);
  CHECK(*number_in(form, "utilised") + *number_in(form, "collected") + *number_in(form, "not_collected") ==
        *number_in(form, "generated"));
  CHECK(number_in(form, "generated_year") == 366 * 30'000LL);
  CHECK(number_in(form, "generated_served") == 30'000'000);
  CHECK(number_in(form, "rate") == 1071);  // 30,000 kg a day over 28,000 people
  CHECK_FALSE(says(check_town_form(form, year), "K01"));
}

TEST_CASE("a year with missing months is no small one: t/day is over the days with figures, and the form says so") {
  const TownYear three = months(3, 900'000, 200'000, 650'000);
  CHECK(three.days == 90);
  const FilledForm form = town(three, nothing);
  CHECK(number_in(form, "generated") == 30'000'000);
  CHECK(number_in(form, "population") == 30'003);
  const auto findings = check_town_form(form, three);
  REQUIRE(says(findings, "K01"));
  CHECK(findings.front().params.front().second == "3");
}

TEST_CASE("an approved month without an amount is left out of the mean and named") {
  TownYear year = months(2, 310'000, 0, 310'000);
  add_month(year, {{2021, 3}, 310'000, std::nullopt, 310'000, std::nullopt});
  CHECK(year.approved == 3);
  CHECK(year.stated == 2);
  CHECK(says(check_town_form(town(year, nothing), year), "K02"));
  CHECK(number_in(town(year, nothing), "population") == 30'002);
}

TEST_CASE("no month at all: nothing is zero") {
  const TownYear none;
  const FilledForm form = town(none, nothing);
  for (const char* id : {"generated", "served", "rate", "generated_year", "not_collected"}) CHECK_FALSE(number_in(form, id));
}

TEST_CASE("a person's value counts, the months' stays beside it, and what is derived follows") {
  const TownYear year = months(12, 900'000, 200'000, 650'000);
  const EnteredValues entered{{"generated", {.number = 40'000'000, .text = "", .reason = "ชั่งใหม่", .by = "", .at = 0}}};
  const FilledForm form = town(year, entered);
  const FilledField* generated = find_filled(form, "generated");
  CHECK(generated->overridden());
  CHECK(generated->computed.number == grams_a_day(10'800'000, 365));
  CHECK(generated->used().number == 40'000'000);
  CHECK(number_in(form, "generated_year") == 365 * 40'000);
  CHECK(number_in(form, "rate") == 1333);  // 40,000 kg over 30,012 people
}

TEST_CASE(
    "Songkhla's collected share of 105 % is flagged and survives") {  // 100 of 95 t/day, waste.md of the field, section 5
  const TownYear year = months(12, 95'000, 0, 100'000);
  const FilledForm form = town(year, nothing);
  const auto findings = check_town_form(form, year);
  CHECK(says(findings, "K03"));
  CHECK(says(findings, "K04"));
  CHECK_FALSE(has_errors(findings));
  CHECK(*number_in(form, "not_collected") < 0);
}

TEST_CASE("a town that collects nothing has no service, and nothing was generated in a served area") {
  const TownYear year = months(12, 95'000, 5'000, 0);
  const FilledForm form = town(year, nothing);
  CHECK(number_in(form, "served") == 0);
  CHECK(number_in(form, "generated_served") == 0);
  const EnteredValues entered{{"collected", {.number = 1'000, .text = "", .reason = "เอกชนเก็บ", .by = "", .at = 0}}};
  CHECK(says(check_town_form(town(year, entered), year), "K07"));
}

TEST_CASE("a composition of 98 % is told, 99.5 % is not; the four classes alike") {
  const auto said = [](std::int64_t rest, const char* field, const char* other) {
    const EnteredValues entered{{field, {.number = 4'600, .text = "", .reason = "", .by = "", .at = 0}},
                                {other, {.number = rest, .text = "", .reason = "", .by = "", .at = 0}}};
    const TownYear none;
    return check_town_form(town(none, entered), none);
  };
  CHECK(says(said(5'200, "composition_organic", "composition_film"), "K05"));
  CHECK_FALSE(says(said(5'350, "composition_organic", "composition_film"), "K05"));
  CHECK(says(said(5'451, "four_compostable", "four_recyclable"), "K06"));
  CHECK_FALSE(says(said(5'450, "four_compostable", "four_recyclable"), "K06"));  // 46 + 54.5
}

TEST_CASE("a joint centre sends out no more than came in, within 2 %") {
  const auto said = [](std::int64_t out) {
    FormValues values;
    values["taken_in"].number = 50'000'000;
    values["sent_out"].number = out;
    return says(check_site_form(fill_form(book(), "kp3", values, nothing, 2021)), "K10");
  };
  CHECK_FALSE(said(51'000'000));
  CHECK(said(51'000'001));
}

TEST_CASE("what is left to be filled by hand is counted, and falls with each field") {
  const TownYear year = months(12, 900'000, 200'000, 650'000);
  const int before = left_to_fill(town(year, nothing));
  CHECK(before > 30);
  const EnteredValues entered{{"staff_drivers", {.number = 0, .text = "", .reason = "", .by = "", .at = 0}}};
  CHECK(left_to_fill(town(year, entered)) == before - 1);  // nought is an answer
}
