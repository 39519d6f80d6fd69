// SPDX-License-Identifier: Apache-2.0
// People and parks → who reaches a park along roads.
#pragma once

#include <filesystem>
#include <vector>

#include "base/core/result.hpp"
#include "base/sandbox.hpp"
#include "green/access/access_view.hpp"
#include "green/road/road_rules.hpp"

namespace muang::green {

// Our choices: places farther from any road than this are told as not reached; an outline is looked at every so many metres.
inline constexpr double snap_limit_m = 200, outline_step_m = 20;

// Lines of a map file in WGS 84; other features are left. E5700 to E5708, and E5832 without a line.
Result<std::vector<RoadLine>> read_roads(const SandboxInput& file, const std::string& crs,
                                         const std::filesystem::path& mapfile);

// From a place straight to the nearest road, along roads, and straight to the nearest edge of a park; inside a park 0.
// Degrees alone.
ParksReached reach_along(const People& people, const Parks& parks, const AccessRequest& request,
                         const std::vector<RoadLine>& lines);

}  // namespace muang::green
