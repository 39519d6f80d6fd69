// SPDX-License-Identifier: Apache-2.0
// JSON shapes of frameworks, sheets, answers, evidence and the LPA import. Years are B.E.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "assessment/scoring_dto.hpp"
#include "base/core/id.hpp"
#include "http/fields.hpp"

namespace muang::assessment {

std::string instant_text(Instant at);  // ISO 8601, UTC

struct EvidenceView {
  std::int64_t id = 0;
  std::string name;
  std::int64_t size = 0;
  std::string type;
  std::optional<std::string> part;
  std::string at, by;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{
        field("id", &EvidenceView::id, "Key."),
        field("name", &EvidenceView::name, "File name as sent, cleaned."),
        field("size", &EvidenceView::size, "Bytes."),
        field("type", &EvidenceView::type, "Media type, from the content."),
        field("part", &EvidenceView::part, "Which part it proves.", http::Limits{.values = "process|output|outcome"}),
        field("at", &EvidenceView::at, "When, ISO 8601."),
        field("by", &EvidenceView::by, "Who.")};
  }
};

struct AgreedView {
  std::optional<int> process, output, outcome;
  std::optional<double> points;
  std::string reason;
  bool agreed = true;
  std::int64_t version = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("process", &AgreedView::process, "Points."),
                      field("output", &AgreedView::output, "Points."),
                      field("outcome", &AgreedView::outcome, "Points."),
                      field("points", &AgreedView::points, "Of an indicator taken from the LPA."),
                      field("reason", &AgreedView::reason, "Why."),
                      field("agreed", &AgreedView::agreed, "The committee's mark."),
                      field("version", &AgreedView::version, "Version of the mark.")};
  }
};

struct AnswerView {
  std::string indicator;
  std::optional<int> process, output, outcome;
  std::optional<double> lpa_score, lpa_max;
  std::string reasons;
  std::int64_t version = 0;
  std::optional<std::string> updated_at, updated_by;
  std::vector<EvidenceView> evidence;
  std::optional<AgreedView> area_marks;
  std::int64_t comments = 0;
  std::optional<std::string> return_reason;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("indicator", &AnswerView::indicator, "ESC-01 or ESC-19.1."),
                      field("process", &AnswerView::process, "Points; null: not answered."),
                      field("output", &AnswerView::output, "Points."),
                      field("outcome", &AnswerView::outcome, "Points."),
                      field("lpaScore", &AnswerView::lpa_score, "Mark of the LPA."),
                      field("lpaMax", &AnswerView::lpa_max, "Its highest mark."),
                      field("reasons", &AnswerView::reasons, "Why these points."),
                      field("version", &AnswerView::version, "Send it as If-Match; 0: nothing is stored yet."),
                      field("updatedAt", &AnswerView::updated_at, "ISO 8601."),
                      field("updatedBy", &AnswerView::updated_by, "Name of the person."),
                      field("evidence", &AnswerView::evidence, "Files."),
                      field("areaMarks", &AnswerView::area_marks, "What the area sub-committee agreed on."),
                      field("comments", &AnswerView::comments, "How many."),
                      field("returnReason", &AnswerView::return_reason, "Why it came back; of a draft.")};
  }
};

struct AnswerEdit {
  std::optional<int> process, output, outcome;
  std::optional<double> lpa_score, lpa_max;
  std::optional<std::string> reasons;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("process", &AnswerEdit::process, "Whole points; null clears, absent keeps."),
                      field("output", &AnswerEdit::output, "Whole points."),
                      field("outcome", &AnswerEdit::outcome, "Whole points."),
                      field("lpaScore", &AnswerEdit::lpa_score, "Mark of the LPA, two decimals."),
                      field("lpaMax", &AnswerEdit::lpa_max, "Its highest mark."),
                      field("reasons", &AnswerEdit::reasons, "Why these points.", http::Limits{.max_length = 12'000})};
  }
};

struct ComponentProgress {
  int answered = 0, of = 0;
  static constexpr auto fields() {
    return std::tuple{http::field("answered", &ComponentProgress::answered, "Indicators wholly answered."),
                      http::field("of", &ComponentProgress::of, "Indicators.")};
  }
};
struct ProgressView {
  int answered = 0, of = 0;
  std::map<std::string, ComponentProgress> by_component;
  static constexpr auto fields() {
    return std::tuple{http::field("answered", &ProgressView::answered, "Indicators wholly answered."),
                      http::field("of", &ProgressView::of, "Indicators."),
                      http::field("byComponent", &ProgressView::by_component, "The same for each component.")};
  }
};

struct AnswerSaved {
  AnswerView answer;
  ScoreView score;
  ProgressView progress;
  static constexpr auto fields() {
    return std::tuple{http::field("answer", &AnswerSaved::answer, "As stored."),
                      http::field("score", &AnswerSaved::score, "The whole sheet's new score."),
                      http::field("progress", &AnswerSaved::progress, "How far the sheet is.")};
  }
};

struct SheetView {
  std::int64_t unit_id = 0;
  int year = 0;
  std::string edition, state, national_state;
  std::int64_t version = 0;
  std::string kind;
  int pass_mark = 0;
  bool editable = false;
  std::vector<AnswerView> answers;
  ScoreView score;
  std::optional<ScoreView> area, national, final;
  std::vector<std::string> allowed_actions;
  std::string opens_at, closes_at;
  std::optional<std::string> updated_at;
  ProgressView progress;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("unitId", &SheetView::unit_id, "The town."),
                      field("year", &SheetView::year, "Fiscal year, B.E."),
                      field("edition", &SheetView::edition, "Edition of the criteria."),
                      field("state", &SheetView::state, "Where it stands.",
                            http::Limits{.values = "draft|submitted|checked|area-scored|certified|announced"}),
                      field("nationalState", &SheetView::national_state, "national-entered, national-scored or empty."),
                      field("version", &SheetView::version, "Send it as If-Match with a step; 0: nothing is stored yet."),
                      field("kind", &SheetView::kind, "Kind of the unit in that year."),
                      field("passMark", &SheetView::pass_mark, "Percent that passes."),
                      field("editable", &SheetView::editable, "The caller may write answers now."),
                      field("answers", &SheetView::answers, "One for each line of the edition, in its order."),
                      field("score", &SheetView::score, "Of the self-assessment."),
                      field("area", &SheetView::area, "Of the area sub-committee's agreed marks."),
                      field("national", &SheetView::national, "Of the national sub-committee's agreed marks."),
                      field("final", &SheetView::final, "As certified."),
                      field("allowedActions", &SheetView::allowed_actions, "Steps that the caller may take now."),
                      field("opensAt", &SheetView::opens_at, "First day of the round."),
                      field("closesAt", &SheetView::closes_at, "Last day of the round."),
                      field("updatedAt", &SheetView::updated_at, "ISO 8601."),
                      field("progress", &SheetView::progress, "How far it is.")};
  }
};

struct SheetBrief {
  int year = 0;
  std::string state;
  std::optional<double> self_percent, area_percent, final_percent;
  std::optional<std::string> level;
  bool passed = false, announced = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("year", &SheetBrief::year, "Fiscal year, B.E."),
                      field("state", &SheetBrief::state, "Where it stands."),
                      field("selfPercent", &SheetBrief::self_percent, "Self-assessment; not for the public."),
                      field("areaPercent", &SheetBrief::area_percent, "Area score; not for the public."),
                      field("finalPercent", &SheetBrief::final_percent, "As certified."),
                      field("level", &SheetBrief::level, "As certified."),
                      field("passed", &SheetBrief::passed, "By the last of these scores."),
                      field("announced", &SheetBrief::announced, "Public.")};
  }
};
struct SheetBriefs {
  std::vector<SheetBrief> items;
  static constexpr auto fields() { return std::tuple{http::field("items", &SheetBriefs::items, "Newest first.")}; }
};

}  // namespace muang::assessment
