// SPDX-License-Identifier: Apache-2.0
// Reconciliation of a flow graph by weighted least squares: the reported figures are moved as little as their uncertainty
// allows until every process balances.
//
//   minimise Σ ((x̂ᵢ − xᵢ) ÷ sdᵢ)²   where   for each process  Σ in = Σ out,  for each coefficient  to = coefficient × from
//
// Linear step: x̂ = x − S Aᵀ (A S Aᵀ)⁻¹ (A x − b), S = diag(sd²), after the unknown flows are eliminated; the coefficients
// make it non-linear and it is repeated at the new point (Gauss–Newton). O. Cencic, "Nonlinear data reconciliation in
// material flow analysis with software STAN", Sustainable Environment Research 26 (2016) 291–298. Variances are those of the
// last linear step. Normalised residual: the measurement test of R. S. H. Mah and A. C. Tamhane (AIChE Journal 28 (1982)
// 828), |x − x̂| ÷ √(var x − var x̂): about a standard normal when the figure has no gross error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/core/result.hpp"

namespace muang::waste {

// What is known of a flow (t of the period) or a coefficient (0 to 1). A value alone is a constant, nothing at all is
// unknown.
struct BalanceFigure {
  std::optional<double> value;
  std::optional<double> sd;  // > 0
};

struct BalanceFlow {
  std::string id;
  BalanceFigure reported;
};

struct BalanceProcess {  // Σ in = Σ out; a change of stock is a flow of its own
  std::string id;
  std::vector<int> in, out;  // places in FlowGraph::flows
};

struct BalanceTransfer {  // to = coefficient × from
  std::string process;
  int from = 0, to = 0;
  BalanceFigure reported;
};

struct BalanceRelation {  // flow = factor × of, exactly
  int flow = 0, of = 0;
  double factor = 1;
};

struct FlowGraph {
  std::vector<BalanceFlow> flows;
  std::vector<BalanceProcess> processes;
  std::vector<BalanceTransfer> transfers;
  std::vector<BalanceRelation> relations;
};

enum class BalanceStatus {
  Constant,        // taken as given
  Redundant,       // reported, and the others say something about it: adjusted
  JustDetermined,  // reported, and nothing can contradict it: as reported
  Computed,        // unknown, follows from the others
  Unobservable,    // unknown, and nothing determines it
};

struct Balanced {  // the reported figure stays where it was
  double value = 0;
  double sd = 0;  // NaN of an unknown figure so deep in a chain of unknowns that it was not worked out
  std::optional<double> normalised_residual;  // of redundant figures alone
  BalanceStatus status = BalanceStatus::Constant;
};

struct Balance {
  std::vector<Balanced> flows, transfers;  // in the order of the graph
  int iterations = 0;
  int degrees_of_freedom = 0;   // independent equations left among the reported figures
  double chi_square = 0;        // Σ ((x − x̂) ÷ sd)²: to compare with the χ² distribution of those degrees
  double largest_residual = 0;  // of any equation without an unobservable figure, at the reconciled values
};

// Fails with constants_contradict (the processes named) or not_converged.
Result<Balance> balance_flows(const FlowGraph& graph);

// The normalised residual above which a figure is suspicious when `figures` are tested together at 5 % (Šidák, as Mah and
// Tamhane propose): 1.96 for one, 3.0 for twenty, 4.8 for thirty thousand.
double suspicious_above(int figures);

}  // namespace muang::waste
