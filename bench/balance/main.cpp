// SPDX-License-Identifier: Apache-2.0
// The flow graph of a nation, reconciled: 7,850 local governments, 3,000 facilities, invented figures (same seed, same
// graph). Each town: generated = used at source + collected + not collected; collected = deliveries. Each facility:
// deliveries = receipts.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "base/core/dice.hpp"
#include "waste/flow/balance.hpp"

namespace {

using namespace muang;
using namespace muang::waste;

constexpr int towns = 7850, facilities = 3000, provinces = 77;

struct Shape {
  const char* name;
  int abroad_percent;    // deliveries that leave the province
  bool sorting = false;  // half of the facilities sort, with an uncertain share recovered
};

class Nation {
 public:
  explicit Nation(const Shape& shape) : shape_(shape) {
    for (int i = 0; i < facilities; ++i) arriving_.emplace_back();
    for (int i = 0; i < towns; ++i) add_town(i);
    for (int i = 0; i < facilities; ++i) add_facility(i);
  }
  FlowGraph graph;

 private:
  int flow(double truth, double relative_sd, int known_percent) {
    BalanceFigure figure;
    if (dice_.below(100) < known_percent) {
      figure = {truth * std::max(0.05, 1 + relative_sd * dice_.bell()), std::max(0.01, truth * relative_sd)};
    }
    truth_.push_back(truth);
    graph.flows.push_back({"F" + std::to_string(graph.flows.size()), figure});
    return static_cast<int>(graph.flows.size()) - 1;
  }

  void add_town(int town) {
    const double generated = 50 + 900 * dice_.unit() * dice_.unit(), used = generated * 0.3 * dice_.unit(),
                 left = generated * 0.2 * dice_.unit();
    const double collected = generated - used - left;
    const int in = flow(generated, 0.10, 90), use = flow(used, 0.20, 90), out = flow(collected, 0.05, 95),
              rest = flow(left, 0.3, 20);
    graph.processes.push_back({"town " + std::to_string(town), {in}, {use, out, rest}});
    BalanceProcess trucks{"trucks " + std::to_string(town), {out}, {}};
    const int sites = 1 + (dice_.below(100) < 20 ? 1 : 0);
    for (int i = 0; i < sites; ++i) {
      const int province = dice_.below(100) < shape_.abroad_percent ? dice_.below(provinces) : town % provinces;
      const int here = (facilities - province + provinces - 1) / provinces;
      const int site = province + provinces * dice_.below(here);
      const int load = flow(collected / sites, 0.08, 95);
      trucks.out.push_back(load);
      arriving_[site].push_back(load);
    }
    graph.processes.push_back(std::move(trucks));
  }

  void add_facility(int facility) {
    if (arriving_[facility].empty()) return;
    double sum = 0;
    for (const int load : arriving_[facility]) sum += truth_[load];
    const int received = flow(sum, 0.03, 80);
    graph.processes.push_back({"gate " + std::to_string(facility), arriving_[facility], {received}});
    if (!shape_.sorting || facility % 2) return;
    const int recovered = flow(0.2 * sum, 0.1, 50), buried = flow(0.8 * sum, 0.1, 50);
    const std::string name = "sorting " + std::to_string(facility);
    graph.processes.push_back({name, {received}, {recovered, buried}});
    graph.transfers.push_back({name, received, recovered, {0.2, 0.03}});
  }

  Shape shape_;
  Dice dice_{2562};
  std::vector<double> truth_;
  std::vector<std::vector<int>> arriving_;
};

double peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

bool measure(const Shape& shape, int rounds) {
  const Nation nation(shape);
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const auto balance = balance_flows(nation.graph);
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    if (!balance) {
      std::printf("%s: failed, E%d\n", shape.name, balance.problems()[0].code.number);
      return false;
    }
    if (round + 1 < rounds) continue;
    int unobservable = 0;
    for (const auto& flow : balance->flows) unobservable += flow.status == BalanceStatus::Unobservable;
    std::sort(seconds.begin(), seconds.end());
    std::printf(
        "%-44s %6zu flows %6zu processes %5zu coefficients: %.3f s (median of %d), residual %.2g t, %d steps, "
        "%d unobservable, peak %.0f MiB\n",
        shape.name, nation.graph.flows.size(), nation.graph.processes.size(), nation.graph.transfers.size(),
        seconds[seconds.size() / 2], rounds, balance->largest_residual, balance->iterations, unobservable, peak_mebibytes());
  }
  return true;
}

}  // namespace

int main() {
  bool good = measure({"deliveries within the province", 0}, 5);
  good &= measure({"1 in 20 to another province", 5}, 5);
  good &= measure({"the same, with sorting shares", 5, true}, 3);
  good &= measure({"anywhere (no nation is like this)", 100}, 1);
  return good ? 0 : 1;
}
