// SPDX-License-Identifier: Apache-2.0
#include "green/tile/simplify_rules.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

#include "green/tile/corner_index.hpp"

namespace muang::green {
namespace {

using Node = std::uint32_t;
constexpr Node no_node = std::numeric_limits<Node>::max();

template <class Work>
void each_ring(const std::vector<const TileShape*>& shapes, Work work) {
  for (const TileShape* shape : shapes) {
    for (const TilePolygon& polygon : *shape) {
      for (const TileRing& ring : polygon) work(ring);
    }
  }
}

std::uint8_t zoom_of(std::int64_t weight) {
  int z = deepest_zoom;
  while (z > 0 && weight >= least_triangle(z - 1)) --z;
  return static_cast<std::uint8_t>(z);
}

class CornerGraph {
 public:
  explicit CornerGraph(const std::vector<const TileShape*>& shapes) {
    number_corners(shapes);
    join_neighbours(shapes);
    name_borders();
  }

  void weigh() {
    const CornerIndex index(corners_);
    for (Node node = 0; node < corners_.size(); ++node) {
      if (!ends(node)) own_[node] = triangle(node);
    }
    for (Node node = 0; node < corners_.size(); ++node) consider(node, 0);
    while (!waiting_.empty()) {
      const auto [weight, node] = waiting_.top();
      waiting_.pop();
      if (gone(node) || weight != weight_[node]) continue;  // its neighbours have changed since
      const auto [a, c] = beside_[node];
      const auto counts = [&](Node other) {
        return ends(other) || (border_[other] == border_[node] ? !gone(other) : own_[other] > weight);
      };
      if (joined(a, c) || index.any_in({a, node, c}, counts)) continue;
      zoom_[node] = zoom_of(weight);
      gone_[node] = 1;
      replace(a, node, c);
      replace(c, node, a);
      consider(a, weight);
      consider(c, weight);
    }
  }

  // Of every corner, on the way through all rings.
  std::vector<std::uint8_t> zooms() const {
    std::vector<std::uint8_t> out;
    out.reserve(nodes_.size());
    for (const Node node : nodes_) out.push_back(zoom_[node]);
    return out;
  }

 private:
  struct Beside {
    Node a = no_node, c = no_node;
  };

  // One number for one place: in the order of places, so that it follows from the place alone.
  void number_corners(const std::vector<const TileShape*>& shapes) {
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
    beside_.resize(corners_.size());
    ends_.assign(corners_.size(), 0);
    gone_.assign(corners_.size(), 0);
    zoom_.assign(corners_.size(), 0);
    weight_.assign(corners_.size(), -1);
    own_.assign(corners_.size(), 0);
  }

  // A corner with a third neighbour is an end of borders.
  void join(Node from, Node to) {
    Beside& at = beside_[from];
    if (at.a == to || at.c == to) return;
    if (at.a == no_node) {
      at.a = to;
    } else if (at.c == no_node) {
      at.c = to;
    } else {
      ends_[from] = 1;
    }
  }
  void join_neighbours(const std::vector<const TileShape*>& shapes) {
    std::size_t first = 0;
    each_ring(shapes, [&](const TileRing& ring) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Node from = nodes_[first + i], to = nodes_[first + (i + 1) % ring.size()];
        if (from == to) continue;
        join(from, to);
        join(to, from);
      }
      first += ring.size();
    });
    for (Node node = 0; node < corners_.size(); ++node) {
      if (beside_[node].c == no_node) ends_[node] = 1;
    }
  }
  // Corners between the same ends get the number of one of them.
  void name_borders() {
    border_.assign(corners_.size(), no_node);
    for (Node node = 0; node < corners_.size(); ++node) {
      if (ends(node) || border_[node] != no_node) continue;
      border_[node] = node;
      for (const Node start : {beside_[node].a, beside_[node].c}) {
        Node before = node, at = start;
        while (!ends(at) && border_[at] == no_node) {
          border_[at] = node;
          before = std::exchange(at, beside_[at].a == before ? beside_[at].c : beside_[at].a);
        }
      }
    }
  }

  bool ends(Node node) const { return ends_[node] != 0; }
  bool gone(Node node) const { return gone_[node] != 0; }
  std::int64_t triangle(Node node) const {
    const std::int64_t twice = turn(corners_[beside_[node].a], corners_[node], corners_[beside_[node].c]);
    return twice < 0 ? -twice : twice;
  }
  void consider(Node node, std::int64_t least) {
    if (ends(node)) return;
    weight_[node] = std::max(triangle(node), least);
    if (weight_[node] < least_triangle(0)) waiting_.emplace(weight_[node], node);
  }
  // Both neighbours are one, or neighbours of each other: nothing would be left of the ring.
  bool joined(Node a, Node c) const {
    if (a == c) return true;
    const auto knows = [&](Node at, Node other) { return !ends(at) && (beside_[at].a == other || beside_[at].c == other); };
    return knows(a, c) || knows(c, a);
  }
  void replace(Node at, Node old, Node fresh) {
    if (ends(at)) return;
    (beside_[at].a == old ? beside_[at].a : beside_[at].c) = fresh;
  }

  std::vector<TilePoint> corners_;
  std::vector<Node> nodes_;  // on the way through all rings
  std::vector<Beside> beside_;
  std::vector<Node> border_;
  std::vector<char> ends_, gone_;
  std::vector<std::uint8_t> zoom_;
  std::vector<std::int64_t> weight_, own_;  // own_: the triangle as it was drawn
  // The least first, of equal ones the first corner.
  using Waiting = std::pair<std::int64_t, Node>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace

std::int64_t least_triangle(int z) {
  if (z >= deepest_zoom) return 0;
  return std::int64_t{units_of_pixel} * units_of_pixel << 2 * (deepest_zoom - z);
}

void without_repeats(TileShape& shape) {
  for (TilePolygon& polygon : shape) {
    for (TileRing& ring : polygon) {
      ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
      while (ring.size() > 1 && ring.back() == ring.front()) ring.pop_back();
    }
  }
}

std::vector<std::uint8_t> corner_zooms(const std::vector<const TileShape*>& shapes) {
  CornerGraph graph(shapes);
  graph.weigh();
  return graph.zooms();
}

}  // namespace muang::green
