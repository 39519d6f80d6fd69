// SPDX-License-Identifier: Apache-2.0
#include "assessment/scoring.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "assessment/errors.hpp"

namespace muang::assessment {

namespace {

Scoring scoring_of(const Framework& framework, std::size_t line) {
  return framework.indicators[framework.lines[line].indicator].scoring;
}

void check_parts(const Framework& framework, const Answer& answer, const std::string& field, Problems& problems) {
  for (std::size_t i = 0; i < framework.parts.size(); ++i) {
    const auto& points = answer.parts[i];
    if (points && (*points < 0 || *points > framework.parts[i].max)) {
      problems.push_back({errors::points_out_of_range,
                          field + framework.parts[i].id,
                          {{"maximum", std::to_string(framework.parts[i].max)}}});
    }
  }
}

void check_lpa(const Answer& answer, const std::string& field, Problems& problems) {
  const Params limit{{"maximum", std::to_string(max_lpa)}};
  if (answer.lpa_max && (*answer.lpa_max <= 0 || *answer.lpa_max > max_lpa * hundredths)) {
    problems.push_back({errors::lpa_out_of_range, field + "lpaMax", limit});
  }
  if (!answer.lpa_score) return;
  if (*answer.lpa_score < 0 || *answer.lpa_score > max_lpa * hundredths) {
    problems.push_back({errors::lpa_out_of_range, field + "lpaScore", limit});
  } else if (!answer.lpa_max) {
    problems.push_back({errors::lpa_needs_both, field + "lpaMax", {}});
  } else if (*answer.lpa_max > 0 && *answer.lpa_score > *answer.lpa_max) {
    const std::int64_t cents = *answer.lpa_max % hundredths;
    std::string maximum = std::to_string(*answer.lpa_max / hundredths);
    if (cents) maximum += "." + std::to_string(hundredths + cents).substr(1);
    problems.push_back({errors::lpa_above_max, field + "lpaScore", {{"maximum", maximum}}});
  }
}

// Sums the LPA marks of one highest mark before any fraction is made: a component has few different highest marks, so its
// denominator stays short.
Fraction component_points(const Framework& framework, const Component& component, const SheetValues& values) {
  std::uint64_t whole = 0;
  Fraction rest;
  std::map<std::int64_t, std::uint64_t> marks;  // highest mark → sum of marks
  for (const std::size_t i : component.indicators) {
    const Indicator& indicator = framework.indicators[i];
    for (std::size_t line = indicator.first_line; line < indicator.first_line + indicator.line_count; ++line) {
      const Answer& answer = values[line];
      if (indicator.scoring == Scoring::Lpa) {
        if (answer.lpa_score && answer.lpa_max) marks[*answer.lpa_max] += static_cast<std::uint64_t>(*answer.lpa_score);
        continue;
      }
      std::uint64_t points = 0;
      for (const auto& part : answer.parts) points += static_cast<std::uint64_t>(part.value_or(0));
      if (indicator.line_count == 1) {
        whole += points;
      } else {
        rest = rest + Fraction::of(points, indicator.line_count);
      }
    }
  }
  const auto highest = static_cast<std::uint64_t>(framework.indicator_max());
  for (const auto& [max, sum] : marks) rest = rest + Fraction::of(highest * sum, static_cast<std::uint64_t>(max));
  return Fraction(whole) + rest;
}

}  // namespace

Completeness completeness(const Framework& framework, std::size_t line, const Answer& answer) {
  if (scoring_of(framework, line) == Scoring::Lpa) {
    if (answer.lpa_score && answer.lpa_max) return Completeness::Complete;
    return answer.lpa_score || answer.lpa_max ? Completeness::Begun : Completeness::Empty;
  }
  std::size_t given = 0;
  for (std::size_t i = 0; i < framework.parts.size(); ++i) given += answer.parts[i] ? 1 : 0;
  if (given == framework.parts.size()) return Completeness::Complete;
  return given ? Completeness::Begun : Completeness::Empty;
}

bool wholly_answered(const Framework& framework, const Indicator& indicator, const SheetValues& values) {
  for (std::size_t line = indicator.first_line; line < indicator.first_line + indicator.line_count; ++line) {
    if (completeness(framework, line, values[line]) != Completeness::Complete) return false;
  }
  return true;
}

void check_answer(const Framework& framework, std::size_t line, const Answer& answer, const std::string& field,
                  Problems& problems) {
  const bool lpa = scoring_of(framework, line) == Scoring::Lpa;
  for (std::size_t i = 0; lpa && i < framework.parts.size(); ++i) {
    if (answer.parts[i]) problems.push_back({errors::parts_not_here, field + framework.parts[i].id, {}});
  }
  if (!lpa && answer.lpa_score) problems.push_back({errors::lpa_not_here, field + "lpaScore", {}});
  if (!lpa && answer.lpa_max) problems.push_back({errors::lpa_not_here, field + "lpaMax", {}});
  if (lpa) {
    check_lpa(answer, field, problems);
  } else {
    check_parts(framework, answer, field, problems);
  }
}

Fraction line_points(const Framework& framework, std::size_t line, const Answer& answer) {
  if (scoring_of(framework, line) == Scoring::Lpa) {
    if (!answer.lpa_score || !answer.lpa_max) return 0;
    return Fraction::of(static_cast<std::uint64_t>(framework.indicator_max() * *answer.lpa_score),
                        static_cast<std::uint64_t>(*answer.lpa_max));
  }
  std::uint64_t points = 0;
  for (const auto& part : answer.parts) points += static_cast<std::uint64_t>(part.value_or(0));
  return points;
}

Fraction indicator_points(const Framework& framework, std::size_t indicator, const SheetValues& values) {
  const Indicator& what = framework.indicators[indicator];
  Fraction sum;
  for (std::size_t i = 0; i < what.line_count; ++i) {
    sum = sum + line_points(framework, what.first_line + i, values[what.first_line + i]);
  }
  return sum / Fraction(what.line_count);
}

int level_minimum(const Level& level, int pass_mark) {
  return std::max(level.minimum_percent.value_or(pass_mark), pass_mark);
}

const Level* level_of(const Fraction& total, const Yardstick& yardstick) {
  if (total < Fraction(static_cast<std::uint64_t>(yardstick.pass_mark))) return nullptr;
  const Level* earned = nullptr;
  for (const Level& level : yardstick.levels) {
    if (total >= Fraction(static_cast<std::uint64_t>(level_minimum(level, yardstick.pass_mark)))) earned = &level;
  }
  return earned;
}

Score score_sheet(const Framework& framework, const SheetValues& values, const Yardstick& yardstick) {
  ENSURE(values.size() == framework.lines.size(), "a sheet has one answer for each line of its framework");
  Score score;
  score.pass_mark = yardstick.pass_mark;
  const int highest = framework.indicator_max();
  for (const Component& component : framework.components) {
    ComponentScore& part = score.components.emplace_back();
    part.id = component.id;
    part.points = component_points(framework, component, values);
    part.max_points = highest * static_cast<int>(component.indicators.size());
    part.percent = part.points * Fraction::of(100, static_cast<std::uint64_t>(part.max_points));
    score.total = score.total + part.percent * Fraction::of(static_cast<std::uint64_t>(component.weight_percent), 100);
  }
  for (std::size_t line = 0; line < values.size(); ++line) {
    if (completeness(framework, line, values[line]) != Completeness::Complete)
      score.missing.push_back(framework.lines[line].id);
  }
  score.passed = score.total >= Fraction(static_cast<std::uint64_t>(yardstick.pass_mark));
  if (const Level* level = level_of(score.total, yardstick)) score.level = level->id;
  return score;
}

namespace {
constexpr std::uint32_t unanswered = 0xFFFFFFFF;
constexpr std::uint64_t packed_scale = 1'000'000;
}  // namespace

std::string pack_points(const Framework& framework, const SheetValues& values) {
  std::string packed;
  packed.reserve(framework.indicators.size() * 4);
  for (std::size_t i = 0; i < framework.indicators.size(); ++i) {
    const Indicator& indicator = framework.indicators[i];
    bool any = false;
    for (std::size_t line = indicator.first_line; line < indicator.first_line + indicator.line_count; ++line) {
      any = any || completeness(framework, line, values[line]) != Completeness::Empty;
    }
    const auto ticks =
        any ? static_cast<std::uint32_t>(indicator_points(framework, i, values).rounded(packed_scale)) : unanswered;
    for (int shift = 0; shift < 32; shift += 8) packed += static_cast<char>((ticks >> shift) & 0xFF);
  }
  return packed;
}

std::vector<double> unpack_points(std::string_view packed) {
  std::vector<double> points;
  points.reserve(packed.size() / 4);
  for (std::size_t at = 0; at + 4 <= packed.size(); at += 4) {
    std::uint32_t ticks = 0;
    for (int i = 3; i >= 0; --i) ticks = (ticks << 8) | static_cast<std::uint8_t>(packed[at + static_cast<std::size_t>(i)]);
    points.push_back(ticks == unanswered ? std::numeric_limits<double>::quiet_NaN()
                                         : static_cast<double>(ticks) / packed_scale);
  }
  return points;
}

}  // namespace muang::assessment
