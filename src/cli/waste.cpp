// SPDX-License-Identifier: Apache-2.0
#include "cli/waste.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/sandbox.hpp"
#include "cli/house.hpp"
#include "waste/climate/emissions_file.hpp"
#include "waste/file/check_file.hpp"
#include "waste/flow/balance_file.hpp"
#include "waste/indicator/sdg_file.hpp"
#include "waste/outlook/forecast_file.hpp"

namespace muang::cli {

namespace {

std::string whole_text(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

int print(const Result<std::string>& answer, const Texts& texts) {
  if (answer) {
    std::cout << *answer;
    if (!answer->ends_with('\n')) std::cout << "\n";
    return 0;
  }
  for (const Error& problem : answer.problems()) {
    std::cerr << code_text(problem.code) << (problem.field.empty() ? "" : " " + problem.field) << ": "
              << texts.error_text("th", problem) << "\n"
              << std::string(6, ' ') << texts.error_text("en", problem) << "\n";
  }
  return 1;
}

int check(const WasteOptions& options, const std::filesystem::path& share, const Texts& texts) {
  waste::CheckOptions check;
  check.units = waste::read_known_units(share / "data/org-units/local-governments.csv");
  check.today = Date::of_instant(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
  check.readfile = program_beside("muang-readfile");
  const auto counts = waste::write_check(options.file, check, texts, std::cout);
  if (!counts) return print(counts.problems(), texts);
  return counts->errors > 0 ? 1 : 0;
}

}  // namespace

int run_waste(const Common& common, const WasteOptions& options) {
  const auto share = find_share(common);
  const Texts texts = Texts::load(share / "locales");
  const auto data = share / "data";
  const auto format = common.format == "json" ? waste::AnswerFormat::Json : waste::AnswerFormat::Text;
  if (options.action == "check") return check(options, share, texts);
  const std::string text = whole_text(options.file);
  if (options.action == "balance") return print(waste::balance_file(text), texts);
  if (options.action == "emissions") return print(waste::emissions_file(text, data, texts), texts);
  if (options.action == "sdg") return print(waste::sdg_file(text, data, texts, format), texts);
  return print(waste::forecast_file(text, {.horizon = options.horizon, .landfill = {}, .format = format}, texts), texts);
}

}  // namespace muang::cli
