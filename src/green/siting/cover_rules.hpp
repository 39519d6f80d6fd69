// SPDX-License-Identifier: Apache-2.0
// The fewest sites that cover every place: location set covering, and the question that p-center asks of each radius.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "green/siting/siting_rules.hpp"

namespace muang::green {

struct CoverTable {
  std::vector<std::vector<std::uint32_t>> reaches;     // of a candidate: places within the radius, ascending
  std::vector<std::vector<std::uint32_t>> reached_by;  // of a place: candidates
  bool coverable() const;
};
CoverTable cover_within(const SitingProblem& problem, std::int64_t radius);

// Takes the candidate that covers most of what is left (Chvátal 1979), then drops what has become needless. Ascending.
// Every place must be reached by some candidate.
std::vector<std::size_t> greedy_cover(const CoverTable& table);

// No fewer sites cover every place: places no two of which share a candidate, or the dual Σ_i 1 / (most places of a
// candidate that reaches i), whichever is larger.
std::size_t cover_bound(const CoverTable& table);

}  // namespace muang::green
