// SPDX-License-Identifier: Apache-2.0
// `muang green access`: people and parks of files → who reaches a park, as JSON.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "green/access/access_input.hpp"
#include "green/access/access_view.hpp"
#include "green/road/road_rules.hpp"

namespace muang::green {

// Every problem of people, parks and request at once. `parks` has been read by read_parks.
// With `roads` distances go along them, else straight.
Result<std::string> access_json(std::istream& people, const Result<Parks>& parks, const AccessRequest& request,
                                const Texts& texts, const std::optional<Result<std::vector<RoadLine>>>& roads = {});

}  // namespace muang::green
