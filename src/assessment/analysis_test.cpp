// SPDX-License-Identifier: Apache-2.0
#include "assessment/analysis.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "assessment/assessment.hpp"

using namespace muang::assessment;

namespace {

const Framework& esc() {
  static const Framework framework = read_framework(std::string(MUANG_SOURCE_DIR) + "/data/frameworks/esc-2562");
  return framework;
}
SheetValues all_lines(int process, int output, int outcome) {
  SheetValues values(esc().lines.size());
  for (std::size_t line = 0; line < values.size(); ++line) {
    if (esc().indicators[esc().lines[line].indicator].scoring == Scoring::Lpa) {
      values[line].lpa_score = 300;
      values[line].lpa_max = 500;
    } else {
      values[line].parts = {process, output, outcome};
    }
  }
  return values;
}

// 2 components of 60 and 40 percent; the second has an indicator with two sub-indicators.
Framework small() {
  Framework f;
  f.parts = {{"plan", {}, {}, 2}, {"deed", {}, {}, 1}};
  f.components = {{"S1", {}, {}, 60, {}, {}, {0}}, {"S2", {}, {}, 40, {}, {}, {1, 2}}};
  f.indicators.resize(3);
  for (std::size_t i = 0; i < 3; ++i) f.indicators[i].component = i ? 1 : 0;
  f.indicators[0].first_line = 0;
  f.indicators[1].first_line = 1;
  f.indicators[2].first_line = 2;
  f.indicators[2].line_count = 2;
  f.indicators[2].scoring = Scoring::Mean;
  f.lines = {{"T-1", 0}, {"T-2", 1}, {"T-3.1", 2}, {"T-3.2", 2}};
  return f;
}

// The smallest number of points by trying every sheet that is nowhere lower. -1: none reaches the target.
int fewest_by_trial(const Framework& f, const SheetValues& start, int target) {
  int best = -1;
  SheetValues values = start;
  const std::function<void(std::size_t, int)> try_from = [&](std::size_t place, int added) {
    if (place == values.size() * f.parts.size()) {
      if (score_sheet(f, values, {target, {}}).passed && (best < 0 || added < best)) best = added;
      return;
    }
    auto& part = values[place / f.parts.size()].parts[place % f.parts.size()];
    const auto before = part;
    for (int points = before.value_or(0); points <= f.parts[place % f.parts.size()].max; ++points) {
      part = points;
      try_from(place + 1, added + points - before.value_or(0));
    }
    part = before;
  };
  try_from(0, 0);
  return best;
}

}  // namespace

TEST_CASE("the cheapest way is the one that trying every sheet finds") {
  const Framework f = small();
  std::mt19937 random(17);
  for (int round = 0; round < 25; ++round) {
    SheetValues start(f.lines.size());
    for (Answer& answer : start) answer.parts = {static_cast<int>(random() % 3), static_cast<int>(random() % 2)};
    const int target = 30 + static_cast<int>(random() % 71);
    const CheapestWay way = cheapest_way(f, start, target);
    CAPTURE(target);
    REQUIRE(way.reachable);
    CHECK(way.points == fewest_by_trial(f, start, target));
    SheetValues after = start;
    for (const Addition& step : way.additions) *after[step.line].parts[step.part] += step.points;
    CHECK(score_sheet(f, after, {target, {}}).total == way.total);
    CHECK(way.total >= Fraction(static_cast<std::uint64_t>(target)));
  }
}

TEST_CASE("the cheapest way lifts what weighs most, and never asks for LPA marks") {
  const SheetValues values = all_lines(6, 4, 8);  // 18 of 30 everywhere: 60 percent
  const CheapestWay way = cheapest_way(esc(), values, 70);
  CHECK(way.reachable);
  for (const Addition& step : way.additions) {
    const Indicator& indicator = esc().indicators[esc().lines[step.line].indicator];
    CHECK(indicator.scoring != Scoring::Lpa);
    CHECK(esc().components[indicator.component].indicators.size() == 7);  // C1 and C3: 25/210 of a percent a point
  }
  CHECK(way.points == 84);  // 10 ÷ (25/210)
  CHECK(cheapest_way(esc(), values, 60).points == 0);
  CHECK_FALSE(cheapest_way(esc(), values, 99).reachable);  // ten LPA items stay at 18
}

TEST_CASE("strengths, weaknesses, distance and next level") {
  SheetValues values = all_lines(6, 4, 8);
  values[*esc().line_of("ESC-05")].parts = {10, 7, 13};
  values[*esc().line_of("ESC-16")].parts = {};
  const auto strong = strengths(esc(), values, 5);
  REQUIRE(strong.size() == 1);
  CHECK(esc().indicators[strong[0].indicator].id == "ESC-05");
  const auto weak = weaknesses(esc(), values, 5);
  REQUIRE(weak.size() == 1);
  CHECK(esc().indicators[weak[0].indicator].id == "ESC-16");
  const Yardstick town{70, esc().levels};
  CHECK(next_level(Fraction(69), town)->id == "good");
  CHECK(next_level(Fraction(70), town)->id == "very-good");
  CHECK(next_level(Fraction::of(899, 10), town)->id == "excellent");
  CHECK(next_level(Fraction(90), town) == nullptr);
  CHECK(away(Fraction::of(333, 5), 70)->rounded_up(2) == "3.4");
  CHECK_FALSE(away(Fraction(70), 70));
}

TEST_CASE("differences between self and area name the largest first") {
  const SheetValues self = all_lines(6, 4, 8);
  SheetValues area = self;
  area[*esc().line_of("ESC-02")].parts = {6, 4, 7};
  area[*esc().line_of("ESC-19.1")].parts = {10, 7, 13};
  const auto found = differences(esc(), self, area);
  REQUIRE(found.size() == 2);
  CHECK(esc().indicators[found[0].indicator].id == "ESC-19");
  CHECK(found[0].size() == Fraction(6));
  CHECK_FALSE(found[0].lowered());
  CHECK(found[1].lowered());
}
