// SPDX-License-Identifier: Apache-2.0
#include "assessment/framework_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

#include "assessment/assessment.hpp"
#include "base/core/calendar.hpp"

namespace muang::assessment {

namespace {

constexpr std::uintmax_t largest_file = 1 << 20;
constexpr std::size_t longest_text = 4000;

struct Reading {
  FrameworkReading result;
  Places places;
  std::map<std::string, std::size_t, std::less<>> components, aspects;
};

// One table of a file. Every key must be asked for; finish() refuses the others.
class Table {
 public:
  Table(const toml::table& table, std::string file, std::vector<std::string>& problems)
      : table_(table), file_(std::move(file)), problems_(problems) {}

  std::string place() const { return place_of(table_); }
  void say(const std::string& problem) { problems_.push_back(place() + ": " + problem); }

  std::string text(const char* key, bool required = true) {
    const toml::node* node = take(key, required);
    if (!node) return {};
    const auto* value = node->as_string();
    if (!value || (required && value->get().empty()) || value->get().size() > longest_text) {
      problems_.push_back(place_of(*node) + ": " + key + " must be a text of at most " + std::to_string(longest_text) +
                          " bytes");
      return {};
    }
    return value->get();
  }
  Words words(const std::string& stem, bool required = true) {
    return {text((stem + "_th").c_str(), required), text((stem + "_en").c_str(), required)};
  }
  std::optional<int> number(const char* key, bool required = true) {
    const toml::node* node = take(key, required);
    if (!node) return std::nullopt;
    const auto* value = node->as_integer();
    if (!value || value->get() < 0 || value->get() > 1'000'000) {
      problems_.push_back(place_of(*node) + ": " + key + " must be a whole number from 0");
      return std::nullopt;
    }
    return static_cast<int>(value->get());
  }
  bool flag(const char* key, bool otherwise) {
    const toml::node* node = take(key, false);
    if (!node) return otherwise;
    const auto* value = node->as_boolean();
    if (!value) problems_.push_back(place_of(*node) + ": " + key + " must be true or false");
    return value ? value->get() : otherwise;
  }
  Certainty certainty(const char* key, bool required = true, Certainty otherwise = Certainty::Inferred) {
    const std::string code = text(key, required);
    if (code.empty()) return otherwise;
    const auto value = parse_certainty(code);
    if (!value) say(std::string(key) + " \"" + code + "\" is none of official, published, inferred, recalled");
    return value.value_or(otherwise);
  }
  std::vector<std::string> texts(const char* key, bool required) {
    std::vector<std::string> list;
    const toml::node* node = take(key, required);
    const auto* array = node ? node->as_array() : nullptr;
    if (node && !array) problems_.push_back(place_of(*node) + ": " + key + " must be a list of texts");
    if (!array) return list;
    for (const toml::node& item : *array) {
      const auto* value = item.as_string();
      if (!value || value->get().empty()) {
        problems_.push_back(place_of(item) + ": " + key + " must be a list of texts");
      } else {
        list.push_back(value->get());
      }
    }
    return list;
  }
  template <class F>
  void each(const char* key, bool required, F use) {
    const toml::node* node = take(key, required);
    const auto* array = node ? node->as_array() : nullptr;
    if (node && (!array || !array->is_array_of_tables())) problems_.push_back(place_of(*node) + ": write [[" + key + "]]");
    if (!array) return;
    for (const toml::node& item : *array) {
      if (const auto* inner = item.as_table()) {
        Table table(*inner, file_, problems_);
        use(table);
        table.finish();
      }
    }
  }
  const toml::table* inner(const char* key) {
    const toml::node* node = take(key, true);
    const auto* table = node ? node->as_table() : nullptr;
    if (node && !table) problems_.push_back(place_of(*node) + ": write [" + key + "]");
    return table;
  }
  const std::string& file() const { return file_; }
  void finish() {
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (!asked_.contains(name)) problems_.push_back(place_of(node) + ": unknown key " + name);
    }
  }

 private:
  const toml::node* take(const char* key, bool required) {
    asked_.insert(key);
    const toml::node* node = table_.get(key);
    if (!node && required) say(std::string(key) + " is missing");
    return node;
  }
  std::string place_of(const toml::node& node) const { return file_ + ":" + std::to_string(node.source().begin.line); }

  const toml::table& table_;
  std::string file_;
  std::vector<std::string>& problems_;
  std::set<std::string, std::less<>> asked_;
};

std::optional<toml::table> parse(const std::filesystem::path& file, std::vector<std::string>& problems) {
  const std::string name = file.filename().string();
  std::error_code fault;
  if (const auto size = std::filesystem::file_size(file, fault); fault || size > largest_file) {
    problems.push_back(name + ":1: cannot be read, or is larger than 1 MB");
    return std::nullopt;
  }
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  try {
    return toml::parse(content.str(), file.string());
  } catch (const toml::parse_error& error) {
    problems.push_back(name + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
  }
  return std::nullopt;
}

void read_sub(Table& table, Indicator& indicator) {
  SubIndicator& sub = indicator.subs.emplace_back();
  sub.id = table.text("id");
  sub.name = table.words("name");
  sub.guidance = table.words("guidance");
}

void read_scoring(Table& table, Indicator& indicator) {
  const std::string code = table.text("scoring");
  for (const Scoring scoring : {Scoring::Parts, Scoring::Lpa, Scoring::Mean}) {
    if (scoring_code(scoring) == code) indicator.scoring = scoring;
  }
  if (!code.empty() && scoring_code(indicator.scoring) != code)
    table.say("scoring " + code + " is none of parts, lpa, mean");
  indicator.scoring_certainty = table.certainty("scoring_certainty", false, indicator.certainty);
  table.each("sub", false, [&](Table& sub) { read_sub(sub, indicator); });
}

void read_indicator(Table& table, Reading& reading) {
  Indicator indicator;
  indicator.id = table.text("id");
  indicator.number = table.number("number").value_or(0);
  indicator.name = table.words("name");
  indicator.guidance = table.words("guidance");
  indicator.draft = table.flag("draft", true);
  indicator.certainty = table.certainty("certainty");
  indicator.lpa_linked = table.flag("also_in_lpa", false);
  indicator.base_data_number = table.number("base_data_number", false);
  indicator.evidence_examples_th = table.texts("evidence_examples_th", false);
  indicator.facts = table.texts("facts", false);
  indicator.source = table.text("source");
  read_scoring(table, indicator);
  const std::string aspect = table.text("aspect");
  const auto found = reading.aspects.find(aspect);
  if (found == reading.aspects.end()) {
    if (!aspect.empty()) table.say("aspect " + aspect + " of " + indicator.id + " is not known");
    return;
  }
  indicator.aspect = found->second;
  reading.places.try_emplace("indicator " + indicator.id, table.place());
  reading.result.framework.indicators.push_back(std::move(indicator));
}

void read_aspect(Table& table, Reading& reading) {
  Aspect aspect;
  aspect.id = table.text("id");
  aspect.name = table.words("name");
  aspect.certainty = table.certainty("certainty");
  aspect.source = table.text("source");
  const std::string component = table.text("component");
  const auto found = reading.components.find(component);
  if (found == reading.components.end()) {
    if (!component.empty()) table.say("component " + component + " of aspect " + aspect.id + " is not known");
    return;
  }
  aspect.component = found->second;
  if (!reading.aspects.try_emplace(aspect.id, reading.result.framework.aspects.size()).second) {
    table.say("id " + aspect.id + " is there twice");
  }
  reading.places.try_emplace("aspect " + aspect.id, table.place());
  reading.result.framework.aspects.push_back(std::move(aspect));
}

void read_component(Table& table, Reading& reading) {
  Component component;
  component.id = table.text("id");
  component.name = table.words("name");
  component.meaning = table.words("meaning", false);
  component.weight_percent = table.number("weight_percent").value_or(0);
  component.certainty = table.certainty("certainty");
  component.source = table.text("source");
  reading.components.try_emplace(component.id, reading.result.framework.components.size());
  reading.places.try_emplace("component " + component.id, table.place());
  reading.result.framework.components.push_back(std::move(component));
}

void read_level(Table& table, Reading& reading) {
  Level level;
  level.id = table.text("id");
  level.name = table.words("name");
  level.minimum_percent = table.number("minimum_percent", false);
  level.placeholder = table.flag("placeholder", false);
  level.valid_from = table.text("valid_from");
  if (!level.valid_from.empty() && !Date::parse_iso(level.valid_from)) table.say("valid_from must be a day, YYYY-MM-DD");
  reading.places.try_emplace("level " + level.id, table.place());
  reading.result.framework.levels.push_back(std::move(level));
}

void read_pass_marks(Table& root, Reading& reading) {
  const toml::table* inner = root.inner("pass_marks");
  if (!inner) return;
  Table table(*inner, root.file(), reading.result.problems);
  reading.places.try_emplace("pass_marks", table.place());
  table.certainty("certainty");
  table.text("source");
  for (const char* kind : {"city", "town", "subdistrict", "sao", "pattaya"}) {
    if (const auto mark = table.number(kind, false)) reading.result.framework.pass_marks.push_back({kind, *mark});
  }
  table.finish();
}

void read_head(Table& root, Reading& reading, const std::string& folder_name) {
  Framework& framework = reading.result.framework;
  framework.id = root.text("id");
  if (framework.id != folder_name) root.say("id must be the name of the folder, " + folder_name);
  framework.name = root.words("name");
  framework.certainty = root.certainty("certainty");
  framework.note_th = root.text("note_th", false);
  framework.note_en = root.text("note_en", false);
  root.each("source", true, [&](Table& table) {
    Source source{table.text("id"), table.text("title"), table.text("address", false), table.text("kind")};
    reading.places.try_emplace("source " + source.id, table.place());
    framework.sources.push_back(std::move(source));
  });
  root.each("part", true, [&](Table& table) {
    Part& part = framework.parts.emplace_back();
    part.id = table.text("id");
    part.name = table.words("name");
    part.meaning = table.words("meaning", false);
    part.max = table.number("max").value_or(0);
    reading.places.try_emplace("part " + part.id, table.place());
  });
  read_pass_marks(root, reading);
  root.each("level", true, [&](Table& table) { read_level(table, reading); });
  root.each("component", true, [&](Table& table) { read_component(table, reading); });
}

void read_body(Table& root, Reading& reading) {
  root.each("aspect", false, [&](Table& table) { read_aspect(table, reading); });
  root.each("indicator", false, [&](Table& table) { read_indicator(table, reading); });
  root.finish();
}

}  // namespace

FrameworkReading read_framework_folder(const std::filesystem::path& folder, const std::optional<FactKeySet>& fact_keys) {
  Reading reading;
  auto& problems = reading.result.problems;
  std::error_code fault;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
    if (entry.path().extension() == ".toml" && entry.path().filename() != "framework.toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (const auto head = parse(folder / "framework.toml", problems)) {
    Table root(*head, "framework.toml", problems);
    const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
    read_head(root, reading, name.string());
    read_body(root, reading);
  }
  for (const auto& file : files) {
    if (const auto content = parse(file, problems)) {
      Table root(*content, file.filename().string(), problems);
      read_body(root, reading);
    }
  }
  link_framework(reading.result.framework);
  check_framework(reading.result.framework, reading.places, fact_keys, problems);
  return std::move(reading.result);
}

Framework read_framework(const std::filesystem::path& folder, const std::optional<FactKeys>& fact_keys) {
  FrameworkReading reading = read_framework_folder(folder, fact_keys);
  if (reading.problems.empty()) return std::move(reading.framework);
  std::string all = folder.string() + ":";
  for (const std::string& problem : reading.problems) all += "\n  " + problem;
  throw FrameworkFault(all);
}

}  // namespace muang::assessment
