// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/balance_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "http/json.hpp"
#include "waste/flow/balance_errors.hpp"

namespace muang::waste {

namespace {

http::Json answer(std::string_view file) {
  const auto text = balance_file(file);
  REQUIRE(text);
  auto json = http::parse_json(*text);
  REQUIRE(json);
  return *json;
}

const http::Json& member(const http::Json& object, std::string_view key) {
  const http::Json* found = object.find(key);
  REQUIRE(found);
  return *found;
}

const http::Json& flow(const http::Json& balance, std::string_view id) {
  for (const http::Json& one : *member(balance, "flows").as<http::Json::List>()) {
    if (*member(one, "id").as<std::string>() == id) return one;
  }
  FAIL("no such flow");
  return balance;
}

double number(const http::Json& object, std::string_view key) {
  const http::Json& value = member(object, key);
  if (const auto* whole = value.as<std::int64_t>()) return static_cast<double>(*whole);
  REQUIRE(value.as<double>());
  return *value.as<double>();
}

std::set<int> codes(std::string_view file) {
  const auto text = balance_file(file);
  REQUIRE_FALSE(text);
  std::set<int> out;
  for (const Error& problem : text.problems()) out.insert(problem.code.number);
  return out;
}

std::set<std::string> findings(const http::Json& balance) {
  std::set<std::string> out;
  for (const http::Json& one : *member(balance, "findings").as<http::Json::List>()) {
    out.insert(*member(one, "code").as<std::string>() + " " + *member(one, "id").as<std::string>());
  }
  return out;
}

constexpr std::string_view stan = R"({"flows":[{"id":"F1","value":100,"sd":10},{"id":"F2","value":50},
  {"id":"F3","value":300,"sd":30},{"id":"F4"},{"id":"F5","value":160,"sd":16},{"id":"F6"},{"id":"F7"}],
  "processes":[{"id":"P1","in":["F1","F2","F4"],"out":["F3"]},{"id":"P2","in":["F3"],"out":["F4","F5"]},
  {"id":"P3","in":["F5"],"out":["F6","F7"]}],
  "transferCoefficients":[{"process":"P2","from":"F3","to":"F4","value":0.5,"sd":0.05}]})";

}  // namespace

TEST_CASE("a file with the example of Cencic 2016 prints reconciled beside reported figures") {
  const http::Json out = answer(stan);
  const http::Json& f3 = flow(out, "F3");
  CHECK(std::abs(number(f3, "value") - 302.41622938) < 1e-8);
  CHECK(std::abs(number(f3, "sd") - 22.60861433) < 1e-8);
  CHECK(number(f3, "reported") == 300);
  CHECK(*member(f3, "observable").as<bool>());
  CHECK(*member(f3, "status").as<std::string>() == "redundant");
  const http::Json& f4 = flow(out, "F4");
  CHECK(member(f4, "reported").is_null());
  CHECK(member(f4, "normalisedResidual").is_null());
  CHECK(std::abs(number(f4, "value") - 149.99026973) < 1e-8);
  const http::Json& f6 = flow(out, "F6");
  CHECK_FALSE(*member(f6, "observable").as<bool>());
  CHECK(member(f6, "value").is_null());
  CHECK(member(f6, "sd").is_null());
  const http::Json& coefficient = member(out, "transferCoefficients").as<http::Json::List>()->at(0);
  CHECK(std::abs(number(coefficient, "value") - 0.49597295) < 1e-8);
  CHECK(number(coefficient, "reported") == 0.5);
}

TEST_CASE("numbers are the shortest decimals that read back") {
  const auto text = balance_file(R"({"flows":[{"id":"a","value":0.1,"sd":0.3},{"id":"b"}],
    "processes":[{"id":"P","in":["a"],"out":["b"]}]})");
  REQUIRE(text);
  CHECK(text->find(R"("value":0.1,"sd":0.3,"reported":0.1)") != std::string::npos);
}

TEST_CASE("a flow that only a process names is unknown, and is said to be not listed") {
  // Two equations, F3 = 150 ± … and F4 = F3 ÷ 2, and neither F3 nor P2 is listed.
  const http::Json out = answer(R"({"flows":[{"id":"F1","value":100,"sd":10},{"id":"F2","value":50},{"id":"F4"}],
    "processes":[{"id":"P1","in":["F1","F2","F4"],"out":["F3"]}],
    "transferCoefficients":[{"process":"P2","from":"F3","to":"F4","value":0.5,"sd":0.05}]})");
  CHECK(number(flow(out, "F3"), "value") == doctest::Approx(300));
  CHECK(number(flow(out, "F4"), "value") == doctest::Approx(150));
  // F3 = (F1 + F2) ÷ (1 − c): sd² = (10 ÷ 0.5)² + (150 ÷ 0.25 × 0.05)²
  CHECK(number(flow(out, "F3"), "sd") == doctest::Approx(std::sqrt(400.0 + 900.0)));
  CHECK(findings(out) == std::set<std::string>{"E5123 F3", "E5124 P2"});
}

TEST_CASE("a flow that comes out negative is reported, not hidden") {
  const http::Json out = answer(R"({"flows":[{"id":"in","value":10},{"id":"a","value":12},{"id":"b"}],
    "processes":[{"id":"P","in":["in"],"out":["a","b"]}]})");
  CHECK(number(flow(out, "b"), "value") == -2);
  CHECK(findings(out).contains("E5120 b"));
}

TEST_CASE("a figure in the wrong unit is named as suspicious") {
  const http::Json out = answer(R"({"flows":[{"id":"a","value":100,"sd":5},{"id":"b","value":99,"sd":5},
    {"id":"c","value":100000,"sd":5000}],
    "processes":[{"id":"P1","in":["a"],"out":["b"]},{"id":"P2","in":["b"],"out":["c"]}]})");
  CHECK(findings(out).contains("E5122 c"));
  CHECK(number(flow(out, "c"), "reported") == 100000);
}

TEST_CASE("every problem of a file is named at once") {
  const auto text =
      balance_file(R"({"flows":[{"id":"a","value":1},{"id":"a","value":2},{"id":"","value":1},{"id":"b","sd":1},
    {"id":"c","value":1,"sd":1e-12}],
    "processes":[{"id":"P","in":["a"],"out":["b"]},{"id":"P","in":["a"],"out":[]},{"id":"Q","in":["c"],"out":["c"]}],
    "transferCoefficients":[{"process":"Q","from":"c","to":"nowhere","value":0.5},{"process":"P","from":"b","to":"a"}]})");
  REQUIRE_FALSE(text);
  std::set<int> seen;
  for (const Error& problem : text.problems()) seen.insert(problem.code.number);
  for (const ErrorCode code : {errors::flow_twice, errors::id_empty, errors::sd_without_value, errors::sd_too_small,
                               errors::process_twice, errors::flow_enters_twice, errors::process_one_sided,
                               errors::flow_loops, errors::flow_unknown, errors::transfer_not_through}) {
    CAPTURE(code.number);
    CHECK(seen.contains(code.number));
  }
}

TEST_CASE("what is no figure is refused with its code") {
  const auto with = [](std::string_view flow) { return R"({"flows":[)" + std::string(flow) + R"(],"processes":[]})"; };
  CHECK(codes(with(R"({"id":"a","value":-1})")).contains(http::out_of_range.number));
  CHECK(codes(with(R"({"id":"a","value":1e300})")).contains(http::out_of_range.number));
  CHECK(codes(with(R"({"id":"a","value":1,"sd":-2})")).contains(http::out_of_range.number));
  CHECK(codes(with(R"({"id":"a","value":"12"})")).contains(http::wrong_type.number));
  CHECK(codes(with(R"({"id":"a","value":NaN})")).contains(http::bad_json.number));
  CHECK(codes(with(R"({"id":"a","amount":1})")).contains(http::unknown_field.number));
  CHECK(codes(with(R"({"value":1})")).contains(http::missing_field.number));
  CHECK(codes("").contains(http::empty_body.number));
  CHECK(codes("[]").contains(http::wrong_type.number));
  CHECK(codes(R"({"flows":[],"processes":[],"transferCoefficients":[{"process":"P","from":"a","to":"b","value":1.5}]})")
            .contains(http::out_of_range.number));
}

TEST_CASE("a coefficient beyond 0 to 1 after reconciliation is reported") {
  const http::Json out = answer(R"({"flows":[{"id":"in","value":10,"sd":0.1},{"id":"out","value":15,"sd":0.1},{"id":"more"}],
    "processes":[{"id":"P","in":["in","more"],"out":["out"]}],
    "transferCoefficients":[{"process":"P","from":"in","to":"out"}]})");
  CHECK(findings(out).contains("E5121 P in → out"));
}

TEST_CASE("3,000 flows in one chain of unknowns are answered") {
  std::string flows, processes;
  constexpr int length = 3000;
  for (int i = 0; i < length; ++i) {
    const std::string n = std::to_string(i);
    flows += std::string(i ? "," : "") + R"({"id":"s)" + n + R"(","value":1,"sd":1})";
    processes += std::string(i ? "," : "") + R"({"id":"p)" + n + R"(","in":["s)" + n + "\"" +
                 (i ? ",\"u" + std::to_string(i - 1) + "\"" : std::string()) + R"(],"out":["u)" + n + R"("]})";
  }
  const http::Json out = answer("{\"flows\":[" + flows + "],\"processes\":[" + processes + "]}");
  const http::Json& last = flow(out, "u2999");
  CHECK(number(last, "value") == doctest::Approx(length));
  CHECK(number(last, "sd") == doctest::Approx(std::sqrt(1.0 * length)));
}

TEST_CASE("in a chain of 12,000 unknowns the values are there and the deviations left out are counted") {
  std::string flows = R"({"id":"s","value":7,"sd":1})", processes;
  constexpr int length = 12'000;
  for (int i = 0; i < length; ++i) {
    const std::string n = std::to_string(i);
    processes += std::string(i ? "," : "") + R"({"id":"p)" + n + R"(","in":[")" + (i ? "u" + std::to_string(i - 1) : "s") +
                 R"("],"out":["u)" + n + R"("]})";
  }
  const http::Json out = answer("{\"flows\":[" + flows + "],\"processes\":[" + processes + "]}");
  CHECK(number(flow(out, "u11999"), "value") == 7);
  CHECK(member(flow(out, "u11999"), "sd").is_null());
  CHECK(number(flow(out, "u0"), "sd") == doctest::Approx(1));
  CHECK(findings(out).contains("E5125 "));
}

}  // namespace muang::waste
