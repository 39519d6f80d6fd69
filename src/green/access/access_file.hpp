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

namespace muang::green {

struct AccessRequest {
  std::vector<double> distances{300};  // m, 1 to 50,000. WHO: 300 m; Green Bangkok 400 m; 15-minute park 800 m
  double min_area_m2 = 5000;           // WHO: 0.5 to 1 ha, recalled. 0: parks of unknown area count too
  double canopy_baseline = forest_baseline;
};

// Every problem of people, parks and request at once. `parks` has been read by read_parks.
Result<std::string> access_json(std::istream& people, const Result<Parks>& parks, const AccessRequest& request,
                                const Texts& texts);

}  // namespace muang::green
