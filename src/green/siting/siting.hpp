// SPDX-License-Identifier: Apache-2.0
// The best sites known, how good any choice could be, and whether the two have been shown to meet.
#pragma once

#include <cstdint>
#include <vector>

#include "green/siting/exact.hpp"
#include "green/siting/siting_rules.hpp"

namespace muang::green {

enum class Proof : std::uint8_t {
  None,   // better sites may exist, up to the bound
  Bound,  // the bound in whole numbers equals the objective
  Search  // CBC searched to its end
};

struct SitingAnswer {
  std::vector<std::size_t> sites;  // ascending
  SitingFigures figures;
  std::int64_t bound = 0;  // as the objective: nothing below (of maximal covering: nothing above) can be reached
  Proof proof = Proof::None;
  bool too_large = false;  // for the exact search
  bool stopped = false;    // the exact search met its limit
};

// Needs what check_siting of siting_file.hpp checks.
SitingAnswer solve_siting(const SitingProblem& problem, const ExactLimits& limits);

}  // namespace muang::green
