// SPDX-License-Identifier: Apache-2.0
#include "green/siting/siting.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace muang::green {
namespace {

// What is left of a bound in double: the whole number that it surely reaches.
std::int64_t surely(double bound) { return static_cast<std::int64_t>(std::ceil(bound - std::abs(bound) * trust - trust)); }

SitingAnswer by_costs(const SitingProblem& problem, const ExactLimits& limits) {
  const CostTable costs = costs_of(problem);
  MedianBound known = lagrangian_bound(costs, greedy_and_swap(costs, problem.sites));
  SitingAnswer answer;
  if (known.bound >= known.best.cost) {
    answer.proof = Proof::Bound;
  } else {
    const ExactAnswer exact = exact_median(costs, known, limits);
    answer.too_large = exact.too_large;
    answer.stopped = !exact.too_large && !exact.optimal;
    if (exact.sites.size() == problem.sites) {
      const std::int64_t cost = cost_of(costs, exact.sites);
      if (cost < known.best.cost) known.best = {exact.sites, cost};
    }
    if (exact.optimal) {
      answer.proof = Proof::Search;
      known.bound = known.best.cost;
    } else if (!exact.too_large) {
      known.bound = std::clamp(surely(exact.bound), known.bound, known.best.cost);
    }
  }
  answer.sites = known.best.sites;
  answer.figures = figures_of(problem, answer.sites);
  answer.bound = problem.model == SitingModel::MaximalCover ? problem.total_weight() - known.bound : known.bound;
  return answer;
}

struct Cover {
  std::vector<std::size_t> sites;
  std::size_t least = 0;  // no fewer sites cover
  Proof proof = Proof::None;
  bool too_large = false, stopped = false;
};

// Stops as soon as it is known whether `enough` sites do.
Cover fewest(const CoverTable& table, const ExactLimits& limits, std::size_t enough = 0) {
  Cover cover{.sites = greedy_cover(table), .least = cover_bound(table)};
  if (cover.least >= cover.sites.size()) cover.proof = Proof::Bound;
  if (cover.proof != Proof::None || cover.sites.size() <= enough || (enough > 0 && cover.least > enough)) return cover;
  const ExactAnswer exact = exact_cover(table, limits);
  cover.too_large = exact.too_large;
  cover.stopped = !exact.too_large && !exact.optimal;
  if (!exact.sites.empty() && exact.sites.size() < cover.sites.size()) cover.sites = exact.sites;
  if (exact.optimal) {
    cover.proof = Proof::Search;
    cover.least = cover.sites.size();
  } else if (!exact.too_large) {
    cover.least = std::max(cover.least, static_cast<std::size_t>(std::max<std::int64_t>(0, surely(exact.bound))));
  }
  return cover;
}

SitingAnswer set_cover(const SitingProblem& problem, const ExactLimits& limits) {
  const Cover cover = fewest(cover_within(problem, *problem.radius), limits);
  SitingAnswer answer{.sites = cover.sites,
                      .figures = figures_of(problem, cover.sites),
                      .bound = static_cast<std::int64_t>(cover.least),
                      .proof = cover.proof,
                      .too_large = cover.too_large,
                      .stopped = cover.stopped};
  return answer;
}

std::vector<std::int64_t> distinct_distances(const SitingProblem& problem) {
  std::vector<std::int64_t> all = problem.distances;
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// Sites that the radius does not need stand where they shorten most the way of most people.
void fill_up(const SitingProblem& problem, std::vector<std::size_t>& sites) {
  while (sites.size() < problem.sites) {
    std::vector<std::int64_t> nearest(problem.places(), no_way);
    for (std::size_t i = 0; i < problem.places(); ++i) {
      for (const std::size_t j : sites) nearest[i] = std::min(nearest[i], problem.distance(i, j));
    }
    std::size_t best = problem.candidates;
    std::int64_t most = -1;
    for (std::size_t j = 0; j < problem.candidates; ++j) {
      if (std::ranges::find(sites, j) != sites.end()) continue;
      std::int64_t saved = 0;
      for (std::size_t i = 0; i < problem.places(); ++i)
        saved += problem.weights[i] * std::max<std::int64_t>(0, nearest[i] - problem.distance(i, j));
      if (saved > most) std::tie(most, best) = std::pair(saved, j);
    }
    sites.push_back(best);
  }
  std::ranges::sort(sites);
}

// Places of the list of distances: below `refuted` no p sites cover, at `reached` these do.
struct Span {
  std::size_t refuted = 0, reached = 0;
  std::vector<std::size_t> sites;
};

Span span_without_search(const SitingProblem& problem, const std::vector<std::int64_t>& radii) {
  Span span{.refuted = 0, .reached = radii.size() - 1, .sites = greedy_cover(cover_within(problem, radii.back()))};
  for (std::size_t low = 0; low < span.reached;) {
    const std::size_t middle = low + (span.reached - low) / 2;
    const CoverTable table = cover_within(problem, radii[middle]);
    auto sites = table.coverable() ? greedy_cover(table) : std::vector<std::size_t>{};
    if (!sites.empty() && sites.size() <= problem.sites) {
      span.reached = middle;
      span.sites = std::move(sites);
    } else {
      low = middle + 1;
    }
  }
  for (std::size_t high = span.reached; span.refuted < high;) {
    const std::size_t middle = span.refuted + (high - span.refuted) / 2;
    const CoverTable table = cover_within(problem, radii[middle]);
    if (!table.coverable() || cover_bound(table) > problem.sites) {
      span.refuted = middle + 1;
    } else {
      high = middle;
    }
  }
  return span;
}

// The least radius that p sites cover: halving between a radius that was refuted and one that was reached. At a radius of
// which the search cannot say either it ends, so that its limit is waited for once; the bound is where the last was refuted.
SitingAnswer center(const SitingProblem& problem, const ExactLimits& limits) {
  const auto radii = distinct_distances(problem);
  Span span = span_without_search(problem, radii);
  SitingAnswer answer;
  bool searched = false;
  for (std::size_t low = span.refuted; low < span.reached;) {
    const std::size_t middle = low + (span.reached - low) / 2;
    Cover cover = fewest(cover_within(problem, radii[middle]), limits, problem.sites);
    searched = searched || cover.proof == Proof::Search;
    if (cover.sites.size() <= problem.sites) {
      span.reached = middle;
      span.sites = std::move(cover.sites);
      continue;
    }
    low = middle + 1;
    const bool refuted = cover.least > problem.sites;  // and with it every smaller radius
    if (refuted) span.refuted = low;
    answer.too_large = !refuted && cover.too_large;
    answer.stopped = !refuted && cover.stopped;
    if (!refuted) break;
  }
  answer.sites = std::move(span.sites);
  fill_up(problem, answer.sites);
  answer.figures = figures_of(problem, answer.sites);
  answer.bound = std::min(radii[std::min(span.refuted, span.reached)], answer.figures.objective);
  if (span.refuted >= span.reached) {
    answer.proof = searched ? Proof::Search : Proof::Bound;
    answer.bound = answer.figures.objective;
  }
  return answer;
}

}  // namespace

SitingAnswer solve_siting(const SitingProblem& problem, const ExactLimits& limits) {
  switch (problem.model) {
    case SitingModel::SetCover:
      return set_cover(problem, limits);
    case SitingModel::PCenter:
      return center(problem, limits);
    default:
      return by_costs(problem, limits);
  }
}

}  // namespace muang::green
