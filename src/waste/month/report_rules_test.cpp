// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "http/json.hpp"
#include "waste/figure_text.hpp"
#include "waste/month/report_fields_rules.hpp"
#include "waste/site/facility_file.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

// A month of a town of 20,000 people that breaks no rule: 1 kg a person a day.
MonthReport good_month() {
  MonthReport r;
  r.period = {2026, 10};
  r.known_by = KnownBy::Weighed;
  r.population_registered = 20'000;
  r.households = 8'000;
  r.households_served = 7'500;
  r.generated = 620'000;
  r.source_utilised = 200'000;
  r.utilised_food = 80'000;
  r.utilised_recycle = 120'000;
  r.collected = 400'000;
  r.residual_month = 20'000;
  r.improper = 0;
  r.hazardous_collected = 300;
  r.hazardous_sent = 200;
  r.hazardous_opening = 0;
  r.infectious_generated = 0;
  r.wet_bin_households = 2'000;
  r.fees_billed = 30'000'000;
  r.fees_collected = 25'000'000;
  r.cost = 90'000'000;
  r.deliveries = {{.facility = 7, .kg = 400'000}};
  return r;
}
ReportContext context() { return {.today = {2026, 11, 3}}; }

std::string said(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings) {
    out += (out.empty() ? "" : " ") + std::string(f.rule) + ":" + std::string(severity_code(f.severity)) +
           (f.field.empty() ? "" : ":" + f.field);
  }
  return out;
}
std::string said(const MonthReport& r, const ReportContext& c = context()) { return said(check_report(r, c)); }

}  // namespace

TEST_CASE("a month that adds up has nothing to say and can be handed in") {
  CHECK(said(good_month()) == "");
  CHECK(hand_in(check_report(good_month(), context()), false) == HandIn::Ready);
  CHECK(computed_uncollected(good_month()) == 20'000);
}

TEST_CASE("collected above generated asks for a reason up to 120 per cent and stops beyond") {
  MonthReport r = good_month();
  r.source_utilised = r.utilised_food = r.utilised_recycle = r.residual_month = 0;
  r.collected = 744'000;
  r.deliveries[0].kg = 744'000;
  CHECK(said(r) == "R02:warning:collected");
  CHECK(hand_in(check_report(r, context()), false) == HandIn::NeedsReason);
  CHECK(hand_in(check_report(r, context()), true) == HandIn::Ready);
  r.collected = 744'001;
  CHECK(said(r) == "R02:error:collected");
  CHECK(hand_in(check_report(r, context()), true) == HandIn::Stopped);
}

TEST_CASE("oracle: the region page of 2561 is refused, Songkhla's 105 per cent survives") {
  // thaimsw.pcd.go.th report2.php?part=1, 2561: 15.21 Mt collected of 1.99 Mt generated.
  const auto region = check_collected(1'990'000'000, 15'210'000'000);
  REQUIRE(region);
  CHECK(region->severity == Severity::Error);
  CHECK(region->params[2].second == "764.3");
  // UN-Habitat WaCT, Songkhla 2021: generated 95 t/day, (0.88 × 11.44 + 90) = 100.0672 t/day reach a facility.
  const auto songkhla = check_collected(95'000, 100'067);
  REQUIRE(songkhla);
  CHECK(songkhla->severity == Severity::Warning);
  CHECK(songkhla->params[2].second == "105.3");
  CHECK_FALSE(check_collected(95'000, std::nullopt));
  CHECK(check_collected(0, 1)->severity == Severity::Error);
  CHECK(check_collected(INT64_MAX / 2, INT64_MAX)->severity == Severity::Error);
}

TEST_CASE("oracle: the published identities of 2561, 2564 and 2565 close to the last digit") {
  struct Year {
    std::int64_t generated, utilised, proper, improper;
  };
  // PCD: 2561 and 2564 in 10,000 t, 2565 in t/day.
  for (const Year y : {Year{2782, 958, 1088, 736}, Year{2498, 789, 928, 781}, Year{70411, 24203, 26889, 19319}}) {
    const Figure parts[] = {y.utilised, y.proper, y.improper};
    CHECK_FALSE(check_identity("R01", y.generated, parts, 0));
    CHECK(check_identity("R01", y.generated + 1, parts, 0));
  }
  const Figure older[] = {958, 1088, 736};
  CHECK(check_identity("R01", 2793, older, 1)->rule == "R01");  // 27.93 Mt, the other figure of 2561, does not close
  const Figure regions[] = {74'131};
  CHECK_FALSE(check_identity("R03", 74'130, regions, 1));  // 2559: within one unit of the last digit
  CHECK(check_identity("R03", 74'129, regions, 1));
  const Figure gap[] = {958, std::nullopt};
  CHECK_FALSE(check_identity("R01", 2782, gap, 0));  // unknown is not zero
}

TEST_CASE("oracle: each published year keeps its own day basis") {
  // PCD 2559: 74,130 t/day and 27.06 Mt, × 365 in a leap year.
  const std::int64_t day_2559 = 74'130'000'000;
  CHECK(kg_of_year(day_2559, 2016, DayBasis::Always365) == 27'057'450'000);
  CHECK_FALSE(check_year_days(27'060'000'000, day_2559, 2016, DayBasis::Always365, 5'000'000));
  const auto wrong = check_year_days(27'060'000'000, day_2559, 2016, DayBasis::Calendar, 5'000'000);
  REQUIRE(wrong);
  CHECK(wrong->params[0].second == "365");
  // NSO 2551 (Environment Indicators of Thailand 2555): 41,064 t/day and 15,029,424 t, × 366.
  CHECK(kg_of_year(41'064'000'000, 2008, DayBasis::Calendar) == 15'029'424'000);
  CHECK_FALSE(check_year_days(15'029'424'000, 41'064'000'000, 2008, DayBasis::Calendar, 0));
  for (const int year : {2551, 2555, 2559, 2563, 2567}) CHECK(is_leap(year - buddhist_offset));
  CHECK_FALSE(is_leap(1900));
}

TEST_CASE("tonnes a month, tonnes a day and kilograms turn into one another by the days of the month") {
  CHECK(days_of_month(2024, 2) == 29);
  CHECK(days_of_month(2025, 13) == 0);
  CHECK(grams_a_day(301'539'980, 28) == 10'769'285'000);  // Bangkok, February 2561: 301,539.98 t
  CHECK(kg_of_days(10'769'285'000, 28) == 301'539'980);
  CHECK(grams_a_person_day(620'000, 20'000, 31) == 1'000);
  CHECK_FALSE(grams_a_person_day(620'000, 0, 31));
  CHECK((Month{2025, 12} + 1) == Month{2026, 1});
}

TEST_CASE("what is empty is missing, never zero, and all of it is said at once") {
  MonthReport r;
  r.period = {2026, 10};
  const auto findings = check_report(r, context());
  CHECK(std::ranges::count(findings, "M01", &Finding::rule) == 16);  // 15 figures and how the amount was known
  CHECK(findings.size() == 16);
}

TEST_CASE("impossible values are named once and break nothing else") {
  MonthReport r = good_month();
  r.generated = -5;
  r.trips = INT64_MAX;
  r.cost = INT64_MIN;
  r.deliveries[0].kg = INT64_MAX;
  CHECK(said(r) == "R03:error:deliveries M02:error:generated M02:error:cost M03:error:trips M03:error:deliveries[0].kg");
}

TEST_CASE("sums and day counts are errors where the form computes and warnings in a published figure") {
  MonthReport r = good_month();
  r.uncollected = 40'000;
  r.days = 30;
  r.utilised_food = 90'000;
  CHECK(said(r) == "R01:error:generated R03:error:source_utilised R07:error:days");
  r.origin = Origin::Published;
  CHECK(said(r) == "R01:warning:generated R03:warning:source_utilised R07:warning:days");
  r = good_month();
  r.uncollected = 26'200;  // 620 t against 626.2 t: just within one per cent
  CHECK(said(r) == "");
  r.uncollected = 26'201;
  CHECK(said(r) == "R01:error:generated");
}

TEST_CASE("used and collected together above generated asks for a reason as collected alone does") {
  MonthReport r = good_month();
  r.source_utilised = 300'000;
  r.residual_month = 0;
  CHECK(said(r) == "R01:warning:generated");  // 700 of 620 t: 113 %
  r.source_utilised = 345'000;
  CHECK(said(r) == "R01:error:generated");  // 745 t: 120.2 %
}

TEST_CASE("the rate a person, the same month of last year and the month before are compared per day") {
  MonthReport r = good_month();
  r.population_registered = 4'999;
  CHECK(said(r) == "R04:warning:generated");
  r.population_latent = 1;  // latent people live there too
  CHECK(said(r) == "");
  r = good_month();
  ReportContext c = context();
  c.year_ago_generated = 620'000 * 28 / 31;
  c.year_ago_days = 28;  // the same amount a day
  c.last_generated = 401'000;
  c.last_days = 30;
  CHECK(said(r, c) == "");
  c.year_ago_generated = 490'000;
  c.year_ago_days = 31;
  CHECK(said(r, c) == "R04:warning:generated");
  c.year_ago_generated.reset();
  c.last_generated = 390'000;
  CHECK(said(r, c) == "M13:warning:generated");
}

TEST_CASE("a unit slip is named as such and not also as an outlier") {
  ReportContext c = context();
  for (int i = 0; i < 12; ++i) c.history.push_back(20'000'000 + i % 5 * 400'000);
  MonthReport r = good_month();
  CHECK(said(r, c) == "");
  struct Slip {
    std::int64_t kg;
    const char* code;
  };
  for (const Slip slip : {Slip{620'000'000, "kg-for-t"}, Slip{620, "t-for-kg"}, Slip{20'000, "day-for-month"},
                          Slip{19'220'000, "month-for-day"}}) {
    r.generated = slip.kg;
    const auto findings = check_report(r, c);
    const auto slipped = std::ranges::find(findings, "R06", &Finding::rule);
    REQUIRE(slipped != findings.end());
    CHECK(slipped->params[0].second == slip.code);
    CHECK(std::ranges::count(findings, "R05", &Finding::rule) == 0);
  }
  r = good_month();
  r.generated = 1'300'000;
  r.uncollected = 700'000;
  CHECK(said(r, c) == "R05:warning:generated");
  c.history.resize(11);
  CHECK(said(r, c) == "");  // eleven months do not judge
}

TEST_CASE("the third equal month is asked about") {
  ReportContext c = context();
  c.last_generated = c.before_last_generated = 620'000;
  c.last_days = 30;
  CHECK(said(good_month(), c) == "R08:warning:generated");
  c.before_last_generated = 620'001;
  CHECK(said(good_month(), c) == "");
}

TEST_CASE("a composition of 98 per cent is refused, 99.5 is not") {
  MonthReport r = good_month();
  r.composition[0] = 60'00;
  r.composition[3] = 38'00;
  CHECK(said(r) == "R09:error:composition");
  r.composition[4] = 1'50;
  CHECK(said(r) == "");
  r.composition[4] = 1'49;
  CHECK(said(r) == "R09:error:composition");
}

TEST_CASE("a delivery fits the site's receipt, its opening months and the sum") {
  MonthReport r = good_month();
  r.deliveries = {{.facility = 7, .kg = 200'000, .closed = Month{2026, 9}, .receipt_kg = 200'000},
                  {.facility = 8, .kg = 150'000, .receipt_kg = 140'000},
                  {.facility = 8, .kg = 10'000, .opened = Month{2026, 10}}};
  CHECK(
      said(r) ==
      "R03:error:deliveries R10:warning:deliveries[1].kg M05:error:deliveries[0].facility M12:error:deliveries[2].facility");
}

TEST_CASE("the calendar: future months, closed months, late months and breaks") {
  MonthReport r = good_month();
  ReportContext c = context();
  r.period = {2026, 12};
  CHECK(said(r, c) == "M04:error:period");
  r.period = {2026, 13};
  CHECK(said(r, c) == "M04:error:period");
  r.period = {2026, 9};
  c.closed = c.kind_changed = true;
  CHECK(said(r, c) == "R12:info:period R13:error:period R14:warning:period");
  c.has_revision_reason = true;
  CHECK(said(r, c) == "R12:info:period R14:warning:period");
}

TEST_CASE("people, kilograms and money keep the conditions of their fields") {
  MonthReport r = good_month();
  r.households_served = 8'001;
  r.wet_bin_households = 9'000;
  r.hazardous_collected = 20'001;
  r.hazardous_sent = 20'002;
  r.infectious_generated = 5;
  r.fees_collected = 30'000'001;
  r.trips = 10;
  r.largest_vehicle = 39'000;
  r.residual_month = 20'001;
  ReportContext c = context();
  c.last_population = 18'000;
  CHECK(said(r, c) ==
        "R11:error:hazardous_sent R11:error:residual_month M06:error:households_served M06:error:wet_bin_households "
        "M07:warning:population_registered M08:warning:hazardous_collected M09:error:manifests M10:error:fees_collected "
        "M11:warning:trips");
}

TEST_CASE("the limits compiled in are those of the data file") {
  const ReportLimits file = read_report_limits(MUANG_SOURCE_DIR "/data/waste");
  const ReportLimits code;
  CHECK(std::equal(reinterpret_cast<const std::int64_t*>(&file), reinterpret_cast<const std::int64_t*>(&file + 1),
                   reinterpret_cast<const std::int64_t*>(&code)));
  static_assert(sizeof(ReportLimits) == 17 * sizeof(std::int64_t));
}

TEST_CASE("the flat door reads whole numbers and refuses everything else by name or place") {
  CHECK(check_report_flat("") == R"({"error":"malformed","at":0})");
  CHECK(check_report_flat(R"({"generated":1.5})") == R"({"error":"malformed","at":13})");
  CHECK(check_report_flat(R"({"generated":1e300})") == R"({"error":"malformed","at":13})");
  CHECK(check_report_flat(R"({"generated":99999999999999999999})") == R"({"error":"malformed","at":13})");
  CHECK(check_report_flat(R"({"nonsense":1})") == R"({"error":"unknown","name":"nonsense"})");
  CHECK(check_report_flat(R"({"delivery.60.kg":1})") == R"({"error":"unknown","name":"delivery.60.kg"})");
  CHECK(check_report_flat(R"({"generated":-1} x)").starts_with(R"({"error":"malformed")"));
  const std::string answer =
      check_report_flat(R"({"year":2026,"month":10,"today":20261103,"generated":100000,"collected":130000})");
  CHECK(
      answer.starts_with(R"({"handIn":"stopped","findings":[{"rule":"R02","severity":"error","field":"collected","params":)"
                         R"({"collected":"130","generated":"100","percent":"130","limit":"120"}})"));
}

// The flat object of a report, as a page sends it back.
std::string json_of(const FlatReport& flat) {
  std::string json;
  for (const auto& [name, value] : flat) json += (json.empty() ? "{\"" : ",\"") + name + "\":" + std::to_string(value);
  return json + "}";
}

TEST_CASE("a report written for the flat door and read there is judged as the report itself") {
  MonthReport r = good_month();
  r.population_latent = 500;
  r.hazardous_sent = 999'999;
  r.composition[0] = 9'800;
  r.deliveries = {{.facility = 7, .kg = 300'000, .opened = Month{2020, 1}, .closed = Month{2026, 9}, .receipt_kg = 200'000},
                  {.facility = 7, .kg = 300'000}};
  ReportContext c = context();
  c.last_generated = 300'000;
  c.last_days = 30;
  c.last_population = 15'000;
  c.before_last_generated = 310'000;
  c.year_ago_generated = 300'000;
  c.year_ago_days = 31;
  c.kind_changed = c.closed = true;
  for (std::int64_t i = 0; i < 14; ++i) c.history.push_back(10'000'000 + i * 10'000);
  std::string expected;
  for (const Finding& one : check_report(r, c)) {
    expected += std::string(one.rule) + " " + one.field;
    for (const auto& [name, value] : one.params) expected += " " + name + "=" + value;
    expected += "\n";
  }
  CHECK(std::ranges::count(expected, '\n') >= 10);
  const auto answer = http::parse_json(check_report_flat(json_of(flat_report(r, c, false))));
  REQUIRE(answer.ok());
  std::string found;
  for (const http::Json& one : *answer->find("findings")->as<http::Json::List>()) {
    found += *one.find("rule")->as<std::string>() + " " + *one.find("field")->as<std::string>();
    for (const auto& [name, value] : *one.find("params")->as<http::Json::Object>())
      found += " " + name + "=" + *value.as<std::string>();
    found += "\n";
  }
  CHECK(found == expected);
  CHECK(json_of(flat_report(r, c, true)).find("\"note\":1") != std::string::npos);
}

TEST_CASE("what is not collected is computed at the flat door when the form asks for it") {
  const std::string figures =
      R"("year":2026,"month":10,"today":20261103,"generated":1000,"source_utilised":200,"collected":700)";
  CHECK(check_report_flat("{" + figures + R"(,"uncollected":500})").find("R01") != std::string::npos);
  CHECK(check_report_flat("{" + figures + R"(,"uncollected":500,"uncollected_computed":1})").find("R01") ==
        std::string::npos);
}

TEST_CASE("figures in texts are grouped and carry no idle zeros") {
  CHECK(tonnes_text(1'234'500) == "1,234.5");
  CHECK(tonnes_text(-500) == "-0.5");
  CHECK(tonnes_text(-1'500) == "-1.5");
  CHECK(grouped(-123) == "-123");
  CHECK(grouped(1'000'000) == "1,000,000");
  CHECK(percent_text(1, 3) == "33.3");
}
