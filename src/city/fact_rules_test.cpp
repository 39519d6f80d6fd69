// SPDX-License-Identifier: Apache-2.0
#include "city/fact_rules.hpp"

#include <doctest/doctest.h>

#include <map>

#include "city/errors.hpp"
#include "city/period_rules.hpp"

using namespace muang;
using namespace muang::city;

namespace {

FactDefinition number(std::string key, int decimals = 0, std::int64_t top = 1'000'000) {
  FactDefinition fact;
  fact.key = std::move(key);
  fact.decimals = decimals;
  fact.absolute_max = top;
  return fact;
}

FactDefinition sea() {
  FactDefinition fact = number("sea_q");
  fact.type = FactType::Code;
  fact.codes = {{0, CodeMeaning::Below, "", ""},
                {1, CodeMeaning::Meets, "", ""},
                {2, CodeMeaning::NotMeasured, "", ""},
                {3, CodeMeaning::NotApplicable, "", ""}};
  return fact;
}

std::vector<std::string> codes(const Result<FactValue>& result) {
  std::vector<std::string> found;
  if (!result) {
    for (const auto& problem : result.problems()) found.push_back(code_text(problem.code));
  }
  return found;
}

using Codes = std::vector<std::string>;

std::vector<std::string> rules(const std::vector<Finding>& findings) {
  std::vector<std::string> ids;
  for (const auto& finding : findings) ids.push_back(finding.check->id);
  return ids;
}

}  // namespace

TEST_CASE("the impossible is refused, all of it at once") {
  const auto area = number("area", 2, 1'000'000);  // 10,000.00
  CHECK(accept(area, {.number = Typed{125, 1}}, "value")->scaled == 1250);
  CHECK(accept(area, {.number = Typed{12500, 3}}, "value")->scaled == 1250);
  CHECK(codes(accept(area, {.number = Typed{-1, 0}}, "value")) == Codes{"E2003"});
  CHECK(codes(accept(area, {.number = Typed{12501, 3}}, "value")) == Codes{"E2004"});
  CHECK(codes(accept(area, {.number = Typed{10'000, 0}}, "value")).empty());
  CHECK(codes(accept(area, {.number = Typed{1'000'001, 2}}, "value")) == Codes{"E2005"});
  CHECK(codes(accept(area, {.number = Typed{INT64_MAX, 0}}, "value")) == Codes{"E2005"});
  CHECK(codes(accept(area, {.number = Typed{-1, 0}, .code = 1, .quality = Quality::NotMeasured}, "value")) ==
        Codes{"E2007", "E2003", "E2009"});
  CHECK(codes(accept(number("staff"), {.number = Typed{15, 1}}, "value")) == Codes{"E2004"});
}

TEST_CASE("not measured is neither zero nor below standard") {
  const auto count = number("staff");
  const auto unmeasured = accept(count, {.quality = Quality::NotMeasured}, "value");
  REQUIRE(unmeasured);
  CHECK_FALSE(unmeasured->scaled);
  CHECK(codes(accept(count, {.number = Typed{0, 0}, .quality = Quality::NotMeasured}, "value")) == Codes{"E2009"});

  const auto water = sea();
  const auto not_measured = accept(water, {.code = 2, .quality = Quality::Measured}, "code");
  REQUIRE(not_measured);
  CHECK(not_measured->quality == Quality::NotMeasured);
  CHECK(standing_of(water, *not_measured) == CodeMeaning::NotMeasured);
  CHECK(standing_of(water, *accept(water, {.code = 0}, "code")) == CodeMeaning::Below);
  CHECK(standing_of(water, *accept(water, {.code = 3}, "code")) == CodeMeaning::NotApplicable);
  CHECK(codes(accept(water, {.code = 4}, "code")) == Codes{"E2006"});
  CHECK(codes(accept(water, {.code = 0, .quality = Quality::NotMeasured}, "code")) == Codes{"E2009"});
  CHECK(codes(accept(water, {.number = Typed{1, 0}}, "code")) == Codes{"E2008"});
}

TEST_CASE("parts stay within their whole, in whatever scale each is kept") {
  const auto tested = number("tested"), sources = number("sources"), green = number("green", 2, INT64_MAX / 1000),
             area = number("area", 2);
  Catalogue catalogue;
  catalogue.checks = {{"tested-of-sources", CheckKind::AtMost, Severity::Error, {"tested"}, "sources", 1, 0},
                      {"green-in-area", CheckKind::AtMost, Severity::Warning, {"green"}, "area", 1'000'000, 0}};
  const auto form = [&](std::optional<std::int64_t> t, std::optional<std::int64_t> s, std::int64_t g, std::int64_t a) {
    return std::vector<FormLine>{{&tested, {t, {}, {}}, {}, false},
                                 {&sources, {s, {}, {}}, {}, false},
                                 {&green, {g, {}, {}}, {}, false},
                                 {&area, {a, {}, {}}, {}, false}};
  };
  CHECK(check_form(catalogue, form(3, 3, 100'000'000, 100)).empty());  // 1,000,000 m² in 1 km²
  CHECK(rules(check_form(catalogue, form(4, 3, 100'000'001, 100))) == Codes{"tested-of-sources", "green-in-area"});
  CHECK(check_form(catalogue, form(4, std::nullopt, 0, 100)).empty());  // nothing to compare with yet
  CHECK(rules(check_form(catalogue, form(1, 0, 0, 0))) == Codes{"tested-of-sources"});
}

TEST_CASE("age groups make the population within the tolerance, once all are there") {
  const auto young = number("young"), middle = number("middle"), old = number("old"), people = number("people");
  Catalogue catalogue;
  catalogue.checks = {{"ages", CheckKind::SumNear, Severity::Warning, {"young", "middle", "old"}, "people", 1, 3}};
  const auto form = [&](std::int64_t y, std::int64_t m, std::optional<std::int64_t> o) {
    return std::vector<FormLine>{{&young, {y, {}, {}}, {}, false},
                                 {&middle, {m, {}, {}}, {}, false},
                                 {&old, {o, {}, {}}, {}, false},
                                 {&people, {1000, {}, {}}, {}, false}};
  };
  CHECK(check_form(catalogue, form(170, 600, 200)).empty());                  // 970: exactly 3 % short
  CHECK(rules(check_form(catalogue, form(170, 600, 199))) == Codes{"ages"});  // 969
  CHECK(rules(check_form(catalogue, form(231, 600, 200))) == Codes{"ages"});  // 1,031
  CHECK(check_form(catalogue, form(170, 600, std::nullopt)).empty());         // still typing
}

TEST_CASE("a change of more than a quarter asks for a reason until one is given") {
  const auto waste = number("landfill");
  Catalogue catalogue;
  catalogue.checks = {{"jump", CheckKind::Jump, Severity::Warning, {"*"}, "", 1, 25}};
  const auto ask = [&](std::int64_t now, std::optional<std::int64_t> before, bool reason = false) {
    return check_form(catalogue, {{&waste, {now, {}, {}}, before, reason}});
  };
  CHECK(ask(125, 100).empty());
  REQUIRE(ask(126, 100).size() == 1);
  CHECK(ask(126, 100)[0].percent == 26);
  CHECK(ask(74, 100).size() == 1);
  CHECK(ask(75, 100).empty());
  CHECK(ask(126, 100, true).empty());
  CHECK(ask(5, 0).empty());
  CHECK(ask(5, std::nullopt).empty());
}

TEST_CASE("what is outside the usual range is asked about") {
  auto staff = number("staff");
  staff.plausible_min = 5;
  staff.plausible_max = 5000;
  Catalogue catalogue;
  catalogue.checks = {{"plausible-range", CheckKind::Range, Severity::Warning, {"*"}, "", 1, 0}};
  CHECK(check_form(catalogue, {{&staff, {5, {}, {}}, {}, false}}).empty());
  CHECK(check_form(catalogue, {{&staff, {4, {}, {}}, {}, false}}).size() == 1);
  CHECK(check_form(catalogue, {{&staff, {5001, {}, {}}, {}, false}}).size() == 1);
  CHECK(check_form(catalogue, {{&staff, {5001, {}, {}}, {}, true}}).empty());
}

TEST_CASE("one yearly form asks for three kinds of period, and says which rule reads them") {
  const auto year = FiscalYear::from_buddhist(2562);
  CHECK(period_for(Period::Kind::FiscalYear, year).period.text() == "FY2562");
  CHECK_FALSE(period_for(Period::Kind::FiscalYear, year).rule);
  CHECK(period_for(Period::Kind::CalendarYear, year).rule == "CY2562 read for FY2562");
  CHECK(period_for(Period::Kind::Day, year).period.text() == "2018-12-31");
  CHECK(period_for(Period::Kind::Day, year).rule == "2018-12-31 read for FY2562");
  for (const auto kind : {Period::Kind::FiscalYear, Period::Kind::CalendarYear, Period::Kind::Day}) {
    CHECK(form_of(period_for(kind, year).period) == year);
  }
  CHECK_FALSE(form_of(Period::day({2019, 7, 1})));
}
