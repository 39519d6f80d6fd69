// SPDX-License-Identifier: Apache-2.0
// A sheet's score, exactly. Component percent = 100 × sum of points ÷ sum of maxima; total = sum of weight × component ÷ 100
// (weights: published; both formulas: ours, consistent with them). Pass and level are decided on fractions of whole numbers;
// a double appears only where a number is printed, and then it is the one nearest to the fraction.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/framework.hpp"
#include "assessment/scoring_fraction.hpp"
#include "base/core/result.hpp"

namespace muang::assessment {

// The answer to one line. A committee's mark has the same shape; its LPA points p of 30 are lpa_score p of lpa_max 30.
struct Answer {
  std::array<std::optional<int>, max_parts> parts;  // in the order of Framework::parts; 0 process, 1 output, 2 outcome
  std::optional<std::int64_t> lpa_score, lpa_max;   // hundredths
  friend bool operator==(const Answer&, const Answer&) = default;
};
using SheetValues = std::vector<Answer>;  // aligned with Framework::lines

enum class Completeness { Empty, Begun, Complete };
Completeness completeness(const Framework& framework, std::size_t line, const Answer& answer);
bool wholly_answered(const Framework& framework, const Indicator& indicator,
                     const SheetValues& values);  // with all its lines

// All problems of one answer: a part below 0 or above its maximum, an LPA mark above its highest mark, parts where an LPA
// mark belongs and the other way round. `field` is put before the names ("answers[3].").
void check_answer(const Framework& framework, std::size_t line, const Answer& answer, const std::string& field,
                  Problems& problems);

Fraction line_points(const Framework& framework, std::size_t line, const Answer& answer);
Fraction indicator_points(const Framework& framework, std::size_t indicator, const SheetValues& values);

struct ComponentScore {
  std::string id;
  Fraction points;
  int max_points = 0;
  Fraction percent;
};
struct Score {
  std::vector<ComponentScore> components;
  Fraction total;  // percent
  int pass_mark = 0;
  bool passed = false;
  std::optional<std::string> level;  // only of a sheet that passed
  std::vector<std::string> missing;  // lines that are not (wholly) answered; what they lack counts 0
  bool complete() const { return missing.empty(); }
};

// values.size() is framework.lines.size(); they have been checked by check_answer.
Score score_sheet(const Framework& framework, const SheetValues& values, const Yardstick& yardstick);
// The level that a total earns, or nullptr below the pass mark.
const Level* level_of(const Fraction& total, const Yardstick& yardstick);
int level_minimum(const Level& level, int pass_mark);

// Points of each indicator for the kept columns: four bytes each, little-endian millionths, 0xFFFFFFFF when no line of it
// is answered. Read back as doubles (NaN: unanswered).
std::string pack_points(const Framework& framework, const SheetValues& values);
std::vector<double> unpack_points(std::string_view packed);

}  // namespace muang::assessment
