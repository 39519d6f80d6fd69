// SPDX-License-Identifier: Apache-2.0
#include "cli/green_places.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "green/access/access_file.hpp"
#include "green/siting/siting_file.hpp"
#include "green/siting_errors.hpp"

namespace muang::cli {
namespace {

// Files by the option that names them; those that cannot be read are told together.
std::vector<std::ifstream> open_all(const std::vector<std::pair<std::string, std::string>>& files, Problems& problems) {
  std::vector<std::ifstream> opened;
  for (const auto& [option, file] : files) {
    opened.emplace_back(file, std::ios::binary);
    if (file.empty() || (opened.back() && !std::filesystem::is_directory(file))) continue;
    problems.push_back({green::errors::places_file_unreadable, option, {{"file", file}}});
  }
  return opened;
}

}  // namespace

int run_green_site(const GreenOptions& options, const Texts& texts, std::ostream& out, std::ostream& err) {
  Problems problems;
  auto files = open_all(
      {{"--demand", options.demand}, {"--candidates", options.candidates}, {"--distances", options.distances}}, problems);
  if (!problems.empty()) return refuse(problems, texts, err);
  const green::SitingRequest request{
      .model = *green::model_named(options.model), .sites = options.sites, .radius_m = options.radius};
  const green::ExactLimits limits{.seconds = options.time_limit};
  const auto answer = green::site_json(
      {.demand = &files[0], .candidates = &files[1], .distances = options.distances.empty() ? nullptr : &files[2]}, request,
      limits, texts);
  if (!answer) return refuse(answer.problems(), texts, err);
  out << *answer << "\n" << std::flush;
  if (!out) throw std::runtime_error("cannot write the answer");
  return 0;
}

int run_green_access(const GreenOptions& options, const std::filesystem::path& readfile, const Texts& texts,
                     std::ostream& out, std::ostream& err) {
  Problems problems;
  auto files = open_all({{"--people", options.people}}, problems);
  if (!problems.empty()) return refuse(problems, texts, err);
  const green::AccessRequest request{
      .distances = options.distance, .min_area_m2 = options.min_area, .canopy_baseline = options.canopy_baseline};
  const auto answer = green::access_json(files[0], green::read_parks(options.parks, readfile), request, texts);
  if (!answer) return refuse(answer.problems(), texts, err);
  out << *answer << "\n" << std::flush;
  if (!out) throw std::runtime_error("cannot write the answer");
  return 0;
}

}  // namespace muang::cli
