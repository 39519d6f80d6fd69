// SPDX-License-Identifier: Apache-2.0
// Sparse elimination on the equations of a flow graph. What depends on what is a matter of the coefficients alone (±1,
// transfer coefficients), never of the uncertainties, so rank is decided here and not by a small pivot of a weighted matrix.
#pragma once

#include <vector>

namespace muang::waste {

struct Term {
  int column = 0;
  double factor = 0;
};

struct Equation {           // Σ factor × column = constant
  std::vector<Term> terms;  // by column, each once
  double constant = 0;
  double scale = 0;         // sum of the sizes that went into `constant`: what rounding is measured against
  std::vector<int> merged;  // equations that were subtracted, each with what was merged into it
};

class Elimination {
 public:
  Elimination(std::vector<Equation> equations, int columns);

  // Eliminates the columns that are marked. Each pivot's equation then holds no marked column of an earlier pivot.
  void run(const std::vector<char>& marked);

  struct Pivot {
    int equation = 0, column = 0;
    double factor = 0;
  };
  const std::vector<Pivot>& pivots() const { return pivots_; }
  const std::vector<Equation>& equations() const { return equations_; }
  std::vector<int> rest() const;  // equations that are no pivot: no marked column is left in them
  // Zero on the left, and on the right more than rounding explains.
  bool contradicts(int equation) const;
  std::vector<int> sources(int equation) const;  // the equation and all that was merged into it

 private:
  void compact(int column);
  double cost(int column) const;
  int best_equation(int column) const;
  double factor_in(int equation, int column) const;
  void subtract(int equation, int pivot_equation, int column);
  std::vector<Equation> equations_;
  std::vector<std::vector<int>> holders_;  // by column: equations that may hold it
  std::vector<char> used_;                 // by equation: it is a pivot
  std::vector<Pivot> pivots_;
};

}  // namespace muang::waste
