// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <set>

#include "assessment/analysis.hpp"
#include "assessment/assessment.hpp"
#include "assessment/errors.hpp"
#include "assessment/scoring_dto.hpp"
#include "http/json.hpp"

namespace muang::assessment {

namespace {

std::vector<ComponentView> component_views(const Score& score) {
  std::vector<ComponentView> views;
  for (const ComponentScore& part : score.components) {
    views.push_back({part.id, part.points.nearest(), part.max_points, part.percent.nearest()});
  }
  return views;
}

std::optional<double> number_of(const http::Json& value) {
  if (const auto* whole = value.as<std::int64_t>()) return static_cast<double>(*whole);
  if (const auto* real = value.as<double>()) return *real;
  return std::nullopt;
}

// A file of answers → values of the framework, every problem with its path.
class AnswersReader {
 public:
  AnswersReader(const Framework& framework, Problems& problems)
      : framework_(framework), problems_(problems), values_(framework.lines.size()) {}

  SheetValues read(const http::Json& root) {
    const auto* object = root.as<http::Json::Object>();
    if (!object) return say(http::wrong_type, "", {{"type", "object"}}), values_;
    const http::Json* answers = nullptr;
    for (const auto& [key, value] : *object) {
      if (key != "answers") {
        say(http::unknown_field, key);
      } else if (answers) {
        say(http::duplicate_key, key);
      } else {
        answers = &value;
      }
    }
    if (!answers) return say(http::missing_field, "answers"), values_;
    const auto* list = answers->as<http::Json::List>();
    if (!list) return say(http::wrong_type, "answers", {{"type", "array"}}), values_;
    for (std::size_t i = 0; i < list->size() && problems_.size() < http::max_problems; ++i) {
      read_answer((*list)[i], "answers[" + std::to_string(i) + "]");
    }
    return values_;
  }

 private:
  void say(ErrorCode code, std::string field, Params params = {}) {
    problems_.push_back({code, std::move(field), std::move(params)});
  }

  std::optional<std::size_t> line_named(const http::Json::Object& object, const std::string& at) {
    for (const auto& [key, value] : object) {
      if (key != "indicator") continue;
      const auto* id = value.as<std::string>();
      if (!id) return say(http::wrong_type, at + ".indicator", {{"type", "string"}}), std::nullopt;
      if (const auto line = framework_.line_of(*id)) return line;
      const Indicator* indicator = framework_.find_indicator(*id);
      if (!indicator) return say(errors::indicator_unknown, at + ".indicator", {{"indicator", *id}}), std::nullopt;
      std::string subs;
      for (const SubIndicator& sub : indicator->subs) subs += (subs.empty() ? "" : ", ") + sub.id;
      return say(errors::indicator_has_subs, at + ".indicator", {{"indicator", *id}, {"subs", subs}}), std::nullopt;
    }
    return say(http::missing_field, at + ".indicator"), std::nullopt;
  }

  void read_answer(const http::Json& value, const std::string& at) {
    const auto* object = value.as<http::Json::Object>();
    if (!object) return say(http::wrong_type, at, {{"type", "object"}});
    const auto line = line_named(*object, at);
    Answer answer;
    const std::size_t before = problems_.size();
    std::set<std::string_view> keys;
    for (const auto& [key, member] : *object) {
      if (!keys.insert(key).second) {
        say(http::duplicate_key, at + "." + key);
      } else if (key != "indicator") {
        read_member(key, member, answer, at + "." + key);
      }
    }
    if (!line) return;
    if (!answered_.insert(*line).second) {
      say(errors::indicator_twice, at + ".indicator", {{"indicator", framework_.lines[*line].id}});
    }
    if (problems_.size() == before) check_answer(framework_, *line, answer, at + ".", problems_);
    values_[*line] = answer;
  }

  void read_member(const std::string& key, const http::Json& member, Answer& answer, const std::string& at) {
    for (std::size_t i = 0; i < framework_.parts.size(); ++i) {
      if (framework_.parts[i].id == key) return read_part(member, i, answer, at);
    }
    if (key == "lpaScore") return read_lpa(member, answer.lpa_score, at);
    if (key == "lpaMax") return read_lpa(member, answer.lpa_max, at);
    say(http::unknown_field, at);
  }

  void read_part(const http::Json& member, std::size_t part, Answer& answer, const std::string& at) {
    if (member.is_null()) return;
    const auto number = number_of(member);
    if (!number) return say(http::wrong_type, at, {{"type", "integer"}});
    if (*number != std::floor(*number)) return say(errors::points_not_whole, at);
    const int maximum = framework_.parts[part].max;
    if (*number < 0 || *number > maximum)
      return say(errors::points_out_of_range, at, {{"maximum", std::to_string(maximum)}});
    answer.parts[part] = static_cast<int>(*number);
  }

  void read_lpa(const http::Json& member, std::optional<std::int64_t>& out, const std::string& at) {
    if (member.is_null()) return;
    const auto number = number_of(member);
    if (!number) return say(http::wrong_type, at, {{"type", "number"}});
    out = lpa_hundredths(*number);
    if (!out) say(errors::lpa_out_of_range, at, {{"maximum", std::to_string(max_lpa)}});
  }

  const Framework& framework_;
  Problems& problems_;
  SheetValues values_;
  std::set<std::size_t> answered_;
};

}  // namespace

std::optional<std::int64_t> lpa_hundredths(double value) {
  if (!(value >= 0 && value <= static_cast<double>(max_lpa))) return std::nullopt;
  const double scaled = std::round(value * hundredths);
  if (scaled / hundredths != value) return std::nullopt;  // more than two decimals
  return static_cast<std::int64_t>(scaled);
}

PlainScore plain_score(const Score& score) {
  return {component_views(score), score.total.nearest(), score.pass_mark, score.passed, score.level,
          score.complete(),       score.missing};
}

ScoreView score_view(const Score& score, const Yardstick& yardstick) {
  ScoreView view{component_views(score),
                 score.total.nearest(),
                 score.pass_mark,
                 score.passed,
                 score.level,
                 score.complete(),
                 score.missing,
                 {},
                 {}};
  if (const auto missing = away(score.total, score.pass_mark)) view.to_pass = missing->rounded_up(2);
  if (const Level* next = next_level(score.total, yardstick)) {
    const auto missing = away(score.total, level_minimum(*next, score.pass_mark));
    view.next_level = NextLevelView{next->id, missing ? missing->rounded_up(2) : "0"};
  }
  return view;
}

Result<std::string> score_answers_json(const Framework& framework, std::string_view kind, std::string_view json) {
  const auto pass_mark = framework.pass_mark(kind);
  if (!pass_mark) return Error{errors::kind_unknown, "kind", {{"kind", std::string(kind)}}};
  TRY(const http::Json root, http::parse_json(json));
  Problems problems;
  const SheetValues values = AnswersReader(framework, problems).read(root);
  if (!problems.empty()) return problems;
  return http::write_json(plain_score(score_sheet(framework, values, {*pass_mark, framework.levels})));
}

}  // namespace muang::assessment
