// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_file.hpp"

#include "green/road/road_access.hpp"
#include "green/siting_errors.hpp"
#include "http/json.hpp"

namespace muang::green {

Result<std::string> access_json(std::istream& in, const Result<Parks>& parks, const AccessRequest& request,
                                const Texts& texts, const std::optional<Result<std::vector<RoadLine>>>& roads) {
  auto people = read_people(in);
  Problems problems = people.problems();
  problems.insert(problems.end(), parks.problems().begin(), parks.problems().end());
  check_access(request, problems);
  if (people && parks && people->coordinates != parks->coordinates)
    problems.push_back({errors::coordinates_differ, "--parks", {}});
  if (roads) problems.insert(problems.end(), roads->problems().begin(), roads->problems().end());
  if (roads && *roads && people && people->coordinates == Coordinates::Metres)
    problems.push_back({errors::coordinates_differ, "--roads", {}});
  if (!problems.empty()) return problems;
  return http::write_json(access_view(
      *people, *parks, roads ? reach_along(*people, *parks, request, **roads) : reach_straight(*people, *parks, request),
      request, texts));
}

}  // namespace muang::green
