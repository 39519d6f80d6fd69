// SPDX-License-Identifier: Apache-2.0
#include "green/siting/site_command.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <stdexcept>
#include <utility>

#include "green/siting/siting_file.hpp"
#include "green/siting_errors.hpp"

namespace muang::green {

SiteArguments site_arguments(const std::vector<std::string>& words) {
  std::map<std::string, std::string> options;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (!word.starts_with("--") || equals == std::string::npos) throw std::runtime_error("not an option: " + word);
    options[word.substr(2, equals - 2)] = word.substr(equals + 1);
  }
  SiteArguments arguments{.demand = options["demand"],
                          .candidates = options["candidates"],
                          .distances = options["distances"],
                          .request = {.model = model_named(options["model"]).value()}};
  if (!options["sites"].empty()) arguments.request.sites = std::stoi(options["sites"]);
  if (!options["radius"].empty()) arguments.request.radius_m = std::stod(options["radius"]);
  if (!options["time-limit"].empty()) arguments.limits.seconds = std::stod(options["time-limit"]);
  return arguments;
}

int run_site(const SiteArguments& arguments, const Texts& texts, std::ostream& out, std::ostream& err) {
  const std::pair<const char*, std::string> named[] = {
      {"--demand", arguments.demand}, {"--candidates", arguments.candidates}, {"--distances", arguments.distances}};
  Problems problems;
  std::vector<std::ifstream> files;
  for (const auto& [option, file] : named) {
    files.emplace_back(file, std::ios::binary);
    if (file.empty() || (files.back() && !std::filesystem::is_directory(file))) continue;
    problems.push_back({errors::places_file_unreadable, option, {{"file", file}}});
  }
  if (problems.empty()) {
    const auto answer = site_json(
        {.demand = &files[0], .candidates = &files[1], .distances = arguments.distances.empty() ? nullptr : &files[2]},
        arguments.request, arguments.limits, texts);
    if (answer) {
      out << *answer << "\n" << std::flush;
      if (!out) throw std::runtime_error("cannot write the answer");
      return 0;
    }
    problems = answer.problems();
  }
  tell_problems(problems, texts, err);
  return 1;
}

}  // namespace muang::green
