// SPDX-License-Identifier: Apache-2.0
// JSON shapes of rounds, transitions, marks, the inbox, timelines, comments and means. Years are B.E.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/core/id.hpp"
#include "http/fields.hpp"
#include "http/json.hpp"

namespace muang::assessment {

using http::field;
using http::Limits;

struct RoundView {
  int year = 0;
  std::string edition, opens_at, closes_at, state;
  bool demo = false;
  std::int64_t version = 0;
  static constexpr auto fields() {
    return std::tuple{field("year", &RoundView::year, "Fiscal year, B.E."),
                      field("edition", &RoundView::edition, "Edition of the criteria."),
                      field("opensAt", &RoundView::opens_at, "First day."),
                      field("closesAt", &RoundView::closes_at, "Last day, included."),
                      field("state", &RoundView::state, "Made from the days and the results.",
                            Limits{.values = "planned|open|closed|announced"}),
                      field("demo", &RoundView::demo, "Its sheets are for demonstration."),
                      field("version", &RoundView::version, "Send it as If-Match.")};
  }
};
struct RoundList {
  std::vector<RoundView> items;
  static constexpr auto fields() { return std::tuple{field("items", &RoundList::items, "Newest first.")}; }
};
struct NewRound {
  int year = 0;
  std::string edition, opens, closes;
  static constexpr auto fields() {
    return std::tuple{field("year", &NewRound::year, "Fiscal year, B.E.", Limits{.minimum = 2400, .maximum = 2700}),
                      field("edition", &NewRound::edition, "Edition of the criteria.", Limits{.max_length = 60}),
                      field("opens", &NewRound::opens, "First day, YYYY-MM-DD.", Limits{.max_length = 10}),
                      field("closes", &NewRound::closes, "Last day, YYYY-MM-DD.", Limits{.max_length = 10})};
  }
};
struct RoundEdit {
  std::optional<std::string> opens, closes;
  std::string reason;
  static constexpr auto fields() {
    return std::tuple{field("opens", &RoundEdit::opens, "First day; absent: as it is.", Limits{.max_length = 10}),
                      field("closes", &RoundEdit::closes, "Last day; absent: as it is.", Limits{.max_length = 10}),
                      field("reason", &RoundEdit::reason, "Why, for the towns to read.", Limits{.max_length = 2000})};
  }
};

struct ReasonFor {
  std::string indicator, reason;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &ReasonFor::indicator, "ESC-01.", Limits{.max_length = 40}),
                      field("reason", &ReasonFor::reason, "What to repair.", Limits{.max_length = 4000})};
  }
};
struct TransitionBody {
  std::string action;
  std::optional<std::string> reason, note;
  std::optional<std::vector<ReasonFor>> indicators;
  static constexpr auto fields() {
    return std::tuple{
        field("action", &TransitionBody::action, "The step.",
              Limits{.values = "submit|withdraw|check|return|recommend|score|certify|announce|revoke|reopen|enter-national|"
                               "score-national"}),
        field("reason", &TransitionBody::reason, "Where the step needs one.", Limits{.max_length = 4000}),
        field("note", &TransitionBody::note, "A recommendation.", Limits{.max_length = 4000}),
        field("indicators", &TransitionBody::indicators, "For return: what to repair.", Limits{.max_items = 100})};
  }
};

struct MarkBody {
  std::optional<int> process, output, outcome;
  std::optional<double> points;
  std::optional<std::string> reason;
  static constexpr auto fields() {
    return std::tuple{field("process", &MarkBody::process, "Whole points."),
                      field("output", &MarkBody::output, "Whole points."),
                      field("outcome", &MarkBody::outcome, "Whole points."),
                      field("points", &MarkBody::points, "Of an indicator taken from the LPA: 0 to 30, two decimals.",
                            Limits{.minimum = 0, .maximum = 30}),
                      field("reason", &MarkBody::reason, "Why.", Limits{.max_length = 4000})};
  }
};
struct MarkView {
  std::string indicator;
  std::optional<std::int64_t> process, output, outcome;
  std::optional<double> points;
  std::string reason;
  std::int64_t version = 0;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &MarkView::indicator, "Indicator or sub-indicator."),
                      field("process", &MarkView::process, "Points."),
                      field("output", &MarkView::output, "Points."),
                      field("outcome", &MarkView::outcome, "Points."),
                      field("points", &MarkView::points, "Of an indicator taken from the LPA, of 30."),
                      field("reason", &MarkView::reason, "Why."),
                      field("version", &MarkView::version, "Send it as If-Match.")};
  }
};
struct AssessorMarks {
  std::int64_t person_id = 0;
  std::string name;
  std::vector<MarkView> marks;
  static constexpr auto fields() {
    return std::tuple{field("personId", &AssessorMarks::person_id, "The assessor."),
                      field("name", &AssessorMarks::name, "Name."), field("marks", &AssessorMarks::marks, "Marks so far.")};
  }
};
struct MarkSheet {
  std::string stage;
  std::vector<MarkView> mine;
  std::vector<AssessorMarks> others;
  std::vector<MarkView> agreed;
  std::vector<std::string> missing;
  std::optional<double> agreed_percent;
  bool open = false, chair = false;
  static constexpr auto fields() {
    return std::tuple{field("stage", &MarkSheet::stage, "Which committee.", Limits{.values = "area|national"}),
                      field("mine", &MarkSheet::mine, "The caller's own marks."),
                      field("others", &MarkSheet::others, "Those of the other assessors; empty for who holds no seat."),
                      field("agreed", &MarkSheet::agreed, "What the committee agreed on."),
                      field("missing", &MarkSheet::missing, "Indicators without agreed marks."),
                      field("agreedPercent", &MarkSheet::agreed_percent, "Total of the agreed marks so far."),
                      field("open", &MarkSheet::open, "Marks may be written now."),
                      field("chair", &MarkSheet::chair, "The caller may write the agreed marks.")};
  }
};
struct MarkSaved {
  MarkView mark;
  std::optional<double> agreed_percent;
  std::vector<std::string> missing;
  static constexpr auto fields() {
    return std::tuple{field("mark", &MarkSaved::mark, "As stored."),
                      field("agreedPercent", &MarkSaved::agreed_percent, "Total of the agreed marks so far."),
                      field("missing", &MarkSaved::missing, "Indicators without agreed marks.")};
  }
};
struct CopyBody {
  std::optional<std::vector<std::string>> indicators;
  static constexpr auto fields() {
    return std::tuple{field("indicators", &CopyBody::indicators, "Absent: all without an agreed mark.",
                            Limits{.max_length = 40, .max_items = 200})};
  }
};
struct Copied {
  int copied = 0;
  std::optional<double> agreed_percent;
  std::vector<std::string> missing;
  static constexpr auto fields() {
    return std::tuple{field("copied", &Copied::copied, "How many marks were filled."),
                      field("agreedPercent", &Copied::agreed_percent, "Total of the agreed marks."),
                      field("missing", &Copied::missing, "Indicators without agreed marks.")};
  }
};

struct TimelineItem {
  std::string at, person_name, role, role_th, role_en, action, from, to, reason;
  http::Json details;
  static constexpr auto fields() {
    return std::tuple{field("at", &TimelineItem::at, "Instant, ISO 8601 UTC."),
                      field("personName", &TimelineItem::person_name, "Who; empty: the system."),
                      field("role", &TimelineItem::role, "In which role."),
                      field("roleTh", &TimelineItem::role_th, "In Thai."),
                      field("roleEn", &TimelineItem::role_en, "In English."),
                      field("action", &TimelineItem::action, "What."),
                      field("from", &TimelineItem::from, "State before."),
                      field("to", &TimelineItem::to, "State after."),
                      field("reason", &TimelineItem::reason, "Why."),
                      field("details", &TimelineItem::details, "Note, reasons by indicator, percent, level.")};
  }
};
struct Timeline {
  std::vector<TimelineItem> items;
  static constexpr auto fields() { return std::tuple{field("items", &Timeline::items, "Oldest first.")}; }
};

struct CommentBody {
  std::string indicator, text;
  static constexpr auto fields() {
    return std::tuple{field("indicator", &CommentBody::indicator, "Empty: about the whole sheet.", Limits{.max_length = 40}),
                      field("text", &CommentBody::text, "The comment.", Limits{.max_length = 8000})};
  }
};
struct CommentView {
  std::int64_t id = 0;
  std::string indicator, person_name;
  bool mine = false;
  std::string at, text;
  static constexpr auto fields() {
    return std::tuple{field("id", &CommentView::id, "Key."),
                      field("indicator", &CommentView::indicator, "Empty: the whole sheet."),
                      field("personName", &CommentView::person_name, "Who."),
                      field("mine", &CommentView::mine, "By the caller."),
                      field("at", &CommentView::at, "Instant, ISO 8601 UTC."),
                      field("text", &CommentView::text, "The comment.")};
  }
};
struct CommentList {
  std::vector<CommentView> items;
  static constexpr auto fields() { return std::tuple{field("items", &CommentList::items, "Oldest first.")}; }
};

struct InboxItem {
  std::int64_t unit_id = 0;
  std::string full_name_th, full_name_en, province_name_th, province_name_en, kind, state, national_state;
  int year = 0;
  std::optional<double> self_percent, area_percent, difference;
  std::int64_t pass_mark = 0;
  std::optional<bool> passed;
  std::int64_t answered = 0, of = 0;
  std::optional<std::string> level;
  std::vector<std::string> findings;
  std::optional<std::int64_t> waiting_days;
  std::optional<std::string> due_at;
  std::int64_t version = 0;
  std::vector<std::string> allowed_actions;
  static constexpr auto fields() {
    return std::tuple{
        field("unitId", &InboxItem::unit_id, "The town."),
        field("fullNameTh", &InboxItem::full_name_th, "Thai name with the kind."),
        field("fullNameEn", &InboxItem::full_name_en, "English name; may be empty."),
        field("provinceNameTh", &InboxItem::province_name_th, "Province in Thai."),
        field("provinceNameEn", &InboxItem::province_name_en, "Province in English."),
        field("kind", &InboxItem::kind, "Kind in that year."),
        field("year", &InboxItem::year, "Fiscal year, B.E."),
        field("state", &InboxItem::state, "Where the sheet stands."),
        field("nationalState", &InboxItem::national_state, "Where it stands in the national stage; empty: not entered."),
        field("selfPercent", &InboxItem::self_percent, "Self-assessment."),
        field("areaPercent", &InboxItem::area_percent, "Area sub-committee."),
        field("difference", &InboxItem::difference, "Self minus area, in points of percent."),
        field("passMark", &InboxItem::pass_mark, "Percent."),
        field("passed", &InboxItem::passed, "By the area score, else by the self score."),
        field("answered", &InboxItem::answered, "Indicators wholly answered."),
        field("of", &InboxItem::of, "All lines."),
        field("level", &InboxItem::level, "Certified level."),
        field("findings", &InboxItem::findings, "evidence-missing, difference-over-5, below-pass, incomplete, came-back."),
        field("waitingDays", &InboxItem::waiting_days, "Whole days on this desk."),
        field("dueAt", &InboxItem::due_at, "Last day of the round, for a draft."),
        field("version", &InboxItem::version, "Send it with the step."),
        field("allowedActions", &InboxItem::allowed_actions, "Steps of the caller.")};
  }
};
struct Inbox {
  std::vector<InboxItem> items;
  std::map<std::string, std::int64_t> counts;
  std::int64_t total = 0;
  std::optional<std::string> next_cursor;
  static constexpr auto fields() {
    return std::tuple{field("items", &Inbox::items, "One page."),
                      field("counts", &Inbox::counts, "By state, under the other filters."),
                      field("total", &Inbox::total, "Rows under all filters."),
                      field("nextCursor", &Inbox::next_cursor, "The next page.")};
  }
};
struct BulkSheet {
  std::int64_t unit_id = 0;
  int year = 0;
  std::int64_t version = 0;
  static constexpr auto fields() {
    return std::tuple{field("unitId", &BulkSheet::unit_id, "The town."),
                      field("year", &BulkSheet::year, "Fiscal year, B.E.", Limits{.minimum = 2400, .maximum = 2700}),
                      field("version", &BulkSheet::version, "As seen.")};
  }
};
struct BulkBody {
  std::string action;
  std::optional<std::string> reason;
  std::vector<BulkSheet> sheets;
  static constexpr auto fields() {
    return std::tuple{field("action", &BulkBody::action, "The step, for each sheet.", Limits{.max_length = 40}),
                      field("reason", &BulkBody::reason, "Where the step needs one.", Limits{.max_length = 4000}),
                      field("sheets", &BulkBody::sheets, "Up to 500.", Limits{.max_items = 500})};
  }
};
struct BulkFailure {
  std::int64_t unit_id = 0;
  int year = 0;
  std::string code, text_th, text_en;
  static constexpr auto fields() {
    return std::tuple{field("unitId", &BulkFailure::unit_id, "The town."),
                      field("year", &BulkFailure::year, "Fiscal year, B.E."), field("code", &BulkFailure::code, "Why not."),
                      field("textTh", &BulkFailure::text_th, "In Thai."),
                      field("textEn", &BulkFailure::text_en, "In English.")};
  }
};
struct BulkResult {
  int done = 0;
  std::vector<BulkFailure> failed;
  static constexpr auto fields() {
    return std::tuple{field("done", &BulkResult::done, "Sheets that moved."),
                      field("failed", &BulkResult::failed, "The others, each with its reason.")};
  }
};

struct MeanView {
  std::string id;
  double mean = 0;
  static constexpr auto fields() {
    return std::tuple{field("id", &MeanView::id, "Indicator."), field("mean", &MeanView::mean, "Mean points of 30.")};
  }
};
struct MeanGroup {
  std::string id, name_th, name_en;
  std::int64_t sheets = 0;
  std::vector<MeanView> indicators;
  double total_mean = 0;
  static constexpr auto fields() {
    return std::tuple{field("id", &MeanGroup::id, "TH-49, REO-12 or town."),
                      field("nameTh", &MeanGroup::name_th, "In Thai."),
                      field("nameEn", &MeanGroup::name_en, "In English."),
                      field("sheets", &MeanGroup::sheets, "Announced results."),
                      field("indicators", &MeanGroup::indicators, "In the order of the edition."),
                      field("totalMean", &MeanGroup::total_mean, "Mean total percent.")};
  }
};
struct Means {
  int year = 0;
  std::string by, edition;
  std::vector<MeanGroup> groups;
  static constexpr auto fields() {
    return std::tuple{field("year", &Means::year, "Fiscal year, B.E."), field("by", &Means::by, "How grouped."),
                      field("edition", &Means::edition, "Edition of the criteria."),
                      field("groups", &Means::groups, "Those with results.")};
  }
};

}  // namespace muang::assessment
