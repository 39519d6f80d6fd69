// SPDX-License-Identifier: Apache-2.0
#include "assessment/scoring_flat.hpp"

#include <bit>
#include <charconv>

#include "assessment/analysis.hpp"
#include "assessment/scoring.hpp"
#include "base/core/flat_json.hpp"

namespace muang::assessment {
namespace {

using Number = std::optional<std::int64_t>;
constexpr std::size_t most_components = 20, most_indicators = 500, most_lines = 1000, most_levels = 20;
constexpr int most_points = 1000;

struct Sheet {
  Framework framework;
  SheetValues values;
  Yardstick yardstick;
};

// A number outside [0, highest] becomes -1, which no check lets pass.
int small(const Number& value, int highest) {
  return value && *value >= 0 && *value <= highest ? static_cast<int>(*value) : -1;
}
std::size_t position(const Number& value) { return value && *value >= 0 ? static_cast<std::size_t>(*value) : most_lines; }

// "line.12.part.0" behind "line.": 12, and what follows it.
bool take_index(std::string_view& name, std::string_view prefix, std::size_t most, std::size_t& index) {
  if (!name.starts_with(prefix)) return false;
  const char* const begin = name.data() + prefix.size();
  const auto [stop, fault] = std::from_chars(begin, name.data() + name.size(), index);
  if (fault != std::errc() || index >= most) return false;
  name.remove_prefix(static_cast<std::size_t>(stop - name.data()));
  return true;
}

template <class T>
T& at(std::vector<T>& list, std::size_t index) {
  if (list.size() <= index) list.resize(index + 1);
  return list[index];
}

bool set_line(Sheet& sheet, std::size_t index, std::string_view rest, const Number& value) {
  Answer& answer = at(sheet.values, index);
  if (rest == ".indicator") return at(sheet.framework.lines, index).indicator = position(value), true;
  if (rest == ".lpa_score") return answer.lpa_score = value, true;
  if (rest == ".lpa_max") return answer.lpa_max = value, true;
  std::size_t part = 0;
  if (!take_index(rest, ".part.", max_parts, part) || !rest.empty()) return false;
  if (value) answer.parts[part] = small(value, most_points);
  return true;
}

bool set_member(Sheet& sheet, std::string_view name, const Number& value) {
  Framework& framework = sheet.framework;
  std::size_t index = 0;
  if (name == "pass_mark") return sheet.yardstick.pass_mark = small(value, 100), true;
  if (take_index(name, "line.", most_lines, index)) return set_line(sheet, index, name, value);
  if (take_index(name, "indicator.", most_indicators, index)) {
    Indicator& indicator = at(framework.indicators, index);
    if (name == ".component") return indicator.component = position(value), true;
    if (name != ".scoring" || small(value, 2) < 0) return false;
    return indicator.scoring = static_cast<Scoring>(*value), true;
  }
  const bool part = take_index(name, "part.", max_parts, index);
  if (part && name.empty()) return at(framework.parts, index).max = small(value, most_points), true;
  const bool component = !part && take_index(name, "component.", most_components, index);
  if (component && name.empty()) return at(framework.components, index).weight_percent = small(value, 100), true;
  if (part || component || !take_index(name, "level.", most_levels, index) || !name.empty()) return false;
  Level& level = at(sheet.yardstick.levels, index);
  if (value) level.minimum_percent = small(value, 100);
  return true;
}

// Joins what was named by position, and refuses criteria that could not be scored.
bool join(Sheet& sheet) {
  Framework& framework = sheet.framework;
  if (sheet.yardstick.pass_mark < 0 || framework.parts.empty() || framework.lines.size() != sheet.values.size())
    return false;
  for (const Part& part : framework.parts) {
    if (part.max <= 0) return false;
  }
  for (const Level& level : sheet.yardstick.levels) {
    if (level.minimum_percent && *level.minimum_percent < 0) return false;
  }
  for (Indicator& indicator : framework.indicators) {
    if (indicator.component >= framework.components.size()) return false;
    indicator.line_count = 0;
    framework.components[indicator.component].indicators.push_back(
        static_cast<std::size_t>(&indicator - framework.indicators.data()));
  }
  for (std::size_t i = 0; i < framework.lines.size(); ++i) {
    framework.lines[i].id = std::to_string(i);
    if (framework.lines[i].indicator >= framework.indicators.size()) return false;
    Indicator& indicator = framework.indicators[framework.lines[i].indicator];
    if (indicator.line_count == 0) indicator.first_line = i;
    if (indicator.first_line + indicator.line_count++ != i) return false;
  }
  for (const Indicator& indicator : framework.indicators) {
    if (indicator.line_count == 0) return false;
  }
  for (const Component& component : framework.components) {
    if (component.indicators.empty() || component.weight_percent < 0) return false;
  }
  return !framework.components.empty();
}

std::string bits(const Fraction& value) { return '"' + std::to_string(std::bit_cast<std::uint64_t>(value.nearest())) + '"'; }

std::string level_position(const Yardstick& yardstick, const Level* level) {
  return level ? std::to_string(level - yardstick.levels.data()) : "null";
}

std::string score_text(const Sheet& sheet) {
  const Yardstick& yardstick = sheet.yardstick;
  const Score score = score_sheet(sheet.framework, sheet.values, yardstick);
  std::string out = "{\"components\":[";
  for (const ComponentScore& part : score.components) {
    if (&part != score.components.data()) out += ',';
    out += "{\"points\":" + bits(part.points) + ",\"maxPoints\":" + std::to_string(part.max_points) +
           ",\"percent\":" + bits(part.percent) + "}";
  }
  out += "],\"totalPercent\":" + bits(score.total) + ",\"passMark\":" + std::to_string(score.pass_mark) +
         ",\"passed\":" + (score.passed ? "true" : "false") +
         ",\"level\":" + level_position(yardstick, level_of(score.total, yardstick)) +
         ",\"complete\":" + (score.complete() ? "true" : "false") + ",\"missing\":[";
  for (const std::string& line : score.missing) out += (&line == score.missing.data() ? "" : ",") + line;
  const auto missing = away(score.total, score.pass_mark);
  out += "],\"toPass\":" + (missing ? '"' + missing->rounded_up(2) + '"' : "null") + ",\"nextLevel\":";
  const Level* next = next_level(score.total, yardstick);
  if (!next) return out + "null}";
  const auto far = away(score.total, level_minimum(*next, score.pass_mark));
  return out + "{\"level\":" + level_position(yardstick, next) + ",\"percentAway\":\"" + (far ? far->rounded_up(2) : "0") +
         "\"}}";
}

}  // namespace

std::string score_sheet_flat(std::string_view json) {
  Sheet sheet;
  std::string_view unknown;
  FlatReader reader(json);
  const bool whole = reader.read([&](std::string_view name, const Number& value) {
    if (set_member(sheet, name, value)) return true;
    unknown = name;
    return false;
  });
  if (!unknown.empty()) return "{\"error\":\"unknown\",\"name\":\"" + std::string(unknown) + "\"}";
  if (!whole) return "{\"error\":\"malformed\",\"at\":" + std::to_string(reader.at()) + "}";
  if (!join(sheet)) return "{\"error\":\"framework\"}";
  for (std::size_t line = 0; line < sheet.values.size(); ++line) {
    Problems problems;
    check_answer(sheet.framework, line, sheet.values[line], "", problems);
    if (!problems.empty()) return "{\"error\":\"answer\",\"line\":" + std::to_string(line) + "}";
  }
  return score_text(sheet);
}

}  // namespace muang::assessment
