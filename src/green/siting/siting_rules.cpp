// SPDX-License-Identifier: Apache-2.0
#include "green/siting/siting_rules.hpp"

#include <algorithm>
#include <numeric>

namespace muang::green {

std::int64_t SitingProblem::total_weight() const { return std::accumulate(weights.begin(), weights.end(), std::int64_t{0}); }

SitingFigures figures_of(const SitingProblem& problem, const std::vector<std::size_t>& sites) {
  SitingFigures figures;
  std::int64_t sum = 0;
  bool reached = true;
  for (std::size_t i = 0; i < problem.places(); ++i) {
    std::int64_t nearest = no_way;
    for (const std::size_t j : sites) nearest = std::min(nearest, problem.distance(i, j));
    figures.longest = std::max(figures.longest, nearest);
    if (nearest == no_way) reached = false;
    if (nearest != no_way) sum += problem.weights[i] * nearest;
    if (!problem.radius || nearest > *problem.radius) continue;
    figures.weight_covered += problem.weights[i];
    ++figures.places_covered;
  }
  if (reached) figures.weighted_distance = sum;
  switch (problem.model) {
    case SitingModel::PMedian:
      figures.objective = reached ? sum : no_way;
      break;
    case SitingModel::MaximalCover:
      figures.objective = figures.weight_covered;
      break;
    case SitingModel::SetCover:
      figures.objective = static_cast<std::int64_t>(sites.size());
      break;
    case SitingModel::PCenter:
      figures.objective = figures.longest;
      break;
  }
  return figures;
}

std::vector<std::size_t> out_of_reach(const SitingProblem& problem) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < problem.places(); ++i) {
    bool reached = false;
    for (std::size_t j = 0; j < problem.candidates && !reached; ++j) reached = problem.within(i, j);
    if (!reached) places.push_back(i);
  }
  return places;
}

}  // namespace muang::green
