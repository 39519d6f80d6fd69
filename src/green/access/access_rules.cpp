// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_rules.hpp"

#include <algorithm>
#include <numeric>

namespace muang::green {
namespace {

constexpr double trees_to_see = 3, canopy_to_have = 30, metres_to_go = 300;

double density_factor(double people_a_km2) {
  if (people_a_km2 < 2000) return 1.2;
  if (people_a_km2 < 4000) return 1.0;
  return people_a_km2 <= 8000 ? 0.8 : 0.5;
}

struct Stretch {
  double least = 0, most = 0;
  double of(double value) const { return most > least ? (value - least) / (most - least) : 0; }
};

std::vector<Stretch> stretches(const std::vector<Community>& communities) {
  std::vector<Stretch> all;
  std::vector<bool> begun;
  for (const Community& c : communities) {
    all.resize(std::max(all.size(), c.needs.size()));
    begun.resize(all.size(), false);
    for (std::size_t k = 0; k < c.needs.size(); ++k) {
      if (!c.needs[k]) continue;
      const double value = *c.needs[k];
      all[k] = begun[k] ? Stretch{std::min(all[k].least, value), std::max(all[k].most, value)} : Stretch{value, value};
      begun[k] = true;
    }
  }
  return all;
}

std::optional<double> need_of(const Community& community, const std::vector<Stretch>& stretch) {
  double sum = 0;
  for (std::size_t k = 0; k < community.needs.size(); ++k) sum += stretch[k].of(*community.needs[k]);
  if (community.needs.empty()) return std::nullopt;
  return sum / static_cast<double>(community.needs.size());
}

bool known(const Community& c) {
  return c.canopy_percent && c.area_km2.value_or(0) > 0 &&
         std::ranges::all_of(c.needs, [](const auto& n) { return n.has_value(); });
}

}  // namespace

Within within(const std::vector<Community>& communities, double metres) {
  Within sum;
  for (const Community& c : communities) {
    if (!c.park_m || *c.park_m > metres) continue;
    sum.people += c.people;
    ++sum.places;
  }
  return sum;
}

ThreeThirty three_thirty(const std::vector<Community>& communities) {
  ThreeThirty rule;
  const auto count = [](PartOfRule& part, const Community& c, bool is_known, bool met) {
    part.known += is_known ? c.people : 0;
    part.people += is_known && met ? c.people : 0;
  };
  for (const Community& c : communities) {
    const bool trees = c.trees_seen.value_or(0) >= trees_to_see, canopy = c.canopy_percent.value_or(0) >= canopy_to_have;
    const bool park = c.park_m && *c.park_m <= metres_to_go;
    count(rule.trees, c, c.trees_seen.has_value(), trees);
    count(rule.canopy, c, c.canopy_percent.has_value(), canopy);
    count(rule.park, c, true, park);
    count(rule.all, c, c.trees_seen && c.canopy_percent, trees && canopy && park);
  }
  return rule;
}

std::optional<Evenness> evenness(const std::vector<Community>& communities) {
  std::vector<const Community*> order;
  double people = 0, green = 0;
  for (const Community& c : communities) {
    if (c.people <= 0 || !c.green_m2) continue;
    order.push_back(&c);
    people += static_cast<double>(c.people);
    green += *c.green_m2;
  }
  if (order.empty() || green <= 0) return std::nullopt;
  std::ranges::stable_sort(order, {}, [](const Community* c) { return *c->green_m2 / static_cast<double>(c->people); });
  Evenness answer{.gini = 1, .lorenz = {{0, 0}}, .communities = order.size()};
  LorenzPoint sum;
  for (const Community* c : order) {
    sum.people += static_cast<double>(c->people);
    sum.green += *c->green_m2;
    const LorenzPoint before = answer.lorenz.back(), here{sum.people / people, sum.green / green};
    answer.gini -= (here.people - before.people) * (here.green + before.green);
    answer.lorenz.push_back(here);
  }
  answer.gini = std::max(0.0, answer.gini);
  return answer;
}

std::vector<std::optional<TreePriority>> tree_priorities(const std::vector<Community>& communities,
                                                         double baseline_percent) {
  std::vector<std::optional<TreePriority>> all(communities.size());
  double largest = 0;
  const auto stretch = stretches(communities);
  for (std::size_t i = 0; i < communities.size(); ++i) {
    const Community& c = communities[i];
    if (!known(c)) continue;
    TreePriority priority;
    const double people_a_km2 = static_cast<double>(c.people) / static_cast<double>(person) / *c.area_km2;
    priority.goal = baseline_percent * density_factor(people_a_km2);
    priority.gap = std::max(0.0, priority.goal - *c.canopy_percent);
    priority.need = need_of(c, stretch);
    largest = std::max(largest, priority.gap);
    all[i] = priority;
  }
  for (auto& priority : all) {
    if (!priority || !priority->need) continue;
    priority->score = 100 * (1 - (largest > 0 ? priority->gap / largest : 0) * *priority->need);
  }
  return all;
}

}  // namespace muang::green
