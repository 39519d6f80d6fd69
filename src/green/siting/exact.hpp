// SPDX-License-Identifier: Apache-2.0
// Mixed-integer programs for siting, solved by COIN-OR CBC. The only file that knows CBC is exact.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "green/siting/cover_rules.hpp"
#include "green/siting/median_rules.hpp"

namespace muang::green {

// Nodes stop at the same place on every machine; seconds are the rope behind them, and an answer they cut may differ.
struct ExactLimits {
  double seconds = 30;         // of one program, on the wall; 0: no program is solved
  int nodes = 200'000;         // our choice
  std::size_t terms = 60'000;  // our choice: a program of more pairs of place and candidate is left alone
};

struct ExactAnswer {
  bool optimal = false;            // searched to its end
  bool too_large = false;          // not begun
  std::vector<std::size_t> sites;  // ascending; empty when none was met
  double bound = 0;                // no choice costs less, up to `trust`
};
// CBC reckons in double: its bounds are believed but for this share.
inline constexpr double trust = 1e-9;

// Levels of cost D_1 < D_2 < … of each place: z_ik = 1 when no site costs at most D_k.
//   min Σ_i D_i1 + Σ_k (D_i,k+1 - D_ik) z_ik,  z_i1 + Σ_{j: c_ij = D_1} x_j ≥ 1,  z_ik - z_i,k-1 + Σ_{j: c_ij = D_k} x_j ≥ 0
// (Cornuejols, Nemhauser and Wolsey 1980; in this sparse form Elloumi 2010). Of maximal covering it is the program of
// Church and ReVelle.
ExactAnswer exact_median(const CostTable& costs, const MedianBound& known, const ExactLimits& limits);
ExactAnswer exact_cover(const CoverTable& table, const ExactLimits& limits);

}  // namespace muang::green
