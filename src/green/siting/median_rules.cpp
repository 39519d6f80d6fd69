// SPDX-License-Identifier: Apache-2.0
#include "green/siting/median_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muang::green {
namespace {

// Our choices: enough that the step has become small, and some seconds of work at most.
constexpr std::int64_t most_work = 2'000'000'000, least_rounds = 40, most_rounds = 800;
constexpr int patience = 15;
constexpr double first_step = 2.0;  // Held, Wolfe and Crowder 1974

struct Serving {  // of one place
  std::int64_t first = no_way, second = no_way;
  std::size_t slot = 0;  // of the nearest site in Median::sites
};

std::vector<Serving> servings(const CostTable& costs, const std::vector<std::size_t>& sites) {
  std::vector<Serving> all(costs.places);
  for (std::size_t i = 0; i < costs.places; ++i) {
    Serving& s = all[i];
    for (std::size_t k = 0; k < sites.size(); ++k) {
      const std::int64_t cost = costs.at(i, sites[k]);
      if (cost < s.first) {
        s.second = s.first;
        s.first = cost;
        s.slot = k;
      } else {
        s.second = std::min(s.second, cost);
      }
    }
  }
  return all;
}

struct Swap {
  std::int64_t saves = 0;
  std::size_t slot = 0, candidate = 0;
};

// What is saved when the candidate comes in and the site that is missed least goes.
Swap best_exit(const CostTable& costs, const std::vector<Serving>& serving, std::size_t candidate,
               std::vector<std::int64_t>& loss) {
  std::ranges::fill(loss, 0);
  std::int64_t gain = 0;
  for (std::size_t i = 0; i < costs.places; ++i) {
    const std::int64_t cost = costs.at(i, candidate);
    const Serving& s = serving[i];
    if (cost < s.first) gain += s.first - cost;
    if (cost >= s.first) loss[s.slot] += std::min(cost, s.second) - s.first;
  }
  const auto least = std::ranges::min_element(loss);
  return {gain - *least, static_cast<std::size_t>(least - loss.begin()), candidate};
}

class Relaxation {
 public:
  Relaxation(const CostTable& costs, std::size_t sites) : costs_(costs), sites_(sites), order_(costs.candidates) {
    u_.resize(costs.places);
    least_.assign(costs.places, no_way);
    most_.assign(costs.places, 0);
    for (std::size_t i = 0; i < costs.places; ++i) {
      for (std::size_t j = 0; j < costs.candidates; ++j) {
        least_[i] = std::min(least_[i], costs.at(i, j));
        most_[i] = std::max(most_[i], costs.at(i, j));
      }
    }
  }

  void start_at(const std::vector<Serving>& serving) {
    for (std::size_t i = 0; i < u_.size(); ++i) u_[i] = serving[i].first;
  }

  // L(u); the p chosen candidates stand first in order().
  std::int64_t value() {
    rho_.assign(costs_.candidates, 0);
    for (std::size_t i = 0; i < costs_.places; ++i) {
      const std::int64_t* row = &costs_.costs[i * costs_.candidates];
      for (std::size_t j = 0; j < costs_.candidates; ++j) rho_[j] += std::min<std::int64_t>(0, row[j] - u_[i]);
    }
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    const auto cheaper = [&](std::size_t a, std::size_t b) { return rho_[a] != rho_[b] ? rho_[a] < rho_[b] : a < b; };
    std::ranges::sort(order_, cheaper);
    std::int64_t sum = std::accumulate(u_.begin(), u_.end(), std::int64_t{0});
    for (std::size_t k = 0; k < sites_; ++k) sum += rho_[order_[k]];
    return sum;
  }

  std::vector<std::size_t> chosen() const {
    std::vector<std::size_t> sites(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(sites_));
    std::ranges::sort(sites);
    return sites;
  }

  // One step along the subgradient 1 - Σ_j y_ij; false when it is zero, and the relaxation is then the problem.
  bool step(double towards) {
    std::vector<std::int64_t> slope(costs_.places, 1);
    double norm = 0;
    for (std::size_t i = 0; i < costs_.places; ++i) {
      for (std::size_t k = 0; k < sites_; ++k) slope[i] -= costs_.at(i, order_[k]) < u_[i] ? 1 : 0;
      norm += static_cast<double>(slope[i] * slope[i]);
    }
    if (norm == 0) return false;
    for (std::size_t i = 0; i < costs_.places; ++i) {
      const double moved = static_cast<double>(u_[i]) + towards / norm * static_cast<double>(slope[i]);
      u_[i] = std::llround(std::clamp(moved, static_cast<double>(least_[i]), static_cast<double>(most_[i])));
    }
    return true;
  }

  // A candidate whose other fate alone lifts L(u) above the cost known has one fate left.
  std::vector<Fate> fates(std::int64_t bound, std::int64_t known) const {
    std::vector<Fate> all(costs_.candidates, Fate::Open);
    const std::int64_t last_in = rho_[order_[sites_ - 1]];
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const std::int64_t rho = rho_[order_[k]];
      if (k >= sites_ && bound - last_in + rho > known) all[order_[k]] = Fate::Out;
      if (k < sites_ && sites_ < order_.size() && bound - rho + rho_[order_[sites_]] > known) all[order_[k]] = Fate::In;
    }
    return all;
  }

  const std::vector<std::int64_t>& multipliers() const { return u_; }
  void set(const std::vector<std::int64_t>& u) { u_ = u; }

 private:
  const CostTable& costs_;
  std::size_t sites_;
  std::vector<std::int64_t> u_, least_, most_, rho_;
  std::vector<std::size_t> order_;
};

std::int64_t rounds_for(const CostTable& costs) {
  const auto pairs = static_cast<std::int64_t>(costs.costs.size());
  return std::clamp(most_work / std::max<std::int64_t>(1, pairs), least_rounds, most_rounds);
}

}  // namespace

CostTable costs_of(const SitingProblem& problem) {
  CostTable table{.places = problem.places(), .candidates = problem.candidates, .costs = problem.distances};
  const bool median = problem.model == SitingModel::PMedian;
  for (std::size_t i = 0; i < table.places; ++i) {
    for (std::size_t j = 0; j < table.candidates; ++j) {
      std::int64_t& cost = table.costs[i * table.candidates + j];
      cost = problem.weights[i] * (median ? cost : problem.within(i, j) ? 0 : 1);
    }
  }
  return table;
}

std::int64_t cost_of(const CostTable& costs, const std::vector<std::size_t>& sites) {
  std::int64_t sum = 0;
  for (const Serving& s : servings(costs, sites)) sum += s.first;
  return sum;
}

void swap_until_best(const CostTable& costs, Median& median) {
  std::vector<std::int64_t> loss(median.sites.size());
  while (true) {
    const auto serving = servings(costs, median.sites);
    Swap best;
    for (std::size_t j = 0; j < costs.candidates; ++j) {
      if (std::ranges::find(median.sites, j) != median.sites.end()) continue;
      const Swap swap = best_exit(costs, serving, j, loss);
      if (swap.saves > best.saves) best = swap;
    }
    if (best.saves <= 0) break;
    median.sites[best.slot] = best.candidate;
    median.cost -= best.saves;
  }
  std::ranges::sort(median.sites);
}

Median greedy_and_swap(const CostTable& costs, std::size_t sites) {
  Median median;
  std::vector<std::int64_t> nearest(costs.places, no_way);
  std::vector<bool> taken(costs.candidates, false);
  while (median.sites.size() < sites) {
    std::int64_t least = no_way;
    std::size_t pick = 0;
    for (std::size_t j = 0; j < costs.candidates; ++j) {
      if (taken[j]) continue;
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < costs.places; ++i) sum += std::min(nearest[i], costs.at(i, j));
      if (sum < least) {
        least = sum;
        pick = j;
      }
    }
    taken[pick] = true;
    median.sites.push_back(pick);
    median.cost = least;
    for (std::size_t i = 0; i < costs.places; ++i) nearest[i] = std::min(nearest[i], costs.at(i, pick));
  }
  swap_until_best(costs, median);
  return median;
}

MedianBound lagrangian_bound(const CostTable& costs, const Median& known) {
  MedianBound answer{.bound = 0, .fates = {}, .best = known};
  Relaxation relaxation(costs, known.sites.size());
  relaxation.start_at(servings(costs, known.sites));
  std::vector<std::int64_t> best_u = relaxation.multipliers();
  double scale = first_step;
  int without = 0;
  const std::int64_t rounds = rounds_for(costs);
  for (std::int64_t round = 0; round < rounds && answer.bound < answer.best.cost; ++round) {
    const std::int64_t value = relaxation.value();
    if (value > answer.bound) {
      answer.bound = value;
      best_u = relaxation.multipliers();
      without = 0;
    } else if (++without >= patience) {
      scale /= 2;
      without = 0;
    }
    const Median met{.sites = relaxation.chosen(), .cost = cost_of(costs, relaxation.chosen())};
    if (met.cost < answer.best.cost) answer.best = met;
    if (!relaxation.step(scale * static_cast<double>(answer.best.cost - value))) break;
  }
  swap_until_best(costs, answer.best);
  relaxation.set(best_u);
  answer.bound = std::max(answer.bound, relaxation.value());
  answer.fates = relaxation.fates(relaxation.value(), answer.best.cost);
  return answer;
}

}  // namespace muang::green
