// SPDX-License-Identifier: Apache-2.0
#include "green/siting/cover_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muang::green {
namespace {

// Sums of up to some 10^5 quotients in double are off by less.
constexpr double rounding = 1e-6;

void drop_needless(const CoverTable& table, std::vector<std::size_t>& sites) {
  std::vector<std::uint32_t> times(table.reached_by.size(), 0);
  for (const std::size_t j : sites) {
    for (const auto i : table.reaches[j]) ++times[i];
  }
  // The last taken covered least when it came.
  for (std::size_t k = sites.size(); k-- > 0;) {
    const auto& places = table.reaches[sites[k]];
    if (!std::ranges::all_of(places, [&](auto i) { return times[i] > 1; })) continue;
    for (const auto i : places) --times[i];
    sites.erase(sites.begin() + static_cast<std::ptrdiff_t>(k));
  }
}

std::size_t unshared_places(const CoverTable& table) {
  std::vector<std::size_t> order(table.reached_by.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return table.reached_by[a].size() < table.reached_by[b].size(); });
  std::vector<bool> used(table.reaches.size(), false);
  std::size_t count = 0;
  for (const std::size_t i : order) {
    if (std::ranges::any_of(table.reached_by[i], [&](auto j) { return used[j]; })) continue;
    for (const auto j : table.reached_by[i]) used[j] = true;
    ++count;
  }
  return count;
}

}  // namespace

bool CoverTable::coverable() const {
  return std::ranges::none_of(reached_by, [](const auto& candidates) { return candidates.empty(); });
}

CoverTable cover_within(const SitingProblem& problem, std::int64_t radius) {
  CoverTable table;
  table.reaches.resize(problem.candidates);
  table.reached_by.resize(problem.places());
  for (std::size_t i = 0; i < problem.places(); ++i) {
    for (std::size_t j = 0; j < problem.candidates; ++j) {
      if (problem.distance(i, j) > radius) continue;
      table.reaches[j].push_back(static_cast<std::uint32_t>(i));
      table.reached_by[i].push_back(static_cast<std::uint32_t>(j));
    }
  }
  return table;
}

std::vector<std::size_t> greedy_cover(const CoverTable& table) {
  std::vector<std::size_t> sites;
  std::vector<std::size_t> fresh(table.reaches.size());
  for (std::size_t j = 0; j < fresh.size(); ++j) fresh[j] = table.reaches[j].size();
  std::vector<bool> covered(table.reached_by.size(), false);
  std::size_t left = covered.size();
  while (left > 0) {
    const auto most = std::ranges::max_element(fresh);
    if (*most == 0) break;
    const auto pick = static_cast<std::size_t>(most - fresh.begin());
    sites.push_back(pick);
    for (const auto i : table.reaches[pick]) {
      if (covered[i]) continue;
      covered[i] = true;
      --left;
      for (const auto j : table.reached_by[i]) --fresh[j];
    }
  }
  drop_needless(table, sites);
  std::ranges::sort(sites);
  return sites;
}

std::size_t cover_bound(const CoverTable& table) {
  double dual = 0;
  for (const auto& candidates : table.reached_by) {
    std::size_t most = 1;
    for (const auto j : candidates) most = std::max(most, table.reaches[j].size());
    dual += 1.0 / static_cast<double>(most);
  }
  return std::max(unshared_places(table), static_cast<std::size_t>(std::ceil(dual - rounding)));
}

}  // namespace muang::green
