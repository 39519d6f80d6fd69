// SPDX-License-Identifier: Apache-2.0
#include "cli/green.hpp"

#include <iostream>

#include "base/json_text.hpp"
#include "cli/house.hpp"
#include "green/area_text_rules.hpp"

namespace muang::cli {

namespace {

int refuse(const Problems& problems, const Texts& texts) {
  for (const Error& problem : problems) {
    std::cerr << code_text(problem.code) << (problem.field.empty() ? "" : " " + problem.field) << ": "
              << texts.error_text("th", problem) << "\n"
              << std::string(6, ' ') << texts.error_text("en", problem) << "\n";
  }
  return 1;
}

int area(const Common& common, const std::string& text, const Texts& texts) {
  const auto read = green::read_area(text);
  if (!read) return refuse(read.problems(), texts);
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

}  // namespace

int run_green(const Common& common, const GreenOptions& options) {
  const Texts texts = Texts::load(find_share(common) / "locales");
  return area(common, options.text, texts);
}

}  // namespace muang::cli
