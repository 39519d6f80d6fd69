// SPDX-License-Identifier: Apache-2.0
// Expected figures: the test vectors of the project's table of waste parameters, each named; "inferred" ones were calculated
// from the closed form of the published equation, independent of this recurrence.
#include "waste/climate/decay_rules.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <limits>

#include "waste/climate/climate_errors.hpp"
#include "waste/climate/emission_rules.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

// `years` equal deposits of one fraction from year 1 on.
DecayCase case_of(DecaySite site, std::vector<DecayFraction> fractions, std::vector<double> tonnes, int years, int until) {
  DecayCase input{.site = site, .fractions = std::move(fractions), .first_year = 2001};
  input.deposits.assign(static_cast<std::size_t>(years), std::move(tonnes));
  input.until = 2000 + until;
  return input;
}

}  // namespace

TEST_CASE("the food example of the IPCC waste model comes out, for both decay rates (IPCC 2006 vol. 5 eq. 3.2 to 3.6)") {
  struct Expected {
    double k, last_store;
    std::vector<double> ch4;
  };
  const std::vector<Expected> table{
      {0.185,
       606.9120408669979,
       {0.0, 13.695137237515048, 25.077224463556565, 34.53692591629824, 42.39892431763401, 48.93306486862273,
        54.363617071841354, 58.876972271618946, 62.62804111270037, 65.74557049554737}},
      {0.4,
       362.17489672139016,
       {0.0, 26.732544299978013, 44.65190462578904, 56.663611064315894, 64.7152986771558, 70.11250628845924,
        73.73036274293206, 76.15548444804462, 77.7810921410577, 78.8707695646741}}};
  for (const Expected& expected : table) {
    const auto years = decay(case_of({.mcf = 0.705, .f = 0.5}, {{"food", 0.15, 0.5, expected.k}}, {2300.322}, 10, 10));
    REQUIRE(years.size() == 10);
    for (std::size_t i = 0; i < years.size(); ++i) CHECK(same(years[i].ch4_generated, expected.ch4[i]));
    CHECK(same(years.back().not_yet_decomposed, expected.last_store));
  }
  CHECK(same(decomposable_carbon(2300.322, 0.15, 0.5, 0.705), 121.62952574999998));
}

TEST_CASE("a single deposit of 1,000 t decays as the closed form says, fraction by fraction") {
  struct Expected {
    const char* name;
    double k, doc, potential, first, second, tenth, fifty;
  };
  const std::vector<Expected> table{
      {"food", 0.4, 0.15, 0.05, 16.483997698218033, 11.049554095920884, 0.45040417792791915, 49.99999989694231},
      {"paper", 0.07, 0.4, 0.13333333333333333, 9.014157345873564, 8.404744600952315, 4.800866295398355, 129.3070155436908},
      {"garden", 0.17, 0.2, 0.06666666666666667, 10.422345560241085, 8.79296625558493, 2.2568095508848276,
       66.65310210873258},
      {"wood", 0.035, 0.43, 0.14333333333333334, 4.929890336415474, 4.760328810398618, 3.5977791188825488,
       118.42573477210289},
      {"textiles", 0.07, 0.24, 0.08, 5.408494407524138, 5.042846760571389, 2.8805197772390128, 77.5842093262145}};
  for (const Expected& one : table) {
    CAPTURE(one.name);
    CHECK(same(methane_potential(1, one.doc, 0.5, 0.5), one.potential));
    const auto years = decay(case_of({.mcf = 1, .f = 0.5}, {{one.name, one.doc, 0.5, one.k}}, {1000}, 1, 51));
    CHECK(years[0].ch4_generated == 0);
    CHECK(same(years[1].ch4_generated, one.first));
    CHECK(same(years[2].ch4_generated, one.second));
    CHECK(same(years[10].ch4_generated, one.tenth));
    double sum = 0;
    for (const auto& year : years) sum += year.ch4_generated;
    CHECK(same(sum, one.fifty));
    // What came out and what is left is all there ever was.
    CHECK(same(sum + years.back().not_yet_decomposed * 0.5 * methane_per_carbon, 1000 * one.potential));
  }
}

TEST_CASE("ten years of Thai mixed waste in an open dump (composition of the IPCC 2019 country table)") {
  auto input = case_of({.mcf = 0.8, .f = 0.5}, {{"food", 0.15, 0.5, 0.4}, {"paper", 0.4, 0.5, 0.07}},
                       {36500 * 0.486, 36500 * 0.146}, 10, 11);
  const auto years = decay(input);
  CHECK(same(years[1].ch4_generated, 272.3568637318799));
  CHECK(same(years[9].ch4_generated, 955.8594640266185));
  CHECK(same(years[10].ch4_generated, 982.7182929869716));
  input.deposits.assign(10, {36500 * 0.486, 0});
  CHECK(same(decay(input)[9].ch4_generated, 690.1721795002991));
}

TEST_CASE("a year's acceptance at a landfill of EPA's calculator, recovery off (lfg-calc-py, single year example)") {
  const auto years = decay(case_of({.mcf = 1, .ox = 0.1, .f = 0.5}, {{"food", 0.17, 0.5, 0.072}, {"board", 0.17, 0.5, 0.01}},
                                   {50000, 50000}, 1, 100));
  CHECK(same(years[1].ch4_emitted, 202.51913962104672));
  CHECK(same(years[2].ch4_emitted, 189.96048589575472));
  double sum = 0;
  for (const auto& year : years) sum += year.ch4_emitted;
  CHECK(same(sum, 4150.433515700407));
}

TEST_CASE("CDM Tool 04 counts the year of deposit: the same-year convention gives its baseline emission") {
  auto input = case_of({.mcf = 1, .ox = 0.1, .f = 0.5}, {{"food", 0.15, 0.5, 0.4}}, {1000}, 3, 3);
  input.convention = DecayConvention::SameYear;
  const double phi = 0.9;  // model correction factor of the tool
  CHECK(same(phi * co2_equivalent({decay(input).back().ch4_emitted, 0, 0}, {"AR5", 28, 265}), 792.4457636915627));
}

TEST_CASE("the conventions are one curve: same-year is a year earlier, the midpoint is low by k / (2 sinh(k/2))") {
  for (const double k : {0.035, 0.17, 0.4, 0.7}) {
    auto input = case_of({.mcf = 0.8, .f = 0.5}, {{"food", 0.15, 0.5, k}}, {1000}, 1, 30);
    const auto plain = decay(input);
    input.convention = DecayConvention::SameYear;
    const auto early = decay(input);
    input.convention = DecayConvention::Midpoint;
    const auto middle = decay(input);
    for (std::size_t i = 1; i < plain.size(); ++i) {
      CHECK(same(plain[i].ch4_generated, early[i - 1].ch4_generated));
      CHECK(same(middle[i].ch4_generated, plain[i].ch4_generated * k / (2 * std::sinh(k / 2))));
    }
  }
}

TEST_CASE("without delay half a year's decay falls into the year of deposit (IPCC 2006 vol. 5 annex 3A.1)") {
  auto input = case_of({.mcf = 1, .f = 0.5, .delay_months = 0}, {{"food", 0.15, 0.5, 0.4}}, {1000}, 1, 60);
  const auto years = decay(input);
  CHECK(same(years[0].ch4_generated, 75 * (1 - std::exp(-0.2)) * 0.5 * methane_per_carbon));
  CHECK(same(years[0].not_yet_decomposed, 75 * std::exp(-0.2)));
  CHECK(same(years[1].ch4_generated, 75 * std::exp(-0.2) * (1 - std::exp(-0.4)) * 0.5 * methane_per_carbon));
}

TEST_CASE("what is recovered leaves before the cover oxidises, and the carbon closes") {
  CHECK(same(methane_emitted(100, 10, 0.1), 81));  // not 100·0.9 - 10 = 80
  const double carbon = 100, methane = carbon * 0.5, recovered = methane * 0.1;
  const double emitted = methane_emitted(methane, recovered, 0.1), oxidised = (methane - recovered) * 0.1;
  CHECK(same(emitted + oxidised + recovered + carbon * 0.5, carbon));
  auto input = case_of({.mcf = 1, .f = 0.5}, {{"food", 0.15, 0.5, 0.4}}, {1000}, 1, 3);
  input.recovered = {0, 5, 400};
  const auto years = decay(input);
  CHECK(same(years[1].ch4_emitted, years[1].ch4_generated - 5));
  CHECK(years[2].ch4_emitted == 0);
  CHECK(years[2].recovery_exceeds);
  CHECK_FALSE(years[1].recovery_exceeds);
}

TEST_CASE("the methane commitment of the GPC for Thai composition, by kind of site (GPC eq. 8.3 and 8.4)") {
  struct Expected {
    double mcf, ox, potential, tonnes;
  };
  for (const auto& one : {Expected{1, 0.1, 0.05252, 472.68}, Expected{0.8, 0, 0.042016, 420.16},
                          Expected{0.4, 0, 0.021008, 210.08}, Expected{0.6, 0, 0.031512, 315.12}}) {
    const double potential = methane_potential(one.mcf, 0.1313, 0.6, 0.5);
    CHECK(same(potential, one.potential));
    CHECK(same(methane_commitment(10000, potential, 0, one.ox), one.tonnes));
  }
}

TEST_CASE("composting, open burning and fossil carbon give the converted vectors (IPCC 2006 vol. 5 ch. 4 and 5)") {
  const GasSet ar5{"AR5", 28, 265};
  const Gases compost = biological_treatment(1000, 4, 0.24);
  CHECK(same(compost.ch4, 4));
  CHECK(same(compost.n2o, 0.24));
  CHECK(same(co2_equivalent(compost, ar5), 175.6));
  CHECK(same(open_burning({{1000, 0.4, 0.38, 0}}, 6.5, 0.15, 0.58).ch4, 6.5));
  CHECK(same(open_burning({{1000, 0.4, 0.38, 0}}, 6.5, 0.15, 0.58).n2o, 0.06));
  CHECK(same(fossil_co2({{1, 1.0, 0.75, 1.0}}, 1), 2.75));
  CHECK(same(fossil_co2({{1, 0.8, 0.5, 0.2}}, 1), 0.2933333333333334));
  CHECK(same(fossil_co2({{1, 0.9, 0.46, 0.01}}, 1), 0.01518));
}

TEST_CASE("a scenario closes the site, captures gas and separates food, each from its year on") {
  const auto base = case_of({.mcf = 1, .f = 0.5}, {{"food", 0.15, 0.5, 0.4}, {"paper", 0.4, 0.5, 0.07}}, {1000, 300}, 5, 8);
  const auto fewer = apply_scenario(base, {.separate_from = 2003, .separate_share = 0.2, .food = 0});
  CHECK(fewer.input.deposits[1][0] == 1000);
  CHECK(same(fewer.input.deposits[2][0], 800));
  CHECK(fewer.input.deposits[2][1] == 300);
  CHECK(same(fewer.diverted[4], 200));
  const auto closed = apply_scenario(base, {.closes = 2004});
  CHECK(closed.input.deposits[3][0] == 0);
  CHECK(closed.turned_away[3] == 1300);
  CHECK(closed.turned_away[2] == 0);
  const auto captured = apply_scenario(base, {.capture_from = 2005, .capture_share = 0.5});
  const auto before = decay(base), after = decay(captured.input);
  CHECK(same(after[3].ch4_emitted, before[3].ch4_emitted));
  CHECK(same(after[4].ch4_emitted, before[4].ch4_emitted / 2));
}

TEST_CASE("numbers out of range, NaN and years out of order are all named at once") {
  auto input = case_of({.mcf = -0.1, .ox = std::numeric_limits<double>::quiet_NaN(), .f = 2, .delay_months = 7},
                       {{"food", 1e300, -1, 11}}, {-5}, 1, -3);
  const Problems problems = check_decay(input);
  CHECK(problems.size() == 9);
  CHECK(problems.front().field == "site.mcf");
  CHECK(check_decay({.until = 2020}).front().code == errors::no_deposits);
}

TEST_CASE("six centuries of a hundred fractions take milliseconds: one step a year and fraction") {
  DecayCase input{.site = {.mcf = 1, .f = 0.5}, .first_year = 1800};
  for (int j = 0; j < 100; ++j) input.fractions.push_back({"f" + std::to_string(j), 0.15, 0.5, 0.01 * (j + 1)});
  input.deposits.assign(600, std::vector<double>(100, 1000));
  input.until = 2399;
  const auto began = std::chrono::steady_clock::now();
  const auto years = decay(input);
  const auto took = std::chrono::steady_clock::now() - began;
  CHECK(years.size() == 600);
  CHECK(took < std::chrono::milliseconds(500));  // some 2 ms; a sum over all earlier years takes 300 times that
}
