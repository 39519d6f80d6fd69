// SPDX-License-Identifier: Apache-2.0
// The linear step of the balance: figures x with variances S, moved least onto A x = b, and the variances after it.
// The linear algebra library stays in the .cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "waste/flow/balance_elimination.hpp"

namespace muang::waste {

class LeastSquares {
 public:
  // The equations are independent; their columns are places in `reported`.
  LeastSquares(const std::vector<Equation>& equations, std::vector<double> reported, std::vector<double> variance);
  ~LeastSquares();
  LeastSquares(LeastSquares&&) noexcept;
  LeastSquares& operator=(LeastSquares&&) noexcept;

  bool solved() const;  // false: the uncertainties lie too far apart for the numbers of this machine
  const std::vector<double>& adjusted() const;
  // var x − var x̂ = (S Aᵀ (A S Aᵀ)⁻¹ A S)ᵢᵢ; 0 when no equation holds the figure.
  double variance_taken(int place) const;
  // Variance of Σ factor × x̂ over the terms. What it took is subtracted from the steps.
  double variance_of(const std::vector<Term>& terms, std::int64_t& steps) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace muang::waste
