// SPDX-License-Identifier: Apache-2.0
#include "cli/green_access.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <stdexcept>

#include "green/access/access_file.hpp"
#include "green/siting_errors.hpp"

namespace muang::cli {

int run_green_access(const GreenOptions& options, const std::filesystem::path& mapfile, const Texts& texts,
                     std::ostream& out, std::ostream& err) {
  std::ifstream people(options.people, std::ios::binary);
  if (!people || std::filesystem::is_directory(options.people))
    return refuse({{green::errors::places_file_unreadable, "--people", {{"file", options.people}}}}, texts, err);
  const green::AccessRequest request{
      .distances = options.distance, .min_area_m2 = options.min_area, .canopy_baseline = options.canopy_baseline};
  const auto answer = green::access_json(people, green::read_parks(options.parks, mapfile), request, texts);
  if (!answer) return refuse(answer.problems(), texts, err);
  out << *answer << "\n" << std::flush;
  if (!out) throw std::runtime_error("cannot write the answer");
  return 0;
}

}  // namespace muang::cli
