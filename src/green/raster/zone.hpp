// SPDX-License-Identifier: Apache-2.0
// A zone in coordinates of the grid, ready to be walked: edges in runs that know where they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "green/raster/coverage_rules.hpp"

namespace muang::green {

enum class ZoneReason : std::uint8_t { None, NoData, OutsideRaster, Empty, NotFinite, NotTransformed, CrossesItself };
std::string_view reason_code(ZoneReason reason);  // "no-data" …; empty for None

class Zone {
 public:
  Zone(std::int64_t feature, std::string id) : feature_(feature), id_(std::move(id)) {}

  // Closed or not, in either direction; fewer than three corners enclose nothing.
  void add_ring(const std::vector<GridPoint>& corners, bool is_hole);
  void refuse(ZoneReason reason) { reason_ = reason; }

  std::int64_t feature() const { return feature_; }
  const std::string& id() const { return id_; }
  ZoneReason reason() const { return reason_; }
  double area_cells() const { return area_cells_; }
  std::size_t corners() const { return points_.size(); }
  // What of the window the zone's box meets; no cells when nothing.
  GridWindow within(const GridWindow& window) const;
  void add_to(Coverage& coverage, const GridWindow& window) const;

 private:
  struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    void include(GridPoint point);
  };
  struct Run {  // points_[begin] to points_[end], joined one after another
    std::uint32_t begin = 0, end = 0;
    Box box;
  };
  std::int64_t feature_;
  std::string id_;
  ZoneReason reason_ = ZoneReason::None;
  double area_cells_ = 0;
  std::vector<GridPoint> points_;
  std::vector<Run> runs_;
  Box box_;
};

}  // namespace muang::green
