// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/balance_equations.hpp"

#include <algorithm>
#include <cmath>

namespace muang::waste {

BalanceEquations::BalanceEquations(const FlowGraph& graph) : graph_(graph), flows_(static_cast<int>(graph.flows.size())) {
  const auto take = [&](const BalanceFigure& figure) {
    kind_.push_back(!figure.value ? Kind::Unknown : figure.sd ? Kind::Measured : Kind::Constant);
    reported_.push_back(figure.value.value_or(0));
    variance_.push_back(kind_.back() == Kind::Measured ? *figure.sd * *figure.sd : 0);
  };
  for (const BalanceFlow& flow : graph.flows) take(flow.reported);
  for (const BalanceTransfer& transfer : graph.transfers) take(transfer.reported);
}

std::vector<char> BalanceEquations::all(Kind kind) const {
  std::vector<char> out;
  for (const Kind one : kind_) out.push_back(one == kind);
  return out;
}

bool BalanceEquations::linear() const {
  return std::all_of(kind_.begin() + flows_, kind_.end(), [](Kind kind) { return kind == Kind::Constant; });
}

const std::string& BalanceEquations::name_of(int equation) const {
  const auto at = static_cast<std::size_t>(equation);
  if (at < graph_.processes.size()) return graph_.processes[at].id;
  const std::size_t transfer = at - graph_.processes.size();
  if (transfer < graph_.transfers.size()) return graph_.transfers[transfer].process;
  return graph_.flows[graph_.relations[transfer - graph_.transfers.size()].flow].id;
}

void BalanceEquations::add(Equation& equation, int column, double factor) const {
  if (is(column, Kind::Constant)) {
    equation.constant -= factor * reported_[column];
    equation.scale += std::abs(factor * reported_[column]);
  } else if (factor != 0) {
    equation.terms.push_back({column, factor});
  }
}

// to − c·from = 0 around (c₀, from₀):  to − c₀·from − from₀·c = −c₀·from₀.
Equation BalanceEquations::transfer(std::size_t index, Around around, const std::vector<double>& point) const {
  const BalanceTransfer& transfer = graph_.transfers[index];
  const int coefficient = flows_ + static_cast<int>(index);
  Equation equation;
  add(equation, transfer.to, 1);
  add(equation, transfer.from, -point[coefficient]);
  if (around == Around::Point && !is(coefficient, Kind::Constant)) {
    add(equation, coefficient, -point[transfer.from]);
    equation.constant -= point[coefficient] * point[transfer.from];
    equation.scale += std::abs(point[coefficient] * point[transfer.from]);
  }
  return equation;
}

std::vector<Equation> BalanceEquations::linearised(Around around, const std::vector<double>& point) const {
  std::vector<Equation> out;
  for (const BalanceProcess& process : graph_.processes) {
    Equation equation;
    for (const int flow : process.in) add(equation, flow, 1);
    for (const int flow : process.out) add(equation, flow, -1);
    out.push_back(std::move(equation));
  }
  for (std::size_t i = 0; i < graph_.transfers.size(); ++i) {
    const bool nothing_known = around == Around::Start && is(flows_ + static_cast<int>(i), Kind::Unknown);
    out.push_back(nothing_known ? Equation{} : transfer(i, around, point));
  }
  for (const BalanceRelation& relation : graph_.relations) {
    Equation equation;
    add(equation, relation.flow, 1);
    add(equation, relation.of, -relation.factor);
    out.push_back(std::move(equation));
  }
  for (Equation& equation : out) {
    std::sort(equation.terms.begin(), equation.terms.end(),
              [](const Term& a, const Term& b) { return a.column < b.column; });
  }
  return out;
}

BalanceEquations::Residual BalanceEquations::residual(const std::vector<double>& point,
                                                      const std::vector<char>& observable) const {
  Residual out;
  // Flows that come out as zero are zero up to the rounding of the figures that made them so.
  double floor = 0;
  for (const double value : reported_) floor = std::max(floor, 1e-4 * std::abs(value));
  double sum = 0, size = 0;
  bool whole = true;
  const auto term = [&](int column, double value) {
    sum += value;
    size = std::max(size, std::abs(value));
    whole = whole && observable[column];
  };
  const auto close = [&] {
    // Written so that NaN counts as large.
    if (whole && !(std::abs(sum) <= out.largest)) out.largest = std::abs(sum);
    const double beside = std::max(size, floor);
    if (whole && beside > 0 && !(std::abs(sum) / beside <= out.relative)) out.relative = std::abs(sum) / beside;
    sum = size = 0;
    whole = true;
  };
  for (const BalanceProcess& process : graph_.processes) {
    for (const int flow : process.in) term(flow, point[flow]);
    for (const int flow : process.out) term(flow, -point[flow]);
    close();
  }
  for (std::size_t i = 0; i < graph_.transfers.size(); ++i) {
    const int coefficient = flows_ + static_cast<int>(i);
    const BalanceTransfer& transfer = graph_.transfers[i];
    term(transfer.to, point[transfer.to]);
    term(transfer.from, -point[coefficient] * point[transfer.from]);
    whole = whole && observable[coefficient];
    close();
  }
  for (const BalanceRelation& relation : graph_.relations) {
    term(relation.flow, point[relation.flow]);
    term(relation.of, -relation.factor * point[relation.of]);
    close();
  }
  return out;
}

}  // namespace muang::waste
