// SPDX-License-Identifier: Apache-2.0
// Roads as people on foot use them: lines that are joined where they share a corner, both ways, whatever is said of cars.
// Lines that cross without a common corner are a bridge and are not joined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace muang::green {

struct RoadCorner {
  double lon = 0, lat = 0;  // degrees, or x and y in metres
};
using RoadLine = std::vector<RoadCorner>;

struct RoadSnap {
  std::size_t edge = 0;
  double along = 0;   // m from the first corner of the edge
  double metres = 0;  // from the place to the road
};
struct RoadSource {
  RoadSnap at;
  std::size_t label = 0;
};
struct RoadReach {
  std::size_t label = 0;
  double metres = 0;  // from the target over the road to the source, with both ways to the road
};

// Lengths in a plane at the middle of each piece, with the radii of curvature there (Snyder, USGS PP 1395, 1987, 4-18 and
// 4-21): right to a millionth for pieces of 10 km.
class Roads {
 public:
  // Corners that are the same to 1e-7 degrees (a centimetre), or to a millimetre, are one. `furthest`: of a snap, m.
  Roads(const std::vector<RoadLine>& lines, bool degrees, double furthest);
  std::size_t pieces() const { return edges_.size(); }
  double metres() const;  // of all roads
  // The nearest point of a road; nothing: none within `furthest`.
  std::optional<RoadSnap> snap(RoadCorner from) const;
  // Of each target the nearest source by road and no farther than `most`; the lower label of equals. Dijkstra (1959) from
  // all sources at once, with the binary heap of the standard library.
  std::vector<std::optional<RoadReach>> nearest(const std::vector<RoadSource>& sources, const std::vector<RoadSnap>& targets,
                                                double most) const;

 private:
  struct Edge {
    std::size_t from = 0, to = 0;
    double metres = 0;
  };
  RoadCorner offset(RoadCorner from, RoadCorner to) const;  // m east and north
  std::int64_t cell_of(double x, double y) const;
  void add_to_cells(std::size_t edge);

  bool degrees_;
  double furthest_, width_ = 0, height_ = 0;
  std::vector<RoadCorner> corners_;
  std::vector<Edge> edges_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> near_;
};

}  // namespace muang::green
