// SPDX-License-Identifier: Apache-2.0
#include "green/tile/simplify_rules.hpp"

#include <algorithm>
#include <array>
#include <queue>
#include <utility>

namespace muang::green {
namespace {

using Node = std::uint32_t;

std::int64_t turn(TilePoint a, TilePoint b, TilePoint c) {
  return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) - (std::int64_t{c.x} - a.x) * (std::int64_t{b.y} - a.y);
}

bool within(TilePoint p, TilePoint a, TilePoint b, TilePoint c) {  // the border counts
  const std::int64_t ab = turn(a, b, p), bc = turn(b, c, p), ca = turn(c, a, p);
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}

bool in_tile(TilePoint p) { return p.x >= 0 && p.y >= 0 && p.x < tile_extent && p.y < tile_extent; }

template <class Work>
void each_ring(std::vector<TileShape>& shapes, Work work) {
  for (TileShape& shape : shapes) {
    for (TilePolygon& polygon : shape) {
      for (TileRing& ring : polygon) work(ring);
    }
  }
}

// The corners that lie in the tile, by squares of 128 units.
class CornerIndex {
 public:
  explicit CornerIndex(const std::vector<TilePoint>& corners) : corners_(corners), begins_(squares * squares + 1) {
    for (const TilePoint& p : corners) {
      if (in_tile(p)) ++begins_[square_of(p) + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    order_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (Node node = 0; node < corners.size(); ++node) {
      if (in_tile(corners[node])) order_[next[square_of(corners[node])]++] = node;
    }
  }

  // Is there a corner, of those that are left, in the triangle, its own three aside?
  template <class Left>
  bool any_in(std::array<Node, 3> nodes, Left left) const {
    const TilePoint a = corners_[nodes[0]], b = corners_[nodes[1]], c = corners_[nodes[2]];
    const auto [west, east] = std::minmax({a.x, b.x, c.x});
    const auto [north, south] = std::minmax({a.y, b.y, c.y});
    for (std::int32_t row = north / side; row <= south / side; ++row) {
      for (std::int32_t column = west / side; column <= east / side; ++column) {
        const auto square = static_cast<std::size_t>(row * squares + column);
        for (std::uint32_t i = begins_[square]; i < begins_[square + 1]; ++i) {
          const Node node = order_[i];
          if (std::find(nodes.begin(), nodes.end(), node) != nodes.end()) continue;
          if (left(node) && within(corners_[node], a, b, c)) return true;
        }
      }
    }
    return false;
  }

 private:
  static constexpr std::int32_t side = 128, squares = tile_extent / side;
  static std::size_t square_of(TilePoint p) { return static_cast<std::size_t>(p.y / side * squares + p.x / side); }
  const std::vector<TilePoint>& corners_;
  std::vector<std::uint32_t> begins_, order_;
};

class CornerGraph {
 public:
  explicit CornerGraph(std::vector<TileShape>& shapes) {
    each_ring(shapes, [&](TileRing& ring) { corners_.insert(corners_.end(), ring.begin(), ring.end()); });
    std::sort(corners_.begin(), corners_.end());
    corners_.erase(std::unique(corners_.begin(), corners_.end()), corners_.end());
    std::vector<std::pair<Node, Node>> edges;
    each_ring(shapes, [&](const TileRing& ring) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Node from = node_of(ring[i]), to = node_of(ring[(i + 1) % ring.size()]);
        if (from == to) continue;
        edges.emplace_back(from, to);
        edges.emplace_back(to, from);
      }
    });
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    begins_.assign(corners_.size() + 1, 0);
    for (const auto& [from, to] : edges) ++begins_[from + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    ends_.reserve(edges.size());
    for (const auto& [from, to] : edges) ends_.push_back(to);
    gone_.assign(corners_.size(), 0);
  }

  void drop_below(std::int64_t least) {
    const CornerIndex index(corners_);
    const auto left = [&](Node node) { return !gone_[node]; };
    for (Node node = 0; node < corners_.size(); ++node) consider(node, least);
    while (!waiting_.empty()) {
      const auto [area, node] = waiting_.top();
      waiting_.pop();
      if (gone_[node] || area != triangle(node)) continue;  // its neighbours have changed since
      const Node a = ends_[begins_[node]], c = ends_[begins_[node] + 1];
      if (joined(a, c) || index.any_in({a, node, c}, left)) continue;
      gone_[node] = 1;
      replace(a, node, c);
      replace(c, node, a);
      consider(a, least);
      consider(c, least);
    }
  }

  bool stays(TilePoint p) const { return !gone_[node_of(p)]; }

 private:
  Node node_of(TilePoint p) const {
    return static_cast<Node>(std::lower_bound(corners_.begin(), corners_.end(), p) - corners_.begin());
  }
  bool may_go(Node node) const {
    if (begins_[node + 1] - begins_[node] != 2 || !in_tile(corners_[node])) return false;
    return in_tile(corners_[ends_[begins_[node]]]) && in_tile(corners_[ends_[begins_[node] + 1]]);
  }
  std::int64_t triangle(Node node) const {
    const std::int64_t twice = turn(corners_[ends_[begins_[node]]], corners_[node], corners_[ends_[begins_[node] + 1]]);
    return twice < 0 ? -twice : twice;
  }
  void consider(Node node, std::int64_t least) {
    if (!may_go(node)) return;
    if (const std::int64_t area = triangle(node); area < least) waiting_.emplace(area, node);
  }
  bool joined(Node a, Node c) const {
    const auto begin = ends_.begin() + begins_[a], end = ends_.begin() + begins_[a + 1];
    return std::find(begin, end, c) != end;
  }
  void replace(Node at, Node old, Node fresh) {
    const auto begin = ends_.begin() + begins_[at], end = ends_.begin() + begins_[at + 1];
    *std::find(begin, end, old) = fresh;
  }

  std::vector<TilePoint> corners_;  // sorted, so that a node's number follows from its place alone
  std::vector<std::uint32_t> begins_;
  std::vector<Node> ends_;
  std::vector<char> gone_;
  using Waiting = std::pair<std::int64_t, Node>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace

std::int64_t least_triangle(int z) { return z >= deepest_zoom ? 0 : units_of_pixel * units_of_pixel; }

void simplify(std::vector<TileShape>& shapes, std::int64_t least) {
  each_ring(shapes, [](TileRing& ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.back() == ring.front()) ring.pop_back();
  });
  if (least <= 0) return;
  CornerGraph graph(shapes);
  graph.drop_below(least);
  each_ring(shapes, [&](TileRing& ring) { std::erase_if(ring, [&](TilePoint p) { return !graph.stays(p); }); });
}

}  // namespace muang::green
