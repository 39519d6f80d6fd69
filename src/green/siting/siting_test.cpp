// SPDX-License-Identifier: Apache-2.0
// The oracle is every choice there is.
#include "green/siting/siting.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "base/core/dice.hpp"

using namespace muang;
using namespace muang::green;

namespace {

const ExactLimits searched{};
const ExactLimits unsearched{.seconds = 0};
constexpr SitingModel every_model[] = {SitingModel::PMedian, SitingModel::MaximalCover, SitingModel::SetCover,
                                       SitingModel::PCenter};

bool covers(const SitingProblem& problem, const std::vector<std::size_t>& sites) {
  return figures_of(problem, sites).places_covered == static_cast<std::int64_t>(problem.places());
}

std::int64_t best_of_all(const SitingProblem& problem) {
  std::optional<std::int64_t> best;
  for (std::uint32_t set = 1; set < (1U << problem.candidates); ++set) {
    std::vector<std::size_t> sites;
    for (std::size_t j = 0; j < problem.candidates; ++j) {
      if (set >> j & 1) sites.push_back(j);
    }
    const bool allowed = problem.model == SitingModel::SetCover ? covers(problem, sites) : sites.size() == problem.sites;
    if (!allowed) continue;
    const std::int64_t objective = figures_of(problem, sites).objective;
    const bool better =
        problem.model == SitingModel::MaximalCover ? objective > best.value_or(-1) : objective < best.value_or(no_way);
    if (better) best = objective;
  }
  return best.value_or(-1);
}

// Places and candidates strewn over a square; whoever is out of everyone's radius is moved onto a candidate.
SitingProblem strewn(Dice& dice, SitingModel model) {
  SitingProblem problem{.model = model, .candidates = static_cast<std::size_t>(5 + dice.below(6))};
  const int places = 6 + dice.below(16), side = 4 + dice.below(40);
  std::vector<std::pair<int, int>> at;
  for (std::size_t j = 0; j < problem.candidates; ++j) at.emplace_back(dice.below(side), dice.below(side));
  for (int i = 0; i < places; ++i) {
    const int x = dice.below(side), y = dice.below(side);
    problem.weights.push_back(dice.below(50));
    for (const auto& [a, b] : at) problem.distances.push_back(std::int64_t{1} * (x - a) * (x - a) + (y - b) * (y - b));
  }
  problem.sites = static_cast<std::size_t>(1 + dice.below(4));
  problem.radius = side * side / (3 + dice.below(6));
  for (const std::size_t i : out_of_reach(problem)) problem.distances[i * problem.candidates] = 0;
  return problem;
}

// Five villages on a road, one metre apart, candidates in each.
SitingProblem road(SitingModel model, std::size_t sites, std::optional<std::int64_t> radius = {}) {
  SitingProblem problem{.model = model, .weights = {1, 1, 1, 1, 1}, .candidates = 5, .sites = sites, .radius = radius};
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 5; ++j) problem.distances.push_back(1000 * std::abs(i - j));
  }
  return problem;
}

}  // namespace

TEST_CASE("the answer is the best of every choice, and is proved, in four models and a thousand towns") {
  for (const SitingModel model : every_model) {
    Dice dice(2566 + static_cast<std::uint64_t>(model));
    int by_search = 0;
    for (int town = 0; town < 250; ++town) {
      const SitingProblem problem = strewn(dice, model);
      const SitingAnswer answer = solve_siting(problem, searched);
      INFO("model " << static_cast<int>(model) << " town " << town);
      REQUIRE(answer.figures.objective == best_of_all(problem));
      REQUIRE(answer.bound == answer.figures.objective);
      REQUIRE(answer.proof != Proof::None);
      if (model == SitingModel::SetCover) REQUIRE(covers(problem, answer.sites));
      if (model != SitingModel::SetCover) REQUIRE(answer.sites.size() == problem.sites);
      by_search += answer.proof == Proof::Search ? 1 : 0;
    }
    CHECK(by_search > 0);  // else the search was never needed and nothing was learnt about it
  }
}

TEST_CASE("without the search the bound still holds, and what is called proved is best") {
  for (const SitingModel model : every_model) {
    Dice dice(7 + static_cast<std::uint64_t>(model));
    int proved = 0;
    for (int town = 0; town < 250; ++town) {
      const SitingProblem problem = strewn(dice, model);
      const SitingAnswer answer = solve_siting(problem, unsearched);
      const std::int64_t best = best_of_all(problem);
      const bool largest = model == SitingModel::MaximalCover;
      INFO("model " << static_cast<int>(model) << " town " << town);
      REQUIRE((largest ? answer.figures.objective <= best : answer.figures.objective >= best));
      REQUIRE((largest ? answer.bound >= best : answer.bound <= best));
      if (answer.proof == Proof::Bound) REQUIRE(answer.figures.objective == best);
      REQUIRE(answer.proof != Proof::Search);
      proved += answer.proof == Proof::Bound ? 1 : 0;
    }
    CHECK(proved > 100);
  }
}

TEST_CASE("on a road of five villages each model says what anybody would") {
  CHECK(solve_siting(road(SitingModel::PMedian, 1), searched).sites == std::vector<std::size_t>{2});
  CHECK(solve_siting(road(SitingModel::PMedian, 1), searched).figures.objective == 6000);
  CHECK(solve_siting(road(SitingModel::PCenter, 1), searched).figures.objective == 2000);
  CHECK(solve_siting(road(SitingModel::PCenter, 2), searched).figures.objective == 1000);
  CHECK(solve_siting(road(SitingModel::SetCover, 0, 1000), searched).sites.size() == 2);
  CHECK(solve_siting(road(SitingModel::SetCover, 0, 0), searched).sites.size() == 5);
  const auto one = solve_siting(road(SitingModel::MaximalCover, 1, 1000), searched);
  CHECK(one.figures.objective == 3);
  CHECK(one.figures.places_covered == 3);
  CHECK(solve_siting(road(SitingModel::PMedian, 5), searched).figures.objective == 0);
}

TEST_CASE("where people live decides, but not for the farthest") {
  auto problem = road(SitingModel::PMedian, 1);
  problem.weights = {100, 1, 1, 1, 1};
  CHECK(solve_siting(problem, searched).sites == std::vector<std::size_t>{0});
  problem.model = SitingModel::PCenter;
  CHECK(solve_siting(problem, searched).sites == std::vector<std::size_t>{2});
}

TEST_CASE("the same question has the same answer") {
  Dice dice(99);
  for (const SitingModel model : every_model) {
    const SitingProblem problem = strewn(dice, model);
    const auto first = solve_siting(problem, searched), second = solve_siting(problem, searched);
    CHECK(first.sites == second.sites);
    CHECK(first.bound == second.bound);
  }
}

TEST_CASE("a cycle of three needs two sites, which no dual of places alone shows") {
  // Places A, B, C; each candidate reaches two of them: the relaxation is content with one and a half sites.
  SitingProblem problem{.model = SitingModel::SetCover, .weights = {1, 1, 1}, .candidates = 3, .radius = 1};
  problem.distances = {1, 1, 9, 9, 1, 1, 1, 9, 1};
  CHECK(solve_siting(problem, searched).figures.objective == 2);
  CHECK(solve_siting(problem, searched).bound == 2);
}
