// SPDX-License-Identifier: Apache-2.0
// A score as JSON. Numbers are the doubles nearest to the exact fractions; what is decided was decided before.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "assessment/scoring.hpp"
#include "http/fields.hpp"

namespace muang::assessment {

struct ComponentView {
  std::string id;
  double points = 0;
  int max_points = 0;
  double percent = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("id", &ComponentView::id, "Component, C1."),
                      http::field("points", &ComponentView::points, "Sum of points."),
                      http::field("maxPoints", &ComponentView::max_points, "Sum of the highest points."),
                      http::field("percent", &ComponentView::percent, "100 × points ÷ maxPoints.")};
  }
};

struct PlainScore {  // what `muang assess score` prints
  std::vector<ComponentView> components;
  double total_percent = 0;
  int pass_mark = 0;
  bool passed = false;
  std::optional<std::string> level;
  bool complete = false;
  std::vector<std::string> missing;
  static constexpr auto fields() {
    return std::tuple{http::field("components", &PlainScore::components, "In the order of the framework."),
                      http::field("totalPercent", &PlainScore::total_percent, "Weighted total."),
                      http::field("passMark", &PlainScore::pass_mark, "Percent that passes, by kind."),
                      http::field("passed", &PlainScore::passed, "Decided on exact fractions."),
                      http::field("level", &PlainScore::level, "good, very-good, excellent; null below the pass mark."),
                      http::field("complete", &PlainScore::complete, "Everything is answered."),
                      http::field("missing", &PlainScore::missing, "Not or not wholly answered; what they lack counts 0.")};
  }
};

struct NextLevelView {
  std::string id;
  std::string percent_away;
  static constexpr auto fields() {
    return std::tuple{http::field("id", &NextLevelView::id, "The next level."),
                      http::field("percentAway", &NextLevelView::percent_away, "Percent still missing, rounded up.")};
  }
};

struct ScoreView {
  std::vector<ComponentView> components;
  double total_percent = 0;
  int pass_mark = 0;
  bool passed = false;
  std::optional<std::string> level;
  bool complete = false;
  std::vector<std::string> missing;
  std::optional<std::string> to_pass;
  std::optional<NextLevelView> next_level;
  static constexpr auto fields() {
    return std::tuple{
        http::field("components", &ScoreView::components, "In the order of the framework."),
        http::field("totalPercent", &ScoreView::total_percent, "Weighted total."),
        http::field("passMark", &ScoreView::pass_mark, "Percent that passes, of the unit's kind in that year."),
        http::field("passed", &ScoreView::passed, "Decided on exact fractions."),
        http::field("level", &ScoreView::level, "good, very-good, excellent; null below the pass mark."),
        http::field("complete", &ScoreView::complete, "Everything is answered."),
        http::field("missing", &ScoreView::missing, "Not or not wholly answered; what they lack counts 0."),
        http::field("toPass", &ScoreView::to_pass, "Percent missing to the pass mark, rounded up; null when passed."),
        http::field("nextLevel", &ScoreView::next_level, "The level above; null at the highest.")};
  }
};

PlainScore plain_score(const Score& score);
ScoreView score_view(const Score& score, const Yardstick& yardstick);

}  // namespace muang::assessment
