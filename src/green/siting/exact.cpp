// SPDX-License-Identifier: Apache-2.0
#include "green/siting/exact.hpp"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace muang::green {
namespace {

// The objective is handed over as a number near this, so that the solver's absolute tolerances (1e-5 and smaller) are
// beneath what counts.
constexpr double handed_objective = 1e6;

using Term = std::pair<int, double>;

class Program {
 public:
  int add_column(double cost, bool whole, double lower = 0) {
    cost_.push_back(cost);
    lower_.push_back(lower);
    whole_.push_back(whole);
    return static_cast<int>(cost_.size()) - 1;
  }
  void add_row(std::vector<Term> terms, double least, double most) {
    for (const auto& [column, factor] : terms) terms_.push_back({column, static_cast<int>(least_.size()), factor});
    least_.push_back(least);
    most_.push_back(most);
  }

  struct Outcome {
    bool optimal = false;
    std::vector<double> values;
    double bound = 0;
  };
  Outcome solve(const ExactLimits& limits) {
    const std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)> model(Cbc_newModel(), &Cbc_deleteModel);
    Cbc_setLogLevel(model.get(), 0);
    load(model.get());
    Cbc_setParameter(model.get(), "timeMode", "elapsed");
    Cbc_setMaximumSeconds(model.get(), limits.seconds);
    Cbc_setMaximumNodes(model.get(), limits.nodes);
    Cbc_solve(model.get());
    Outcome outcome;
    outcome.optimal = Cbc_isProvenOptimal(model.get()) != 0;
    outcome.bound = Cbc_getBestPossibleObjValue(model.get());
    const double* values = Cbc_getColSolution(model.get());
    if (values && (outcome.optimal || Cbc_bestSolution(model.get()))) outcome.values.assign(values, values + cost_.size());
    return outcome;
  }

 private:
  struct Entry {
    int column, row;
    double factor;
  };

  void load(Cbc_Model* model) {
    std::ranges::stable_sort(terms_, {}, &Entry::column);
    std::vector<CoinBigIndex> starts(cost_.size() + 1, 0);
    std::vector<int> rows;
    std::vector<double> factors;
    for (const Entry& entry : terms_) {
      ++starts[static_cast<std::size_t>(entry.column) + 1];
      rows.push_back(entry.row);
      factors.push_back(entry.factor);
    }
    for (std::size_t c = 0; c < cost_.size(); ++c) starts[c + 1] += starts[c];
    const std::vector<double> upper(cost_.size(), 1.0);
    Cbc_loadProblem(model, static_cast<int>(cost_.size()), static_cast<int>(least_.size()), starts.data(), rows.data(),
                    factors.data(), lower_.data(), upper.data(), cost_.data(), least_.data(), most_.data());
    for (std::size_t c = 0; c < whole_.size(); ++c) {
      if (whole_[c]) Cbc_setInteger(model, static_cast<int>(c));
    }
  }

  std::vector<double> cost_, lower_, least_, most_;
  std::vector<bool> whole_;
  std::vector<Entry> terms_;
};

constexpr double no_limit = 1e30;
constexpr int no_column = -1;

ExactAnswer answer_of(Program& program, const std::vector<int>& column_of, const ExactLimits& limits) {
  const auto outcome = program.solve(limits);
  ExactAnswer answer{.optimal = outcome.optimal, .too_large = false, .sites = {}, .bound = outcome.bound};
  for (std::size_t j = 0; j < column_of.size() && !outcome.values.empty(); ++j) {
    if (column_of[j] != no_column && outcome.values[static_cast<std::size_t>(column_of[j])] > 0.5) answer.sites.push_back(j);
  }
  return answer;
}

// What one place costs beyond its cheapest candidate, level by level.
void add_levels(Program& program, const CostTable& costs, std::size_t place, const std::vector<int>& column_of,
                double scale) {
  std::vector<std::pair<std::int64_t, int>> levels;
  for (std::size_t j = 0; j < costs.candidates; ++j) {
    if (column_of[j] != no_column) levels.emplace_back(costs.at(place, j), column_of[j]);
  }
  std::ranges::sort(levels);
  int last = no_column;
  for (std::size_t k = 0; k < levels.size();) {
    const std::int64_t cost = levels[k].first;
    std::vector<Term> terms;
    for (; k < levels.size() && levels[k].first == cost; ++k) terms.emplace_back(levels[k].second, 1.0);
    if (k == levels.size()) break;  // some site is always within the last level
    const int z = program.add_column(static_cast<double>(levels[k].first - cost) * scale, false);
    terms.emplace_back(z, 1.0);
    if (last != no_column) terms.emplace_back(last, -1.0);
    program.add_row(std::move(terms), last == no_column ? 1.0 : 0.0, no_limit);
    last = z;
  }
}

}  // namespace

ExactAnswer exact_median(const CostTable& costs, const MedianBound& known, const ExactLimits& limits) {
  const auto open =
      static_cast<std::size_t>(std::ranges::count_if(known.fates, [](Fate fate) { return fate != Fate::Out; }));
  if (limits.seconds <= 0 || open * costs.places > limits.terms) return {.too_large = true};
  const double scale = handed_objective / static_cast<double>(std::max<std::int64_t>(1, known.best.cost));
  Program program;
  std::vector<int> column_of(costs.candidates, no_column);
  std::vector<Term> all;
  double least_sum = 0;
  for (std::size_t j = 0; j < costs.candidates; ++j) {
    if (known.fates[j] == Fate::Out) continue;
    column_of[j] = program.add_column(0, true, known.fates[j] == Fate::In ? 1 : 0);
    all.emplace_back(column_of[j], 1.0);
  }
  const auto sites = static_cast<double>(known.best.sites.size());
  program.add_row(std::move(all), sites, sites);
  for (std::size_t i = 0; i < costs.places; ++i) {
    std::int64_t least = no_way;
    for (std::size_t j = 0; j < costs.candidates; ++j) {
      if (column_of[j] != no_column) least = std::min(least, costs.at(i, j));
    }
    least_sum += static_cast<double>(least);
    add_levels(program, costs, i, column_of, scale);
  }
  ExactAnswer answer = answer_of(program, column_of, limits);
  answer.bound = answer.bound / scale + least_sum;
  return answer;
}

ExactAnswer exact_cover(const CoverTable& table, const ExactLimits& limits) {
  std::size_t terms = 0;
  for (const auto& places : table.reaches) terms += places.size();
  if (limits.seconds <= 0 || terms > limits.terms) return {.too_large = true};
  Program program;
  std::vector<int> column_of;
  for (std::size_t j = 0; j < table.reaches.size(); ++j) column_of.push_back(program.add_column(1, true));
  for (const auto& candidates : table.reached_by) {
    std::vector<Term> row;
    for (const auto j : candidates) row.emplace_back(column_of[j], 1.0);
    program.add_row(std::move(row), 1, no_limit);
  }
  return answer_of(program, column_of, limits);
}

}  // namespace muang::green
