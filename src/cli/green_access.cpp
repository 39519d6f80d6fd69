// SPDX-License-Identifier: Apache-2.0
#include "cli/green_access.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <stdexcept>

#include "green/access/access_file.hpp"
#include "green/road/road_access.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "green/siting_errors.hpp"

namespace muang::cli {

int run_green_access(const GreenOptions& options, const std::filesystem::path& mapfile, const Texts& texts,
                     std::ostream& out, std::ostream& err) {
  std::ifstream people(options.people, std::ios::binary);
  if (!people || std::filesystem::is_directory(options.people))
    return refuse({{green::errors::places_file_unreadable, "--people", {{"file", options.people}}}}, texts, err);
  const green::AccessRequest request{
      .distances = options.distance, .min_area_m2 = options.min_area, .canopy_baseline = options.canopy_baseline};
  std::optional<Result<std::vector<green::RoadLine>>> roads;
  if (!options.roads.empty()) {
    const bool there = std::filesystem::is_regular_file(options.roads);
    roads = there ? green::read_roads(std::filesystem::path(options.roads), {}, mapfile)
                  : Error{green::errors::roads_unreadable, "--roads", {{"file", options.roads}}};
  }
  const auto answer = green::access_json(people, green::read_parks(options.parks, mapfile), request, texts, roads);
  if (!answer) return refuse(answer.problems(), texts, err);
  out << *answer << "\n" << std::flush;
  if (!out) throw std::runtime_error("cannot write the answer");
  return 0;
}

}  // namespace muang::cli
