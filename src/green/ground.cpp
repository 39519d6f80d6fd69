// SPDX-License-Identifier: Apache-2.0
#include "green/ground.hpp"

#include "geo/crossing_rules.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "geo/plane.hpp"

namespace muang::green {

bool too_tangled(const geo::Shape& a, const geo::Shape& b) {
  if (geo::position_count(a) * geo::position_count(b) <= most_border_crossings) return false;
  geo::Shape both = a;
  both.polygons.insert(both.polygons.end(), b.polygons.begin(), b.polygons.end());
  return !geo::few_crossings(both, most_border_crossings);
}

// What is below half a cm² is the rounding of a shared edge, no overlap.
std::optional<std::vector<PlotOverlap>> overlaps_of(const std::vector<geo::Shape>& shapes, std::size_t most) {
  const auto pairs = geo::meeting_boxes(shapes, most);
  if (!pairs) return std::nullopt;
  std::vector<PlotOverlap> overlaps;
  for (const auto& [first, second] : *pairs) {
    if (too_tangled(shapes[first], shapes[second])) return std::nullopt;
    const geo::Shape common = geo::intersection(shapes[first], shapes[second]);
    const std::int64_t cm2 = geo::area_cm2(common);
    if (cm2 <= 0) continue;
    overlaps.push_back({first, second, cm2, geo::mean_width_m(common) < sliver_width_m});
  }
  return overlaps;
}

std::vector<std::vector<std::size_t>> clusters_of(const std::vector<std::size_t>& chosen,
                                                  const std::vector<PlotOverlap>& overlaps) {
  std::map<std::size_t, std::size_t> leader;
  for (const std::size_t place : chosen) leader[place] = place;
  const auto find = [&](std::size_t place) {
    while (leader[place] != place) place = leader[place] = leader[leader[place]];
    return place;
  };
  for (const PlotOverlap& overlap : overlaps) {
    if (leader.contains(overlap.first) && leader.contains(overlap.second))
      leader[find(overlap.second)] = find(overlap.first);
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (const std::size_t place : chosen) members[find(place)].push_back(place);
  std::vector<std::vector<std::size_t>> clusters;
  for (auto& [first, cluster] : members) clusters.push_back(std::move(cluster));
  return clusters;
}

std::int64_t Ground::joined_cm2(const std::vector<std::size_t>& cluster) {
  const auto known = joined_.find(cluster);
  if (known != joined_.end()) return known->second;
  std::vector<geo::Shape> shapes;
  for (const std::size_t place : cluster) shapes.push_back(shapes_[place]);
  const std::int64_t cm2 = geo::area_cm2(shapes.size() == 1 ? shapes.front() : geo::union_of(shapes));
  joined_.emplace(cluster, cm2);
  return cm2;
}

std::int64_t Ground::once_cm2(const std::vector<std::size_t>& chosen) {
  std::int64_t sum = 0;
  for (const auto& cluster : clusters_of(chosen, overlaps_)) sum += joined_cm2(cluster);
  return sum;
}

}  // namespace muang::green
