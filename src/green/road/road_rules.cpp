// SPDX-License-Identifier: Apache-2.0
#include "green/road/road_rules.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <queue>
#include <utility>

#include "green/geodesic_rules.hpp"

namespace muang::green {
namespace {

constexpr double margin = 1.05;  // cells are no smaller than the reach of a snap, at any latitude of the roads

struct Link {
  std::size_t to = 0;
  double metres = 0;
};
struct Stop {  // on an edge
  double along = 0;
  std::size_t node = 0;
};

}  // namespace

RoadCorner Roads::offset(RoadCorner from, RoadCorner to) const {
  if (!degrees_) return {to.lon - from.lon, to.lat - from.lat};
  const DegreeLengths length = degree_lengths((from.lat + to.lat) / 2);
  return {(to.lon - from.lon) * length.east, (to.lat - from.lat) * length.north};
}

Roads::Roads(const std::vector<RoadLine>& lines, bool degrees, double furthest) : degrees_(degrees), furthest_(furthest) {
  const double one = degrees ? 1e7 : 1e3;
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> known;
  double steepest = 0;
  const auto corner = [&](RoadCorner at) {
    const auto [found, fresh] = known.try_emplace({std::llround(at.lon * one), std::llround(at.lat * one)}, corners_.size());
    if (fresh) corners_.push_back(at);
    steepest = std::max(steepest, std::abs(at.lat));
    return found->second;
  };
  for (const RoadLine& line : lines) {
    for (std::size_t k = 1; k < line.size(); ++k) {
      const std::size_t from = corner(line[k - 1]), to = corner(line[k]);
      if (from == to) continue;
      const RoadCorner way = offset(corners_[from], corners_[to]);
      edges_.push_back({from, to, std::hypot(way.lon, way.lat)});
    }
  }
  const DegreeLengths length = degrees ? degree_lengths(std::min(steepest + 0.1, 89.0)) : DegreeLengths{1, 1};
  width_ = std::max(1e-9, margin * furthest / length.east);
  height_ = std::max(1e-9, margin * furthest / length.north);
  for (std::size_t edge = 0; edge < edges_.size(); ++edge) add_to_cells(edge);
}

std::int64_t Roads::cell_of(double x, double y) const {
  return static_cast<std::int64_t>(std::floor(x / width_)) * (std::int64_t{1} << 32) +
         static_cast<std::int64_t>(std::floor(y / height_));
}

// Walked along in steps of half a cell, so that a long road is not in all cells of its box.
void Roads::add_to_cells(std::size_t edge) {
  const RoadCorner a = corners_[edges_[edge].from], b = corners_[edges_[edge].to];
  const double steps = std::ceil(2 * std::max(std::abs(b.lon - a.lon) / width_, std::abs(b.lat - a.lat) / height_)) + 1;
  for (double k = 0; k <= steps; ++k) {
    auto& cell = near_[cell_of(a.lon + (b.lon - a.lon) * k / steps, a.lat + (b.lat - a.lat) * k / steps)];
    if (cell.empty() || cell.back() != edge) cell.push_back(edge);
  }
}

double Roads::metres() const {
  double sum = 0;
  for (const Edge& edge : edges_) sum += edge.metres;
  return sum;
}

std::optional<RoadSnap> Roads::snap(RoadCorner from) const {
  std::optional<RoadSnap> best;
  const auto look_at = [&](std::size_t k) {
    const RoadCorner a = offset(from, corners_[edges_[k].from]), b = offset(from, corners_[edges_[k].to]);
    const double x = b.lon - a.lon, y = b.lat - a.lat, square = x * x + y * y;
    const double share = square > 0 ? std::clamp(-(a.lon * x + a.lat * y) / square, 0.0, 1.0) : 0;
    const double metres = std::hypot(a.lon + share * x, a.lat + share * y);
    const bool nearer = !best || metres < best->metres || (metres == best->metres && k < best->edge);
    if (metres <= furthest_ && nearer) best = RoadSnap{k, share * edges_[k].metres, metres};
  };
  // Half a cell may lie between the steps of a road: two cells around are looked at.
  for (int column = -2; column <= 2; ++column)
    for (int row = -2; row <= 2; ++row)
      if (const auto cell = near_.find(cell_of(from.lon + column * width_, from.lat + row * height_)); cell != near_.end())
        std::ranges::for_each(cell->second, look_at);
  return best;
}

std::vector<std::optional<RoadReach>> Roads::nearest(const std::vector<RoadSource>& sources,
                                                     const std::vector<RoadSnap>& targets, double most) const {
  // Each snap is a node of its own on its edge, which is cut there.
  std::unordered_map<std::size_t, std::vector<Stop>> stops;
  std::size_t nodes = corners_.size();
  for (const RoadSource& source : sources) stops[source.at.edge].push_back({source.at.along, nodes++});
  for (const RoadSnap& target : targets) stops[target.edge].push_back({target.along, nodes++});
  std::vector<std::vector<Link>> links(nodes);
  const auto join = [&](std::size_t a, std::size_t b, double metres) {
    links[a].push_back({b, metres});
    links[b].push_back({a, metres});
  };
  for (std::size_t k = 0; k < edges_.size(); ++k) {
    Stop last{0, edges_[k].from};
    if (const auto found = stops.find(k); found != stops.end()) {
      std::ranges::sort(found->second, {}, [](const Stop& stop) { return std::pair(stop.along, stop.node); });
      for (const Stop& stop : found->second) {
        join(last.node, stop.node, stop.along - last.along);
        last = stop;
      }
    }
    join(last.node, edges_[k].to, edges_[k].metres - last.along);
  }
  using Step = std::tuple<double, std::size_t, std::size_t>;  // metres, label, node
  std::priority_queue<Step, std::vector<Step>, std::greater<>> heap;
  std::vector<std::optional<RoadReach>> best(nodes);
  for (std::size_t i = 0; i < sources.size(); ++i) heap.emplace(sources[i].at.metres, sources[i].label, corners_.size() + i);
  while (!heap.empty()) {
    const auto [metres, label, node] = heap.top();
    heap.pop();
    if (best[node] || metres > most) continue;
    best[node] = RoadReach{label, metres};
    for (const Link& link : links[node])
      if (!best[link.to]) heap.emplace(metres + link.metres, label, link.to);
  }
  std::vector<std::optional<RoadReach>> answers;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    auto reach = best[corners_.size() + sources.size() + i];
    if (reach) reach->metres += targets[i].metres;
    if (reach && reach->metres > most) reach.reset();
    answers.push_back(reach);
  }
  return answers;
}

}  // namespace muang::green
