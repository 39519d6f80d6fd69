// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/balance_elimination.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace muang::waste {

namespace {

constexpr double cancelled = 1e-11;     // a difference this small beside what was subtracted is rounding
constexpr double contradiction = 1e-9;  // relative; published constants carry at most seven digits
constexpr double weak_pivot = 0.01;     // of the largest factor in its column

}  // namespace

Elimination::Elimination(std::vector<Equation> equations, int columns)
    : equations_(std::move(equations)), holders_(static_cast<std::size_t>(columns)), used_(equations_.size(), 0) {
  for (std::size_t i = 0; i < equations_.size(); ++i) {
    for (const Term& term : equations_[i].terms) holders_[term.column].push_back(static_cast<int>(i));
  }
}

double Elimination::factor_in(int equation, int column) const {
  const auto& terms = equations_[equation].terms;
  const auto found = std::lower_bound(terms.begin(), terms.end(), column,
                                      [](const Term& term, int wanted) { return term.column < wanted; });
  return found != terms.end() && found->column == column ? found->factor : 0;
}

// Forgets the equations that are used or no longer hold the column.
void Elimination::compact(int column) {
  auto& list = holders_[column];
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  std::erase_if(list, [&](int equation) { return used_[equation] || factor_in(equation, column) == 0; });
}

// Work of eliminating a column: the shortest equation that holds it is copied into all others. 0 for a column held once.
double Elimination::cost(int column) const {
  const auto& list = holders_[column];
  if (list.size() < 2) return 0;
  std::size_t shortest = equations_[list[0]].terms.size();
  for (const int equation : list) shortest = std::min(shortest, equations_[equation].terms.size());
  return static_cast<double>(list.size() - 1) * static_cast<double>(shortest);
}

int Elimination::best_equation(int column) const {
  double largest = 0;
  for (const int equation : holders_[column]) largest = std::max(largest, std::abs(factor_in(equation, column)));
  int best = -1;
  for (const int equation : holders_[column]) {
    if (std::abs(factor_in(equation, column)) < weak_pivot * largest) continue;
    if (best < 0 || equations_[equation].terms.size() < equations_[best].terms.size()) best = equation;
  }
  return best;
}

void Elimination::subtract(int equation, int pivot_equation, int column) {
  Equation& from = equations_[equation];
  const Equation& pivot = equations_[pivot_equation];
  const double times = factor_in(equation, column) / factor_in(pivot_equation, column);
  std::vector<Term> terms;
  terms.reserve(from.terms.size() + pivot.terms.size());
  auto a = from.terms.begin();
  auto b = pivot.terms.begin();
  while (a != from.terms.end() || b != pivot.terms.end()) {
    if (b == pivot.terms.end() || (a != from.terms.end() && a->column < b->column)) {
      terms.push_back(*a++);
    } else if (a == from.terms.end() || b->column < a->column) {
      terms.push_back({b->column, -times * b->factor});
      holders_[b->column].push_back(equation);
      ++b;
    } else {
      const double left = a->factor - times * b->factor;
      const double size = std::abs(a->factor) + std::abs(times * b->factor);
      if (a->column != column && std::abs(left) > cancelled * size) terms.push_back({a->column, left});
      ++a, ++b;
    }
  }
  from.terms = std::move(terms);
  from.constant -= times * pivot.constant;
  from.scale += std::abs(times) * pivot.scale;
  from.merged.push_back(pivot_equation);
}

void Elimination::run(const std::vector<char>& marked) {
  using Entry = std::pair<double, int>;  // cost, column; ties by column, so that the order is always the same
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  for (std::size_t column = 0; column < holders_.size(); ++column) {
    if (marked[column] && !holders_[column].empty()) queue.push({cost(static_cast<int>(column)), static_cast<int>(column)});
  }
  while (!queue.empty()) {
    const auto [expected, column] = queue.top();
    queue.pop();
    compact(column);
    if (holders_[column].empty()) continue;
    if (const double now = cost(column); now > expected && !queue.empty() && queue.top().first < now) {
      queue.push({now, column});
      continue;
    }
    const int pivot = best_equation(column);
    used_[pivot] = 1;
    pivots_.push_back({pivot, column, factor_in(pivot, column)});
    const std::vector<int> others = holders_[column];
    for (const int equation : others) {
      if (equation != pivot) subtract(equation, pivot, column);
    }
    holders_[column].clear();
    // Columns of the pivot's equation are now held by one equation less: cheaper, and perhaps free.
    for (const Term& term : equations_[pivot].terms) {
      if (!marked[term.column] || term.column == column || holders_[term.column].empty()) continue;
      if (holders_[term.column].size() > 64) continue;  // still dear; its own turn will tell
      compact(term.column);
      if (!holders_[term.column].empty()) queue.push({cost(term.column), term.column});
    }
  }
}

std::vector<int> Elimination::rest() const {
  std::vector<int> out;
  for (std::size_t i = 0; i < equations_.size(); ++i) {
    if (!used_[i]) out.push_back(static_cast<int>(i));
  }
  return out;
}

bool Elimination::contradicts(int equation) const {
  const Equation& e = equations_[equation];
  return e.terms.empty() && std::abs(e.constant) > contradiction * e.scale;
}

std::vector<int> Elimination::sources(int equation) const {
  std::vector<char> seen(equations_.size(), 0);
  std::vector<int> out{equation};
  seen[equation] = 1;
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const int merged : equations_[out[i]].merged) {
      if (!std::exchange(seen[merged], 1)) out.push_back(merged);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace muang::waste
