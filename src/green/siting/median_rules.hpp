// SPDX-License-Identifier: Apache-2.0
// p sites with the least sum of costs: p-median, and maximal covering with the weight left out as the cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "green/siting/siting_rules.hpp"

namespace muang::green {

struct CostTable {
  std::size_t places = 0, candidates = 0;
  std::vector<std::int64_t> costs;  // ≥ 0; the largest of each place, summed and taken sites + 1 times, stays below 2^62
  std::int64_t at(std::size_t place, std::size_t candidate) const { return costs[place * candidates + candidate]; }
};
// Of p-median w_i d_ij; of maximal covering w_i where d_ij is beyond the radius and 0 within.
CostTable costs_of(const SitingProblem& problem);

struct Median {
  std::vector<std::size_t> sites;  // ascending
  std::int64_t cost = 0;
};
std::int64_t cost_of(const CostTable& costs, const std::vector<std::size_t>& sites);

// Greedy adding (Kuehn and Hamburger 1963), then best swaps until none helps (Teitz and Bart 1968, counted as in Whitaker
// 1983). Ties go to the candidate that stands first.
Median greedy_and_swap(const CostTable& costs, std::size_t sites);
void swap_until_best(const CostTable& costs, Median& median);

enum class Fate : std::uint8_t { Open, In, Out };

// No choice costs less than `bound`: Lagrangian relaxation of Σ_j y_ij = 1 (Geoffrion 1974; Cornuejols, Fisher and
// Nemhauser 1977) with whole multipliers u, L(u) = Σ u_i + the p least of Σ_i min(0, c_ij - u_i): exact, no rounding.
struct MedianBound {
  std::int64_t bound = 0;
  std::vector<Fate> fates;  // what every choice no dearer than `best` does with a candidate
  Median best;              // the cheapest choice met, never dearer than the one given
};
MedianBound lagrangian_bound(const CostTable& costs, const Median& known);

}  // namespace muang::green
