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

// The corners that lie in the tile, by squares: as many squares as corners, so that few share one.
class CornerIndex {
 public:
  explicit CornerIndex(const std::vector<TilePoint>& corners) : corners_(corners) {
    while (shift_ > least_shift && (std::size_t{1} << 2 * (tile_bits - shift_)) < corners.size()) --shift_;
    const std::size_t squares = std::size_t{1} << 2 * (tile_bits - shift_);
    begins_.assign(squares + 1, 0);
    for (const TilePoint& p : corners) {
      if (in_tile(p)) ++begins_[square_at(p.x >> shift_, p.y >> shift_) + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    order_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (Node node = 0; node < corners.size(); ++node) {
      const TilePoint p = corners[node];
      if (in_tile(p)) order_[next[square_at(p.x >> shift_, p.y >> shift_)]++] = node;
    }
  }

  // Is there a corner, of those that are left, in the triangle, its own three aside?
  template <class Left>
  bool any_in(std::array<Node, 3> nodes, Left left) const {
    const TilePoint a = corners_[nodes[0]], b = corners_[nodes[1]], c = corners_[nodes[2]];
    const auto [west, east] = std::minmax({a.x, b.x, c.x});
    const auto [north, south] = std::minmax({a.y, b.y, c.y});
    for (std::int32_t row = north >> shift_; row <= south >> shift_; ++row) {
      // Squares of a row lie one after another.
      const std::uint32_t end = begins_[square_at(east >> shift_, row) + 1];
      for (std::uint32_t i = begins_[square_at(west >> shift_, row)]; i < end; ++i) {
        const Node node = order_[i];
        if (node == nodes[0] || node == nodes[1] || node == nodes[2]) continue;
        if (left(node) && within(corners_[node], a, b, c)) return true;
      }
    }
    return false;
  }

 private:
  static constexpr int tile_bits = 12, least_shift = 3;
  static_assert(1 << tile_bits == tile_extent);
  std::size_t square_at(std::int32_t column, std::int32_t row) const {
    return (static_cast<std::size_t>(row) << (tile_bits - shift_)) + static_cast<std::size_t>(column);
  }
  const std::vector<TilePoint>& corners_;
  int shift_ = tile_bits;  // a square is 2^shift_ units wide
  std::vector<std::uint32_t> begins_, order_;
};

class CornerGraph {
 public:
  explicit CornerGraph(std::vector<TileShape>& shapes) {
    number_corners(shapes);
    count_edges(shapes);
  }

  void drop_below(std::int64_t least) {
    const CornerIndex index(corners_);
    const auto left = [&](Node node) { return !gone_[node]; };
    for (Node node = 0; node < corners_.size(); ++node) consider(node, least);
    while (!waiting_.empty()) {
      const std::uint64_t first = waiting_.top();
      waiting_.pop();
      const auto node = static_cast<Node>(first);
      if (gone_[node] || first != waiting_place(triangle(node), node)) continue;  // its neighbours have changed since
      const Node a = ends_[begins_[node]], c = ends_[begins_[node] + 1];
      if (joined(a, c) || index.any_in({a, node, c}, left)) continue;
      gone_[node] = 1;
      replace(a, node, c);
      replace(c, node, a);
      consider(a, least);
      consider(c, least);
    }
  }

  // Of the corner that is the n-th on the way through all rings.
  bool stays(std::size_t n) const { return !gone_[nodes_[n]]; }

 private:
  // One number for one place: in the order of places, so that it follows from the place alone.
  void number_corners(std::vector<TileShape>& shapes) {
    struct Place {
      TilePoint at;
      std::uint32_t n;
    };
    std::vector<Place> places;
    each_ring(shapes, [&](const TileRing& ring) {
      for (const TilePoint p : ring) places.push_back({p, static_cast<std::uint32_t>(places.size())});
    });
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.at < b.at; });
    nodes_.resize(places.size());
    for (const Place& place : places) {
      if (corners_.empty() || corners_.back() != place.at) corners_.push_back(place.at);
      nodes_[place.n] = static_cast<Node>(corners_.size() - 1);
    }
    gone_.assign(corners_.size(), 0);
  }

  template <class Work>
  void each_edge(std::vector<TileShape>& shapes, Work work) const {
    std::size_t first = 0;
    each_ring(shapes, [&](const TileRing& ring) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Node from = nodes_[first + i], to = nodes_[first + (i + 1) % ring.size()];
        if (from != to) work(from, to);
      }
      first += ring.size();
    });
  }

  // The neighbours of every corner, each once.
  void count_edges(std::vector<TileShape>& shapes) {
    std::vector<std::uint32_t> room(corners_.size() + 1, 0);
    each_edge(shapes, [&](Node from, Node to) { ++room[from + 1], ++room[to + 1]; });
    for (std::size_t i = 1; i < room.size(); ++i) room[i] += room[i - 1];
    std::vector<Node> all(room.back());
    std::vector<std::uint32_t> next(room.begin(), room.end() - 1);
    each_edge(shapes, [&](Node from, Node to) { all[next[from]++] = to, all[next[to]++] = from; });
    begins_.reserve(room.size());
    begins_.push_back(0);
    for (std::size_t node = 0; node < corners_.size(); ++node) {
      const auto begin = all.begin() + room[node], end = all.begin() + room[node + 1];
      std::sort(begin, end);
      ends_.insert(ends_.end(), begin, std::unique(begin, end));
      begins_.push_back(static_cast<std::uint32_t>(ends_.size()));
    }
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
    if (const std::int64_t area = triangle(node); area < least) waiting_.push(waiting_place(area, node));
  }
  bool joined(Node a, Node c) const {
    const auto begin = ends_.begin() + begins_[a], end = ends_.begin() + begins_[a + 1];
    return std::find(begin, end, c) != end;
  }
  void replace(Node at, Node old, Node fresh) {
    const auto begin = ends_.begin() + begins_[at], end = ends_.begin() + begins_[at + 1];
    *std::find(begin, end, old) = fresh;
  }

  std::vector<TilePoint> corners_;
  std::vector<Node> nodes_;  // on the way through all rings
  std::vector<std::uint32_t> begins_;
  std::vector<Node> ends_;
  std::vector<char> gone_;
  // The least triangle first, of equal ones the first corner: one number, so that the queue is short.
  static std::uint64_t waiting_place(std::int64_t area, Node node) { return static_cast<std::uint64_t>(area) << 32 | node; }
  std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> waiting_;
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
  std::size_t n = 0;
  each_ring(shapes, [&](TileRing& ring) { std::erase_if(ring, [&](TilePoint) { return !graph.stays(n++); }); });
}

}  // namespace muang::green
