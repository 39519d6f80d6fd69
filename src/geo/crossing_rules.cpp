// SPDX-License-Identifier: Apache-2.0
#include "geo/crossing_rules.hpp"

#include <algorithm>
#include <vector>

namespace muang::geo {
namespace {

struct Edge {
  Position west, east;
  double south, north;
};

void add_edges(const Ring& ring, std::vector<Edge>& edges) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const auto [west, east] = std::minmax(ring[i - 1], ring[i]);
    const auto [south, north] = std::minmax(west.lat, east.lat);
    edges.push_back({west, east, south, north});
  }
}

// Twice the area of the triangle: above 0 when c lies to the left of a → b.
double side(const Position& a, const Position& b, const Position& c) {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

bool meet(const Edge& a, const Edge& b) {
  if (a.north < b.south || b.north < a.south) return false;
  const double first = side(a.west, a.east, b.west), second = side(a.west, a.east, b.east);
  if (first == 0 && second == 0) return std::max(a.west, b.west) < std::min(a.east, b.east);  // one line, more than a point
  return first * second < 0 && side(b.west, b.east, a.west) * side(b.west, b.east, a.east) < 0;
}

}  // namespace

// From west to east: an edge can only cross those that have not ended.
bool few_crossings(const Shape& shape, std::size_t most) {
  std::vector<Edge> edges;
  for (const Polygon& polygon : shape.polygons) {
    add_edges(polygon.outer, edges);
    for (const Ring& hole : polygon.holes) add_edges(hole, edges);
  }
  std::ranges::sort(edges, {}, [](const Edge& edge) { return edge.west.lon; });
  std::vector<const Edge*> open;
  std::size_t crossings = 0, looked = 0;
  for (const Edge& edge : edges) {
    std::erase_if(open, [&](const Edge* other) { return other->east.lon < edge.west.lon; });
    looked += open.size();
    if (looked > most_pairs_looked_at) return false;
    for (const Edge* other : open) crossings += meet(edge, *other) ? 1 : 0;
    if (crossings > most) return false;
    open.push_back(&edge);
  }
  return true;
}

}  // namespace muang::geo
