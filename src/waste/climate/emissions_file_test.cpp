// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/emissions_file.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "http/json.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/climate/gas_factors.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

const std::filesystem::path data = std::filesystem::path(MUANG_SOURCE_DIR) / "data";
const Texts& texts() {
  static const Texts all = Texts::load(std::filesystem::path(MUANG_SOURCE_DIR) / "locales");
  return all;
}

Result<std::string> run(const std::string& json) { return emissions_file(json, data, texts()); }

http::Json answer(const std::string& json) {
  const auto text = run(json);
  REQUIRE(text.ok());
  return *http::parse_json(*text);
}

double number(const http::Json* value) {
  REQUIRE(value);
  if (const auto* whole = value->as<std::int64_t>()) return static_cast<double>(*whole);
  REQUIRE(value->as<double>());
  return *value->as<double>();
}

const http::Json& item(const http::Json& object, const char* list, std::size_t index) {
  const auto* found = object.find(list);
  REQUIRE(found);
  REQUIRE(found->as<http::Json::List>());
  REQUIRE(found->as<http::Json::List>()->size() > index);
  return (*found->as<http::Json::List>())[index];
}

bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

bool has_code(const Result<std::string>& result, ErrorCode code, const std::string& field) {
  if (result.ok()) return false;
  for (const Error& problem : result.problems()) {
    if (problem.code == code && problem.field == field) return true;
  }
  return false;
}

std::string site(const std::string& more) {
  return R"({"site":{"mcf":1,"ox":0,"f":0.5,"docf":0.5},"fractions":{"food":{"doc":0.15,"k":0.4}},)"
         R"("deposits":[{"year":2010,"tonnes":{"food":1000}}],"until":2030)" +
         more + "}";
}

}  // namespace

TEST_CASE("the emissions command gives the single pulse year by year, with the GWP set behind its CO2e") {
  const http::Json json = answer(site(R"(,"recovery":[{"year":2012,"ch4Tonnes":1}],"convention":"ipcc2006")"));
  CHECK(number(item(json, "years", 0).find("year")) == 2010);
  CHECK(number(item(json, "years", 0).find("ch4Generated")) == 0);
  CHECK(number(item(json, "years", 0).find("notYetDecomposedDdocm")) == 75);
  CHECK(same(number(item(json, "years", 1).find("ch4Generated")), 16.483997698218033));
  CHECK(same(number(item(json, "years", 1).find("co2e")), 16.483997698218033 * 28));
  CHECK(same(number(item(json, "years", 2).find("ch4Generated")), 11.049554095920884));
  CHECK(same(number(item(json, "years", 2).find("ch4Emitted")), 10.049554095920884));
  CHECK(number(json.find("gwp")->find("ch4")) == 28);
  CHECK(*json.find("gwp")->find("set")->as<std::string>() == "AR5");
  CHECK(*json.find("convention")->as<std::string>() == "ipcc2006");
}

TEST_CASE("years of either era are the same years") {
  std::string thai = site(R"(,"convention":"same-year")"), gregorian = thai;
  thai.replace(thai.find("2010"), 4, "2553"), thai.replace(thai.find("2030"), 4, "2573");
  CHECK(*run(thai) == *run(gregorian));
}

TEST_CASE("what the file leaves out comes from the factor table, and each factor is named with source and certainty") {
  const auto json = answer(R"({"site":{"type":"managed-anaerobic"},"fractions":{"food":{},"plastics":{}},)"
                           R"("deposits":[{"year":2010,"tonnes":{"food":1000,"plastics":500}}],"until":2012})");
  CHECK(same(number(item(json, "years", 1).find("ch4Generated")), 16.483997698218033));
  CHECK(same(number(item(json, "years", 1).find("ch4Emitted")), 16.483997698218033 * 0.9));
  bool found = false;
  for (const auto& factor : *json.find("factors")->as<http::Json::List>()) {
    if (*factor.find("name")->as<std::string>() != "fractions.food.k") continue;
    found = true;
    CHECK(number(factor.find("value")) == 0.4);
    CHECK(factor.find("source")->as<std::string>()->find("table 3.3") != std::string::npos);
    CHECK(*factor.find("certainty")->as<std::string>() == "re-read");
    CHECK(*factor.find("recorded")->as<std::string>() == "2026-11-24");
  }
  CHECK(found);
}

TEST_CASE("an open dump is deep from 5 m on, shallow below, uncategorised when nobody knows (IPCC 2006 vol. 5 table 3.1)") {
  const auto carbon = [](const std::string& depth) {
    return number(item(answer(R"({"site":{"type":"open_dump")" + depth +
                              R"(},"fractions":{"food":{}},"deposits":)"
                              R"([{"year":2010,"tonnes":{"food":1000}}],"until":2010})"),
                       "years", 0)
                      .find("notYetDecomposedDdocm"));
  };
  CHECK(same(carbon(R"(,"depthMetres":5)"), 75 * 0.8));
  CHECK(same(carbon(R"(,"depthMetres":4.9)"), 75 * 0.4));
  CHECK(same(carbon(""), 75 * 0.6));
}

TEST_CASE("the 2019 Refinement decomposes food further, a dry climate decays it slower") {
  const std::string open = R"({"site":{"mcf":1},"fractions":{"food":{}},"deposits":[{"year":2010,"tonnes":{"food":1000}}],)"
                           R"("until":2011,)";
  CHECK(same(number(item(answer(open + R"("guidelines":"ipcc2019"})"), "years", 0).find("notYetDecomposedDdocm")), 105));
  CHECK(same(number(item(answer(open + R"("climate":"tropical-dry"})"), "years", 1).find("ch4Generated")),
             50 * (1 - std::exp(-0.085))));
}

TEST_CASE("a scenario of 20 % more food separated counts the compost that it makes") {
  const auto json = answer(site(R"(,"scenarios":[{"name":"แยกเพิ่ม","separateFood":{"from":2553,"share":0.2}}])"));
  const auto& scenario = item(json, "scenarios", 0);
  CHECK(number(scenario.find("divertedTonnes")) == 200);
  CHECK(same(number(scenario.find("siteCo2e")), number(scenario.find("baseCo2e")) * 0.8));
  CHECK(same(number(scenario.find("treatmentCo2e")), 35.12));
  CHECK(same(number(scenario.find("differenceCo2e")), 35.12 - 0.2 * number(scenario.find("baseCo2e"))));
}

TEST_CASE("composting and burning stand beside the site, fossil carbon apart") {
  const auto json = answer(site(R"(,"treatments":[{"year":2568,"method":"composting","tonnes":{"food":1000}},)"
                                R"({"year":2025,"method":"incineration-continuous-stoker","tonnes":{"plastics":1000}},)"
                                R"({"year":2025,"method":"open-burning","tonnes":{"food":1000}}])"));
  CHECK(same(number(item(json, "treatments", 0).find("co2e")), 175.6));
  CHECK(number(item(json, "treatments", 0).find("year")) == 2025);
  CHECK(same(number(item(json, "treatments", 1).find("fossilCo2")), 2750));
  CHECK(same(number(item(json, "treatments", 1).find("n2o")), 0.05));
  CHECK(same(number(item(json, "treatments", 2).find("ch4")), 6.5));
}

TEST_CASE("gas recovered beyond what is generated is said, not turned into a negative emission") {
  const auto json = answer(site(R"(,"recovery":[{"year":2012,"ch4Tonnes":50}])"));
  CHECK(number(item(json, "years", 2).find("ch4Emitted")) == 0);
  bool said = false;
  for (const auto& note : *json.find("notes")->as<http::Json::List>())
    said = said || (*note.find("key")->as<std::string>() == "recovery-exceeds" &&
                    note.find("textTh")->as<std::string>()->find("2555") != std::string::npos);
  CHECK(said);
}

TEST_CASE("every fault of an emissions file is named in one go") {
  const auto result = run(
      R"({"site":{"ox":3},"fractions":{"food":{},"rocks":{"doc":0.1}},"until":2000,"convention":"x","gwp":"AR9","climate":"moon",)"
      R"("deposits":[{"year":2010,"tonnes":{"food":-1}},{"year":2553,"tonnes":{"fish":1}},{"year":99999,"tonnes":{}}],)"
      R"("recovery":[{"year":2012,"ch4Tonnes":1e300}],"treatments":[{"year":2012,"method":"magic","tonnes":{}}],)"
      R"("scenarios":[{"name":"a"}]})");
  CHECK(has_code(result, errors::number_out_of_range, "site.ox"));
  CHECK(has_code(result, errors::site_without_mcf, "site.mcf"));
  CHECK(has_code(result, errors::fraction_without_factor, "fractions.rocks.k"));
  CHECK(has_code(result, errors::choice_unknown, "convention"));
  CHECK(has_code(result, errors::choice_unknown, "gwp"));
  CHECK(has_code(result, errors::choice_unknown, "climate"));
  CHECK(has_code(result, errors::gas_year_out_of_range, "deposits[2].year"));
  CHECK(has_code(result, errors::number_out_of_range, "recovery[0].ch4Tonnes"));
  CHECK(has_code(result, errors::choice_unknown, "treatments[0].method"));
  CHECK(has_code(result, errors::scenario_changes_nothing, "scenarios[0]"));
}

TEST_CASE("a deposit twice in a year, of an unknown kind, negative or before nothing is refused") {
  const auto result = run(R"({"site":{"mcf":1},"fractions":{"food":{}},"until":2000,)"
                          R"("deposits":[{"year":2010,"tonnes":{"food":-1}},{"year":2553,"tonnes":{"fish":1}}]})");
  CHECK(has_code(result, errors::number_out_of_range, "deposits[0].tonnes.food"));
  CHECK(has_code(result, errors::gas_year_twice, "deposits[1].year"));
  CHECK(has_code(result, errors::fraction_not_described, "deposits[1].tonnes.fish"));
  CHECK(has_code(run(R"({"site":{"mcf":1},"fractions":{},"deposits":[],"until":2000})"), errors::no_deposits, "deposits"));
  auto early = site("");
  early.replace(early.find("2030"), 4, "2009");
  CHECK(has_code(run(early), errors::until_before_deposits, "until"));
  CHECK(has_code(run(site(R"(,"wind":1)")), http::unknown_field, "wind"));
  for (const char* text : {"", "[]", "{", "null", "{\"site\":1}"}) CHECK_FALSE(run(text).ok());
}

TEST_CASE(
    "the factor table is whole: every row has a source, a certainty and a date, and the key values are those of IPCC") {
  const GasFactors factors = GasFactors::load(data);
  const auto value = [&](const char* group, const char* key, const char* parameter) {
    const Factor* factor = factors.find(group, key, parameter);
    REQUIRE(factor);
    return factor->value;
  };
  CHECK(value("decay-rate:tropical-moist-wet", "food", "k") == 0.4);
  CHECK(value("decay-rate:tropical-moist-wet", "garden", "k") == 0.17);
  CHECK(value("decay-rate:tropical-moist-wet", "paper", "k") == 0.07);
  CHECK(value("decay-rate:tropical-moist-wet", "wood", "k") == 0.035);
  CHECK(value("decay-rate:tropical-moist-wet", "bulk", "k") == 0.17);
  CHECK(value("site", "managed-anaerobic", "mcf") == 1);
  CHECK(value("site", "managed-semi-aerobic", "mcf") == 0.5);
  CHECK(value("site", "unmanaged-deep", "mcf") == 0.8);
  CHECK(value("site", "unmanaged-shallow", "mcf") == 0.4);
  CHECK(value("site", "uncategorised", "mcf") == 0.6);
  CHECK(value("gwp", "AR5", "ch4") == 28);
  CHECK_THROWS_AS(GasFactors::load(data / "facts"), GasFactorsFault);
}
