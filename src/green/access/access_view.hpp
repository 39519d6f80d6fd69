// SPDX-License-Identifier: Apache-2.0
// People and parks → who reaches a park, as it is told. Without files and without a database.
#pragma once

#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "green/access/access_dto.hpp"
#include "green/access/access_input.hpp"

namespace muang::green {

struct AccessRequest {
  std::vector<double> distances{300};  // m, 1 to 50,000. WHO: 300 m; Green Bangkok 400 m; 15-minute park 800 m
  double min_area_m2 = 5000;           // WHO: 0.5 to 1 ha, recalled. 0: parks of unknown area count too
  double canopy_baseline = forest_baseline;
};

void check_access(const AccessRequest& request, Problems& problems);  // E5589
double longest_asked(const AccessRequest& request);                   // m, at least 300

// The nearest park of each row of people, and which parks were looked at.
struct ParksReached {
  std::vector<Park> counted;
  std::vector<std::optional<NearestPark>> nearest;
  std::int64_t unknown_area = 0;                         // parks that are left out because their area is not known
  bool points = false;                                   // some parks are points
  std::int64_t places_off_road = 0, parks_off_road = 0;  // with no road near enough
  std::string distances;                                 // metres | ellipsoid | network
};
ParksReached parks_that_count(const Parks& parks, const AccessRequest& request);  // without distances
ParksReached reach_straight(const People& people, const Parks& parks, const AccessRequest& request);

// The request has passed check_access; somebody lives somewhere.
AccessView access_view(People& people, const Parks& parks, const ParksReached& reached, const AccessRequest& request,
                       const Texts& texts);

}  // namespace muang::green
