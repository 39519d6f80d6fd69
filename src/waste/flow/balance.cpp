// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/balance.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <set>
#include <utility>

#include "waste/flow/balance_elimination.hpp"
#include "waste/flow/balance_equations.hpp"
#include "waste/flow/balance_errors.hpp"
#include "waste/flow/balance_least_squares.hpp"

namespace muang::waste {

namespace {

using Kind = BalanceEquations::Kind;
using Around = BalanceEquations::Around;

constexpr int max_iterations = 100;
constexpr double settled = 1e-13;        // relative change of every figure at which Gauss–Newton ends …
constexpr double stalled = 1e-9;         // … or this, when rounding lets it get no nearer
constexpr double residual_bound = 1e-8;  // of an equation, relative to its largest term
constexpr std::size_t max_named = 100;   // contradictions in one answer
// Steps for the deviations of unknown figures: a nation takes some 10⁵, a chain of 10,000 unknowns 5·10⁷ (a second or two).
constexpr std::int64_t deviation_steps = 50'000'000;

std::string shortest(double value) {
  char digits[40];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

class Reconciliation {
 public:
  explicit Reconciliation(const FlowGraph& graph);
  Result<Balance> run();

 private:
  bool is(int column, Kind kind) const { return equations_.is(column, kind); }
  Problems step(Around around);  // one linear reconciliation around the point, which it moves
  Problems reduce();
  Error contradiction(const Elimination& among_reported, const std::vector<int>& rest, int index) const;
  bool adjust();
  void substitute();
  void place_unknown_coefficients();
  double moved(const std::vector<double>& before) const;
  Result<int> iterate();
  std::vector<char> observable() const;
  Balance describe(int iterations, const std::vector<char>& observable) const;
  Balanced describe_reported(int column) const;
  std::vector<Term> reported_behind(int column, const std::vector<int>& pivot_of, std::vector<double>& weight,
                                    std::int64_t& steps) const;

  const FlowGraph& graph_;
  BalanceEquations equations_;
  std::vector<char> unknown_, measured_;
  std::vector<double> point_;
  std::vector<int> place_, column_;  // column ↔ its place among the reported figures
  // Of the last step.
  Elimination eliminated_{{}, 0};
  std::vector<int> reduced_;  // equations among reported figures alone that do not follow from one another
  LeastSquares fit_{{}, {}, {}};
};

Reconciliation::Reconciliation(const FlowGraph& graph)
    : graph_(graph),
      equations_(graph),
      unknown_(equations_.all(Kind::Unknown)),
      measured_(equations_.all(Kind::Measured)),
      place_(measured_.size(), -1) {
  for (int column = 0; column < equations_.columns(); ++column) {
    point_.push_back(equations_.reported(column));
    if (!measured_[column]) continue;
    place_[column] = static_cast<int>(column_.size());
    column_.push_back(column);
  }
}

Error Reconciliation::contradiction(const Elimination& among_reported, const std::vector<int>& rest, int index) const {
  std::set<std::string> names;
  for (const int one : among_reported.sources(index)) {
    for (const int source : eliminated_.sources(rest[one])) names.insert(equations_.name_of(source));
  }
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  const double difference = std::abs(among_reported.equations()[index].constant);
  return {errors::constants_contradict, "", {{"processes", list}, {"difference", shortest(difference)}}};
}

// Which of the equations without unknowns are independent, and which contradict.
Problems Reconciliation::reduce() {
  const std::vector<int> rest = eliminated_.rest();
  std::vector<Equation> left;
  for (const int equation : rest) {
    left.push_back(eliminated_.equations()[equation]);
    left.back().merged.clear();
  }
  Elimination among_reported(std::move(left), equations_.columns());
  among_reported.run(measured_);
  reduced_.clear();
  for (const auto& pivot : among_reported.pivots()) reduced_.push_back(rest[pivot.equation]);
  std::sort(reduced_.begin(), reduced_.end());
  Problems problems;
  for (const int index : among_reported.rest()) {
    if (among_reported.contradicts(index) && problems.size() < max_named) {
      problems.push_back(contradiction(among_reported, rest, index));
    }
  }
  return problems;
}

bool Reconciliation::adjust() {
  std::vector<Equation> independent;
  for (const int index : reduced_) {
    independent.push_back(eliminated_.equations()[index]);
    for (Term& term : independent.back().terms) term.column = place_[term.column];
  }
  std::vector<double> reported, variance;
  for (const int column : column_) {
    reported.push_back(equations_.reported(column));
    variance.push_back(equations_.variance(column));
  }
  fit_ = LeastSquares(independent, std::move(reported), std::move(variance));
  if (!fit_.solved()) return false;
  for (std::size_t i = 0; i < column_.size(); ++i) point_[column_[i]] = fit_.adjusted()[i];
  return true;
}

// Unknown figures from the reported ones; those that nothing determines stay at their point.
void Reconciliation::substitute() {
  const auto& pivots = eliminated_.pivots();
  for (auto pivot = pivots.rbegin(); pivot != pivots.rend(); ++pivot) {
    const Equation& equation = eliminated_.equations()[pivot->equation];
    double sum = equation.constant;
    for (const Term& term : equation.terms) {
      if (term.column != pivot->column) sum -= term.factor * point_[term.column];
    }
    point_[pivot->column] = sum / pivot->factor;
  }
}

Problems Reconciliation::step(Around around) {
  eliminated_ = Elimination(equations_.linearised(around, point_), equations_.columns());
  eliminated_.run(unknown_);
  Problems contradictions = reduce();
  if (!adjust()) return {{errors::not_converged, "", {{"iterations", "1"}}}};
  substitute();
  return contradictions;
}

void Reconciliation::place_unknown_coefficients() {
  for (std::size_t i = 0; i < graph_.transfers.size(); ++i) {
    const int coefficient = equations_.flows() + static_cast<int>(i);
    const double from = point_[graph_.transfers[i].from], to = point_[graph_.transfers[i].to];
    if (is(coefficient, Kind::Unknown) && from != 0) point_[coefficient] = to / from;
  }
}

double Reconciliation::moved(const std::vector<double>& before) const {
  double largest = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const double size = std::max({std::abs(before[i]), std::abs(point_[i]), 1e-3});
    const double change = std::abs(point_[i] - before[i]) / size;
    if (!(change <= largest)) largest = change;  // NaN too
  }
  return largest;
}

// How many steps it took.
Result<int> Reconciliation::iterate() {
  Problems problems = step(Around::Start);
  if (equations_.linear()) {
    if (!problems.empty()) return problems;
    return 1;
  }
  // A contradiction of the start may come from coefficients held still: not yet one of constants.
  place_unknown_coefficients();
  double last = 1;
  for (int iteration = 2; iteration <= max_iterations; ++iteration) {
    const std::vector<double> before = point_;
    problems = step(Around::Point);
    const double now = moved(before);
    if (!std::isfinite(now)) break;
    if (now <= settled || (now <= stalled && now >= last)) {
      if (!problems.empty()) return problems;
      return iteration;
    }
    last = now;
  }
  if (!problems.empty()) return problems;
  return Error{errors::not_converged, "", {{"iterations", std::to_string(max_iterations)}}};
}

Result<Balance> Reconciliation::run() {
  TRY(const int iterations, iterate());
  const std::vector<char> determined = observable();
  const auto residual = equations_.residual(point_, determined);
  if (!(residual.relative <= residual_bound)) {
    return Error{errors::not_converged, "", {{"iterations", std::to_string(iterations)}}};
  }
  Balance balance = describe(iterations, determined);
  balance.largest_residual = residual.largest;
  return balance;
}

// An unknown figure is determined when it does not move with those that are free. Free ones get odd values: whatever stays
// still then is independent of them (cancellations included), up to a set of odd values of measure zero.
std::vector<char> Reconciliation::observable() const {
  std::vector<double> drift(point_.size(), 0);
  std::uint64_t seed = 0x9E3779B97F4A7C15ULL;
  for (int column = 0; column < equations_.columns(); ++column) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    if (is(column, Kind::Unknown)) drift[column] = 1 + static_cast<double>(seed >> 11) * 0x1p-53;
  }
  const auto& pivots = eliminated_.pivots();
  for (auto pivot = pivots.rbegin(); pivot != pivots.rend(); ++pivot) {
    double sum = 0, size = 0;
    for (const Term& term : eliminated_.equations()[pivot->equation].terms) {
      if (term.column == pivot->column || !is(term.column, Kind::Unknown)) continue;
      sum += term.factor * drift[term.column];
      size += std::abs(term.factor * drift[term.column]);
    }
    drift[pivot->column] = std::abs(sum) > 1e-9 * size ? -sum / pivot->factor : 0;
  }
  std::vector<char> out(point_.size());
  for (int column = 0; column < equations_.columns(); ++column)
    out[column] = !is(column, Kind::Unknown) || drift[column] == 0;
  return out;
}

// An unknown figure as a sum of reported ones: back-substitution along the pivots that it leads to, first to last.
// `weight` is zero before and after.
std::vector<Term> Reconciliation::reported_behind(int column, const std::vector<int>& pivot_of, std::vector<double>& weight,
                                                  std::int64_t& steps) const {
  std::priority_queue<int, std::vector<int>, std::greater<>> queue;
  std::vector<Term> out;
  std::vector<int> touched;
  const auto put = [&](int one, double by) {
    if (weight[one] == 0) touched.push_back(one);
    weight[one] += by;
    if (is(one, Kind::Unknown) && pivot_of[one] >= 0) queue.push(pivot_of[one]);
  };
  put(column, 1);
  while (!queue.empty()) {
    const auto& pivot = eliminated_.pivots()[queue.top()];
    queue.pop();
    const double by = std::exchange(weight[pivot.column], 0) / pivot.factor;
    --steps;
    if (by == 0) continue;
    for (const Term& term : eliminated_.equations()[pivot.equation].terms) {
      if (term.column != pivot.column) put(term.column, -by * term.factor);
    }
  }
  for (const int one : touched) {
    const double factor = std::exchange(weight[one], 0);
    if (factor != 0 && measured_[one]) out.push_back({place_[one], factor});
  }
  return out;
}

Balanced Reconciliation::describe_reported(int column) const {
  const double taken = fit_.variance_taken(place_[column]);
  const double variance = equations_.variance(column);
  Balanced out{point_[column], std::sqrt(std::max(0.0, variance - taken)), {}, BalanceStatus::JustDetermined};
  if (taken <= 1e-12 * variance) return out;  // nothing but rounding
  out.status = BalanceStatus::Redundant;
  out.normalised_residual = std::abs(equations_.reported(column) - point_[column]) / std::sqrt(taken);
  return out;
}

Balance Reconciliation::describe(int iterations, const std::vector<char>& observable) const {
  std::vector<int> pivot_of(point_.size(), -1);
  for (std::size_t i = 0; i < eliminated_.pivots().size(); ++i) {
    pivot_of[eliminated_.pivots()[i].column] = static_cast<int>(i);
  }
  std::vector<double> weight(point_.size(), 0);
  std::int64_t steps = deviation_steps;
  Balance out;
  out.iterations = iterations;
  out.degrees_of_freedom = static_cast<int>(reduced_.size());
  for (int column = 0; column < equations_.columns(); ++column) {
    Balanced one{point_[column], 0, {}, BalanceStatus::Constant};
    if (is(column, Kind::Measured)) {
      one = describe_reported(column);
      const double moved = equations_.reported(column) - point_[column];
      out.chi_square += moved * moved / equations_.variance(column);
    } else if (is(column, Kind::Unknown)) {
      one.status = observable[column] ? BalanceStatus::Computed : BalanceStatus::Unobservable;
      if (observable[column] && steps <= 0) one.sd = std::numeric_limits<double>::quiet_NaN();
      if (observable[column] && steps > 0) {
        one.sd = std::sqrt(fit_.variance_of(reported_behind(column, pivot_of, weight, steps), steps));
      }
    }
    (column < equations_.flows() ? out.flows : out.transfers).push_back(one);
  }
  return out;
}

}  // namespace

Result<Balance> balance_flows(const FlowGraph& graph) { return Reconciliation(graph).run(); }

double suspicious_above(int figures) {
  constexpr double level = 0.05;
  const double one = -std::expm1(std::log1p(-level) / std::max(1, figures));  // 1 − (1 − level)^(1/n)
  double low = 0, high = 40;
  for (int i = 0; i < 100; ++i) {  // two-sided: erfc(z ÷ √2) = one
    const double middle = (low + high) / 2;
    (std::erfc(middle / std::sqrt(2.0)) > one ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace muang::waste
