// SPDX-License-Identifier: Apache-2.0
#include "cli/green.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/json_text.hpp"
#include "base/sandbox.hpp"
#include "cli/green_access.hpp"
#include "cli/green_plots.hpp"
#include "cli/house.hpp"
#include "green/area_text_rules.hpp"
#include "green/carbon_file.hpp"

namespace muang::cli {

int refuse(const Problems& problems, const Texts& texts, std::ostream& err) {
  tell_problems(problems, texts, err);
  return 1;
}

namespace {

int area(const Common& common, const std::string& text, const Texts& texts) {
  const auto read = green::read_area(text);
  if (!read) return refuse(read.problems(), texts, std::cerr);
  const green::RaiNganWah parts = green::split_area(read->cm2);
  if (common.format == "json") {
    std::cout << "{\"m2\":" << green::square_metre_text(read->cm2) << ",\"rai\":" << parts.rai << ",\"ngan\":" << parts.ngan
              << ",\"wah2\":" << green::wah_text(parts.wah_cm2);
    std::string notes;
    for (const auto doubt : read->doubts) {
      notes += notes.empty() ? "" : ",";
      append_json_string(notes, green::area_doubt_code(doubt));
    }
    std::cout << (notes.empty() ? "" : ",\"notes\":[" + notes + "]") << "}\n";
  } else {
    std::cout << green::print_area(read->cm2) << " = "
              << green::print_area(read->cm2, {.spelling = green::AreaSpelling::SquareMetres}) << "\n";
  }
  for (const auto doubt : read->doubts) {
    const std::string key = "green.area-" + std::string(green::area_doubt_code(doubt));
    std::cerr << texts.get("th", key) << "\n" << texts.get("en", key) << "\n";
  }
  return 0;
}

int carbon(const GreenOptions& options, const std::filesystem::path& share, const Texts& texts) {
  const green::CarbonData data = green::read_carbon_data(share / "data/green");
  const green::CarbonRequest request{
      .equation = options.equation,
      .height = options.height,
      .root = options.root == "equation" ? green::RootMethod::Equation : green::RootMethod::Ratio,
      .carbon_fraction = options.carbon_fraction,
      .format = options.format == "csv" ? green::CarbonFormat::Csv : green::CarbonFormat::Json,
      .draws = options.draws,
      .seed = options.seed,
      .threads = std::max(1U, std::thread::hardware_concurrency())};
  std::ifstream opened;
  if (options.file != "-") {
    opened.open(options.file, std::ios::binary);
    if (!opened || std::filesystem::is_directory(options.file)) throw std::runtime_error("cannot read " + options.file);
  }
  std::string total;
  const auto sums = green::write_carbon(options.file == "-" ? std::cin : opened, std::cout, request, data, texts, &total);
  std::cout.flush();
  if (!std::cout) throw std::runtime_error("cannot write the answer");
  if (!sums) return refuse(sums.problems(), texts, std::cerr);
  if (request.format == green::CarbonFormat::Csv) std::cerr << total << "\n";
  return 0;
}

// A program beside this one, in place of this one.
int become(const char* name, std::vector<std::string> words) {
  const auto program = program_beside(name);
  words.insert(words.begin(), program.string());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(program.c_str(), arguments.data());
  throw std::runtime_error("cannot run " + program.string());
}

int raster(const GreenOptions& options, const std::filesystem::path& share) {
  std::vector<std::string> words{options.action, "--share=" + share.string()};
  for (const auto& [name, value] : options.raster)
    if (!value.empty()) words.push_back("--" + name + "=" + value);
  if (options.raster.at("threads").empty())
    words.push_back("--threads=" + std::to_string(std::clamp(std::thread::hardware_concurrency(), 1U, 64U)));
  return become("muang-raster", words);
}

int site(const GreenOptions& options, const std::filesystem::path& share) {
  std::vector<std::string> words{share.string()};
  for (const auto& [name, value] : options.site)
    if (!value.empty()) words.push_back("--" + name + "=" + value);
  return become("muang-site", words);
}

}  // namespace

int run_green(const Common& common, const GreenOptions& options) {
  std::ios::sync_with_stdio(false);
  const auto share = find_share(common);
  if (options.action == "ndvi" || options.action == "zonal") return raster(options, share);
  if (options.action == "site") return site(options, share);
  const Texts texts = Texts::load(share / "locales");
  if (options.action == "area") return area(common, options.text, texts);
  if (options.action == "plots") return run_green_plots(options, common.format, texts, std::cout, std::cerr);
  if (options.action == "access") {
    const auto mapfile = program_beside("muang-mapfile");
    return run_green_access(options, mapfile, texts, std::cout, std::cerr);
  }
  return carbon(options, share, texts);
}

}  // namespace muang::cli
