// SPDX-License-Identifier: Apache-2.0
// Which shapes overlap and by how much, and the ground that some of them cover, each piece once. Areas are on the
// ellipsoid, in whole cm² (geo/ellipsoid_rules.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "geo/polygon_rules.hpp"

namespace muang::green {

// Our choice: narrower on average than a footstep, a strip is more often left over from drawing than planted. It is named
// and counted all the same.
inline constexpr double sliver_width_m = 0.5;
inline constexpr std::size_t most_meeting_plots = 1'000'000;  // pairs to look into; our choice, guards against hostile files

struct PlotOverlap {
  std::size_t first = 0, second = 0;  // places of the shapes, first < second
  std::int64_t cm2 = 0;               // above 0
  bool sliver = false;
};

// Our choice, some 0.3 s of joining: borders of two plots that were surveyed meet in some tens of places, those of two combs
// in millions.
inline constexpr std::size_t most_border_crossings = 20'000;
bool too_tangled(const geo::Shape& a, const geo::Shape& b);

// Nothing: more than `most` pairs of boxes meet, or two shapes are too tangled.
std::optional<std::vector<PlotOverlap>> overlaps_of(const std::vector<geo::Shape>& shapes, std::size_t most);

// The places among `chosen` that hang together by overlaps. All others cover ground of their own, so that no map has to be
// joined as a whole.
std::vector<std::vector<std::size_t>> clusters_of(const std::vector<std::size_t>& chosen,
                                                  const std::vector<PlotOverlap>& overlaps);

// Asked for many choices among the same shapes; what hangs together is joined once.
class Ground {
 public:
  Ground(const std::vector<geo::Shape>& shapes, const std::vector<PlotOverlap>& overlaps)
      : shapes_(shapes), overlaps_(overlaps) {}
  std::int64_t once_cm2(const std::vector<std::size_t>& chosen);

 private:
  std::int64_t joined_cm2(const std::vector<std::size_t>& cluster);
  const std::vector<geo::Shape>& shapes_;
  const std::vector<PlotOverlap>& overlaps_;
  std::map<std::vector<std::size_t>, std::int64_t> joined_;
};

}  // namespace muang::green
