// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/core/dice.hpp"

using namespace muang;
using namespace muang::green;

namespace {

Community with_green(double people, double green) {
  Community c;
  c.people = static_cast<std::int64_t>(people * person);
  c.green_m2 = green;
  return c;
}

double gini_of_list(std::vector<double> x) {  // PySAL's form, of equal people
  std::sort(x.begin(), x.end());
  double sum = 0, ranked = 0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    sum += x[k];
    ranked += static_cast<double>(k + 1) * x[k];
  }
  const auto n = static_cast<double>(x.size());
  return (2 * ranked - (n + 1) * sum) / (n * sum);
}

}  // namespace

TEST_CASE("people within a distance are those whose nearest park is that near, the edge included") {
  std::vector<Community> all(3);
  for (auto& c : all) c.people = 10 * person;
  all[0].park_m = 0;
  all[1].park_m = 300;
  CHECK(within(all, 300).people == 20 * person);
  CHECK(within(all, 299.999).people == 10 * person);
  CHECK(within(all, 300).places == 2);
}

TEST_CASE("the Gini coefficient of 1, 2, 3, 4 is 0.25, as PySAL's equation gives") {
  const auto even = evenness({with_green(1, 4), with_green(1, 2), with_green(1, 3), with_green(1, 1)});
  REQUIRE(even);
  CHECK(even->gini == doctest::Approx(0.25));
  REQUIRE(even->lorenz.size() == 5);
  CHECK(even->lorenz[1].green == doctest::Approx(0.1));
  CHECK(even->lorenz[4].people == doctest::Approx(1));
}

TEST_CASE("both equations agree wherever as many people live everywhere") {
  Dice dice(5);
  for (int town = 0; town < 200; ++town) {
    std::vector<double> x;
    std::vector<Community> all;
    for (int k = 0; k < 2 + dice.below(20); ++k) {
      x.push_back(1 + dice.below(1000));
      all.push_back(with_green(50, x.back()));
    }
    REQUIRE(evenness(all)->gini == doctest::Approx(gini_of_list(x)).epsilon(1e-9));
  }
}

TEST_CASE("splitting a community in two halves changes nothing; equal shares are 0; one who has all is near 1") {
  const auto whole = evenness({with_green(100, 10), with_green(300, 900)});
  const auto split = evenness({with_green(50, 5), with_green(300, 900), with_green(50, 5)});
  CHECK(whole->gini == doctest::Approx(split->gini));
  CHECK(evenness({with_green(10, 20), with_green(40, 80)})->gini == doctest::Approx(0));
  CHECK(evenness({with_green(999, 0), with_green(1, 80)})->gini == doctest::Approx(0.999));
}

TEST_CASE("without green or people there is no coefficient, not 0") {
  CHECK(!evenness({}));
  CHECK(!evenness({with_green(10, 0)}));
  CHECK(!evenness({with_green(0, 10)}));
  CHECK(!evenness({Community{.people = person}}));
}

TEST_CASE("3-30-300 counts only those of whom a part is known") {
  Community a{.people = 10 * person, .park_m = 300, .trees_seen = 3, .canopy_percent = 30};
  Community b{.people = 20 * person, .park_m = 301, .trees_seen = 2, .canopy_percent = 29.9};
  Community c{.people = 40 * person};
  const ThreeThirty rule = three_thirty({a, b, c});
  CHECK(rule.trees.people == 10 * person);
  CHECK(rule.trees.known == 30 * person);
  CHECK(rule.canopy.people == 10 * person);
  CHECK(rule.park.known == 70 * person);
  CHECK(rule.all.people == 10 * person);
  CHECK(rule.all.known == 30 * person);
}

TEST_CASE("the goal of canopy falls with density at the published steps") {
  const auto goal = [](double people) {
    Community c{.people = static_cast<std::int64_t>(people * person), .canopy_percent = 0, .area_km2 = 1};
    return tree_priorities({c}, forest_baseline)[0]->goal;
  };
  CHECK(goal(1999) == doctest::Approx(48));
  CHECK(goal(2000) == doctest::Approx(40));
  CHECK(goal(4000) == doctest::Approx(32));
  CHECK(goal(8001) == doctest::Approx(20));
}

TEST_CASE("published Tree Equity Scores are met: E 0.30 and gap 15 is 89, 0.72 and 28 is 55, 0.58 and 31 is 60") {
  // The largest gap is not printed: 44.9 stands for it. Needs and gaps are printed rounded, which moves a score by a point.
  const auto one = [](double gap, double need) {
    Community c{.people = 1000 * person, .canopy_percent = 48 - gap, .area_km2 = 1};
    c.needs = {need};
    return c;
  };
  const auto all = tree_priorities({one(15, 0.30), one(28, 0.72), one(31, 0.58), one(44.9, 0), one(0, 1)}, forest_baseline);
  CHECK(std::abs(*all[0]->score - 89) <= 1);
  CHECK(std::abs(*all[1]->score - 55) <= 1);
  CHECK(std::abs(*all[2]->score - 60) <= 1);
  CHECK(*all[3]->score == 100);
}

TEST_CASE("a community of which something is unknown has no priority, and without needs there is no score") {
  Community c{.people = person, .canopy_percent = 10, .area_km2 = 1};
  CHECK(!tree_priorities({c}, 40)[0]->score);
  c.needs = {std::nullopt};
  CHECK(!tree_priorities({c}, 40)[0]);
  c.needs = {};
  c.area_km2 = 0;
  CHECK(!tree_priorities({c}, 40)[0]);
}
