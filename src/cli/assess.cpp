// SPDX-License-Identifier: Apache-2.0
#include "cli/assess.hpp"

#include <fstream>
#include <iostream>
#include <optional>

#include "assessment/assessment.hpp"
#include "assessment/errors.hpp"
#include "base/texts.hpp"

namespace muang::cli {

namespace {

constexpr std::size_t largest_file = 4 << 20;

// At most one byte more than is allowed, so that an endless stream ends.
std::optional<std::string> read_input(const std::string& file) {
  std::ifstream opened;
  if (file != "-") {
    std::error_code fault;
    if (std::filesystem::is_directory(file, fault)) return std::nullopt;
    opened.open(file, std::ios::binary);
    if (!opened) return std::nullopt;
  }
  std::istream& in = file == "-" ? std::cin : opened;
  std::string content(largest_file + 1, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (in.bad()) return std::nullopt;
  content.resize(static_cast<std::size_t>(in.gcount()));
  return content;
}

bool is_folder_name(const std::string& name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

void print(const Problems& problems, const Texts& texts, std::ostream& err) {
  for (const Error& problem : problems) {
    err << code_text(problem.code) << (problem.field.empty() ? "" : " " + problem.field) << ": "
        << texts.error_text("th", problem) << "\n    " << texts.error_text("en", problem) << '\n';
  }
}

}  // namespace

int run_assess_score(const std::filesystem::path& share, std::string framework, std::string kind, std::string file,
                     std::ostream& out, std::ostream& err) {
  const Texts texts = Texts::load(share / "locales");
  const auto folder = share / "data/frameworks" / framework;
  std::error_code fault;
  if (!is_folder_name(framework) || !std::filesystem::is_directory(folder, fault)) {
    print({{assessment::errors::framework_unknown, "--framework", {{"edition", framework}}}}, texts, err);
    return 2;
  }
  try {
    const assessment::Framework criteria = assessment::read_framework(folder);
    if (!criteria.pass_mark(kind)) {
      print({{assessment::errors::kind_unknown, "--kind", {{"kind", kind}}}}, texts, err);
      return 2;
    }
    const auto content = read_input(file);
    if (!content || content->size() > largest_file) {
      print({{assessment::errors::file_unreadable, file, {{"megabytes", std::to_string(largest_file >> 20)}}}}, texts, err);
      return 1;
    }
    const auto score = assessment::score_answers_json(criteria, kind, *content);
    if (!score) {
      print(score.problems(), texts, err);
      return 1;
    }
    out << *score << '\n';
    return 0;
  } catch (const assessment::FrameworkFault& broken) {
    err << broken.what() << '\n';
    return 1;
  }
}

}  // namespace muang::cli
