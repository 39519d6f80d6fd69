// SPDX-License-Identifier: Apache-2.0
#include "assessment/framework.hpp"

#include <algorithm>
#include <utility>

namespace muang::assessment {

namespace {

constexpr std::array<std::pair<Certainty, std::string_view>, 4> certainties{{{Certainty::Official, "official"},
                                                                             {Certainty::Published, "published"},
                                                                             {Certainty::Inferred, "inferred"},
                                                                             {Certainty::Recalled, "recalled"}}};

}  // namespace

std::string_view certainty_code(Certainty certainty) {
  for (const auto& [value, code] : certainties) {
    if (value == certainty) return code;
  }
  return "recalled";
}

std::optional<Certainty> parse_certainty(std::string_view code) {
  for (const auto& [value, known] : certainties) {
    if (known == code) return value;
  }
  return std::nullopt;
}

std::string_view scoring_code(Scoring scoring) {
  switch (scoring) {
    case Scoring::Parts:
      return "parts";
    case Scoring::Lpa:
      return "lpa";
    case Scoring::Mean:
      return "mean";
  }
  return "parts";
}

int Framework::indicator_max() const {
  int sum = 0;
  for (const Part& part : parts) sum += part.max;
  return sum;
}

const Indicator* Framework::find_indicator(std::string_view wanted) const {
  for (const Indicator& indicator : indicators) {
    if (indicator.id == wanted) return &indicator;
  }
  return nullptr;
}

std::optional<std::size_t> Framework::line_of(std::string_view wanted) const {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].id == wanted) return i;
  }
  return std::nullopt;
}

std::optional<int> Framework::pass_mark(std::string_view kind) const {
  for (const PassMark& mark : pass_marks) {
    if (mark.kind == kind) return mark.percent;
  }
  return std::nullopt;
}

const Level* Framework::find_level(std::string_view wanted) const {
  for (const Level& level : levels) {
    if (level.id == wanted) return &level;
  }
  return nullptr;
}

}  // namespace muang::assessment
