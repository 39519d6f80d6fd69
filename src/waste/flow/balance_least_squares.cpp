// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/balance_least_squares.hpp"

#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>
#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <utility>

namespace muang::waste {

using SparseMatrix = Eigen::SparseMatrix<double>;  // by columns

struct LeastSquares::Parts {
  SparseMatrix a;
  std::vector<double> adjusted, variance;
  Eigen::SimplicialLDLT<SparseMatrix> factor;  // of A S Aᵀ, ordered by approximate minimum degree
  SparseMatrix lower;                          // L without its diagonal of ones
  Eigen::VectorXd diagonal;
  std::vector<int> at;  // equation → row of L
  SparseMatrix inverse_lower;
  Eigen::VectorXd inverse_diagonal;
  mutable std::vector<double> work;  // of squared_length, zero between calls
  mutable std::vector<char> waiting;
  bool solved = true;

  bool factorise(const Eigen::VectorXd& s);
  void invert();
  double inverse_entry(int row, int column) const;
  double squared_length(const std::vector<std::pair<int, double>>& v, std::int64_t& steps) const;
};

bool LeastSquares::Parts::factorise(const Eigen::VectorXd& s) {
  const SparseMatrix weighted = a * s.asDiagonal();
  const SparseMatrix turned = a.transpose();
  const SparseMatrix product = weighted * turned;  // keeps what cancels to zero: the pattern of L is that of the graph
  factor.compute(product);
  if (factor.info() != Eigen::Success) return false;
  lower = factor.matrixL();
  lower.prune([](Eigen::Index row, Eigen::Index column, double) { return row != column; });
  diagonal = factor.vectorD();
  if (!diagonal.allFinite() || (diagonal.array() <= 0).any()) return false;
  at.resize(static_cast<std::size_t>(a.rows()));
  work.assign(at.size(), 0);
  waiting.assign(at.size(), 0);
  const auto& permutation = factor.permutationP().indices();
  for (std::size_t i = 0; i < at.size(); ++i)
    at[i] = permutation.size() ? permutation[static_cast<Eigen::Index>(i)] : static_cast<int>(i);
  return true;
}

// The entries of (A S Aᵀ)⁻¹ on the pattern of L, from the last column backwards: K. Takahashi, J. Fagan, M.-S. Chin (1973);
// A. M. Erisman and W. F. Tinney, Communications of the ACM 18 (1975) 177. As much work as the factorisation, no dense
// inverse.
void LeastSquares::Parts::invert() {
  const int n = static_cast<int>(lower.cols());
  inverse_lower = lower;
  inverse_diagonal = Eigen::VectorXd::Zero(n);
  const int* begin = lower.outerIndexPtr();
  const int* row = lower.innerIndexPtr();
  const double* l = lower.valuePtr();
  double* z = inverse_lower.valuePtr();
  std::vector<double> factor_of(static_cast<std::size_t>(n), 0), sum(static_cast<std::size_t>(n), 0);
  for (int column = n - 1; column >= 0; --column) {
    const int from = begin[column], to = begin[column + 1];
    for (int p = from; p < to; ++p) factor_of[row[p]] = l[p];
    for (int p = from; p < to; ++p) {
      const int k = row[p];
      double own = inverse_diagonal[k] * l[p];
      for (int q = begin[k]; q < begin[k + 1]; ++q) {
        const double other = factor_of[row[q]];
        sum[row[q]] += z[q] * l[p];  // of use only when row[q] is in this column; cleared below otherwise
        own += z[q] * other;
      }
      sum[k] += own;
    }
    double diagonal_entry = 1 / diagonal[column];
    for (int p = from; p < to; ++p) {
      z[p] = -sum[row[p]];
      diagonal_entry -= z[p] * l[p];
    }
    inverse_diagonal[column] = diagonal_entry;
    for (int p = from; p < to; ++p) {
      const int k = row[p];
      factor_of[k] = sum[k] = 0;
      for (int q = begin[k]; q < begin[k + 1]; ++q) sum[row[q]] = 0;
    }
  }
}

double LeastSquares::Parts::inverse_entry(int one, int other) const {
  const int i = std::max(at[one], at[other]), j = std::min(at[one], at[other]);
  return i == j ? inverse_diagonal[i] : inverse_lower.coeff(i, j);
}

// vᵀ (A S Aᵀ)⁻¹ v = |D^-½ L⁻¹ v|², walking only the columns that v reaches. `v` by equation.
double LeastSquares::Parts::squared_length(const std::vector<std::pair<int, double>>& v, std::int64_t& steps) const {
  std::priority_queue<int, std::vector<int>, std::greater<>> queue;
  const auto put = [&](int row, double value) {
    work[row] += value;
    if (!std::exchange(waiting[row], 1)) queue.push(row);
  };
  for (const auto& [equation, value] : v) put(at[equation], value);
  double length = 0;
  while (!queue.empty()) {
    const int column = queue.top();
    queue.pop();
    waiting[column] = 0;
    const double value = std::exchange(work[column], 0);
    length += value * value / diagonal[column];
    steps -= 1 + lower.outerIndexPtr()[column + 1] - lower.outerIndexPtr()[column];
    for (SparseMatrix::InnerIterator it(lower, column); it; ++it) put(static_cast<int>(it.row()), -it.value() * value);
  }
  return length;
}

LeastSquares::LeastSquares(const std::vector<Equation>& equations, std::vector<double> reported,
                           std::vector<double> variance)
    : parts_(std::make_unique<Parts>()) {
  Parts& p = *parts_;
  const auto rows = static_cast<Eigen::Index>(equations.size()), columns = static_cast<Eigen::Index>(reported.size());
  p.adjusted = std::move(reported);
  p.variance = std::move(variance);
  p.a.resize(rows, columns);
  if (rows == 0) return;
  std::vector<Eigen::Triplet<double>> entries;
  Eigen::VectorXd b(rows);
  for (std::size_t row = 0; row < equations.size(); ++row) {
    b[static_cast<Eigen::Index>(row)] = equations[row].constant;
    for (const Term& term : equations[row].terms) entries.emplace_back(static_cast<int>(row), term.column, term.factor);
  }
  p.a.setFromTriplets(entries.begin(), entries.end());
  Eigen::Map<Eigen::VectorXd> x(p.adjusted.data(), columns);
  const Eigen::VectorXd s = Eigen::Map<const Eigen::VectorXd>(p.variance.data(), columns);
  p.solved = p.factorise(s);
  for (int round = 0; p.solved && round < 3; ++round) {  // twice more on what rounding left
    const Eigen::VectorXd z = p.factor.solve(p.a * x - b);
    x -= s.cwiseProduct(p.a.transpose() * z);
    p.solved = x.allFinite();
  }
}

LeastSquares::~LeastSquares() = default;
LeastSquares::LeastSquares(LeastSquares&&) noexcept = default;
LeastSquares& LeastSquares::operator=(LeastSquares&&) noexcept = default;

bool LeastSquares::solved() const { return parts_->solved; }
const std::vector<double>& LeastSquares::adjusted() const { return parts_->adjusted; }

double LeastSquares::variance_taken(int place) const {
  Parts& p = *parts_;
  if (p.a.rows() == 0) return 0;
  if (p.inverse_diagonal.size() == 0) p.invert();
  double sum = 0;
  for (SparseMatrix::InnerIterator one(p.a, place); one; ++one) {
    for (SparseMatrix::InnerIterator other(p.a, place); other; ++other) {
      sum += one.value() * other.value() * p.inverse_entry(static_cast<int>(one.row()), static_cast<int>(other.row()));
    }
  }
  return std::max(0.0, sum) * p.variance[place] * p.variance[place];
}

double LeastSquares::variance_of(const std::vector<Term>& terms, std::int64_t& steps) const {
  const Parts& p = *parts_;
  double before = 0;
  std::vector<std::pair<int, double>> v;  // A S r
  for (const Term& term : terms) {
    const double weighted = term.factor * p.variance[term.column];
    before += term.factor * weighted;
    if (p.a.rows() == 0) continue;
    for (SparseMatrix::InnerIterator it(p.a, term.column); it; ++it) {
      v.emplace_back(static_cast<int>(it.row()), it.value() * weighted);
    }
  }
  return std::max(0.0, before - (v.empty() ? 0 : p.squared_length(v, steps)));
}

}  // namespace muang::waste
