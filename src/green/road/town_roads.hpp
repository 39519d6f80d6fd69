// SPDX-License-Identifier: Apache-2.0
// The roads of a town: brought in from a map file, and used for who reaches a park. For this slice only.
#pragma once

#include <optional>
#include <vector>

#include "green/green.hpp"
#include "green/road/road_rules.hpp"
#include "http/endpoint.hpp"
#include "http/fields.hpp"

namespace muang::green {

struct TownRoads {
  bool known = false, may_edit = false;
  std::int64_t ways = 0, corners = 0, version = 0;
  double metres = 0;
  std::string source, file_name, at, by;
  static constexpr auto fields() {
    using http::field;
    using T = TownRoads;
    return std::tuple{field("known", &T::known, "A road file was brought in."),
                      field("version", &T::version, "For If-Match; 0: none yet."),
                      field("source", &T::source, "Where it comes from."),
                      field("fileName", &T::file_name, "As it was sent."),
                      field("ways", &T::ways, "Lines."),
                      field("corners", &T::corners, "Their corners."),
                      field("metres", &T::metres, "m of road."),
                      field("at", &T::at, "When it was stored."),
                      field("by", &T::by, "By whom."),
                      field("mayEdit", &T::may_edit, "The caller may bring roads in.")};
  }
};

std::optional<TownRoads> roads_of(store::Transaction& tx, OrgUnitId unit);
std::vector<RoadLine> road_lines_of(store::Transaction& tx, OrgUnitId unit);

void add_road_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
