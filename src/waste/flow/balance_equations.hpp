// SPDX-License-Identifier: Apache-2.0
// A flow graph as equations. Columns: the flows, then the coefficients; constants stand on the right side.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waste/flow/balance.hpp"
#include "waste/flow/balance_elimination.hpp"

namespace muang::waste {

class BalanceEquations {
 public:
  explicit BalanceEquations(const FlowGraph& graph);

  enum class Kind : std::uint8_t { Constant, Measured, Unknown };
  int columns() const { return static_cast<int>(kind_.size()); }
  int flows() const { return flows_; }
  bool is(int column, Kind kind) const { return kind_[column] == kind; }
  double reported(int column) const { return reported_[column]; }  // 0 of an unknown one
  double variance(int column) const { return variance_[column]; }
  std::vector<char> all(Kind kind) const;
  bool linear() const;  // every coefficient is a constant

  // Processes, coefficients, relations, in this order. At the start the coefficients are taken as they were reported: that
  // gives a point near enough for the real thing.
  enum class Around { Start, Point };
  std::vector<Equation> linearised(Around around, const std::vector<double>& point) const;
  const std::string& name_of(int equation) const;  // the process, or the flow of a relation

  struct Residual {
    double largest = 0;   // t
    double relative = 0;  // to the largest term of its equation
  };
  Residual residual(const std::vector<double>& point, const std::vector<char>& observable) const;

 private:
  void add(Equation& equation, int column, double factor) const;
  Equation transfer(std::size_t index, Around around, const std::vector<double>& point) const;
  const FlowGraph& graph_;
  int flows_;
  std::vector<Kind> kind_;
  std::vector<double> reported_, variance_;
};

}  // namespace muang::waste
