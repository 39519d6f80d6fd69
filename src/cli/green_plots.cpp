// SPDX-License-Identifier: Apache-2.0
#include "cli/green_plots.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "cli/green_access.hpp"
#include "geo/geojson.hpp"
#include "green/plot_report.hpp"

namespace muang::cli {

namespace {

// One byte more than a map may have, at most: the reader then refuses it, whatever the size of the file.
std::string map_file(const std::string& name) {
  std::ifstream opened;
  if (name != "-") opened.open(name, std::ios::binary);
  if (name != "-" && (!opened || std::filesystem::is_directory(name))) throw std::runtime_error("cannot read " + name);
  std::istream& in = name == "-" ? std::cin : opened;
  constexpr std::size_t step = 1 << 20, most = geo::GeoJsonLimits{}.bytes + 1;
  std::string text;
  for (std::size_t read = step; read == step && text.size() < most;) {
    const std::size_t before = text.size();
    text.resize(before + step);
    in.read(text.data() + before, static_cast<std::streamsize>(step));
    read = static_cast<std::size_t>(in.gcount());
    text.resize(before + read);
  }
  return text;
}

}  // namespace

int run_green_plots(const GreenOptions& options, const std::string& format, const Texts& texts, std::ostream& out,
                    std::ostream& err) {
  const std::string drawn = map_file(options.file);
  std::optional<std::string> town;
  if (!options.town.empty()) town = map_file(options.town);
  const auto survey = green::survey_plots(drawn, town, options.repair);
  if (!survey) return refuse(survey.problems(), texts, err);
  if (format == "json") {
    out << green::plot_report_json(*survey, texts) << "\n";
  } else {
    out << green::plot_report_text(*survey, texts, "th") << "\n" << green::plot_report_text(*survey, texts, "en");
  }
  return 0;
}

}  // namespace muang::cli
