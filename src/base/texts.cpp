// SPDX-License-Identifier: Apache-2.0
#include "base/texts.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <vector>

#include "base/json_text.hpp"

namespace muang {

namespace {

std::string fill(std::string_view text, const Params& params) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('{', at);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text, at), out;
    out.append(text, at, open - at);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto found = std::find_if(params.begin(), params.end(), [&](const auto& p) { return p.first == name; });
    if (found == params.end()) {
      out.append(text, open, close + 1 - open);
    } else {
      out += found->second;
    }
    at = close + 1;
  }
  return out;
}

}  // namespace

Texts Texts::load(const std::filesystem::path& locales) {
  Texts texts;
  for (const char* language : {"th", "en"}) {
    const auto folder = locales / language;
    if (!std::filesystem::is_directory(folder)) throw std::runtime_error("no texts in " + folder.string());
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      // The words of the pages are for the browser, which takes them with the build.
      const bool of_pages = entry.path().filename().string().starts_with("web");
      if (entry.path().extension() == ".json" && !of_pages) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    auto& keys = texts.languages_[language];
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      const std::string json{std::istreambuf_iterator<char>(in), {}};
      const std::string stem = file.stem().string();
      const std::string prefix = stem.starts_with("errors") ? "" : stem + ".";
      for (auto& [key, text] : read_flat_json(json, file.string())) {
        if (!keys.emplace(prefix + key, text).second)
          throw std::runtime_error(file.string() + ": " + key + " is there twice");
      }
    }
  }
  return texts;
}

bool Texts::has(std::string_view language, std::string_view key) const {
  const auto found = languages_.find(language);
  return found != languages_.end() && found->second.contains(key);
}

std::string Texts::get(std::string_view language, std::string_view key, const Params& params) const {
  const auto keys = languages_.find(language);
  if (keys == languages_.end()) return std::string(key);
  const auto found = keys->second.find(key);
  return found == keys->second.end() ? std::string(key) : fill(found->second, params);
}

std::string Texts::error_text(std::string_view language, const Error& error) const {
  return get(language, code_text(error.code), error.params);
}

void tell_problems(const Problems& problems, const Texts& texts, std::ostream& out) {
  for (const Error& problem : problems) {
    out << code_text(problem.code) << (problem.field.empty() ? "" : " " + problem.field) << ": "
        << texts.error_text("th", problem) << "\n"
        << std::string(6, ' ') << texts.error_text("en", problem) << "\n";
  }
}

}  // namespace muang
