// SPDX-License-Identifier: Apache-2.0
#include "assessment/sheets_view.hpp"

#include <ctime>

#include "assessment/errors.hpp"
#include "assessment/sql.hpp"
#include "http/etag.hpp"

namespace muang::assessment {

namespace p = identity::permissions;

namespace {

std::optional<double> from_hundredths(std::optional<std::int64_t> value) {
  if (!value) return std::nullopt;
  return static_cast<double>(*value) / hundredths;
}

std::map<std::int64_t, std::string> author_names(store::Transaction& tx, SheetId sheet) {
  std::map<std::int64_t, std::string> names;
  tx.query(sql::names_of_authors, {{"sheet_id", sheet}},
           [&](const store::Row& row) { names.emplace(row.integer(0), row.string(1)); });
  return names;
}

void add_evidence(store::Transaction& tx, const SheetRow& sheet, const Framework& framework, SheetView& view) {
  std::vector<std::string> indicators;
  auto files = evidence_views(tx, sheet.id, "", &indicators);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (const auto line = framework.line_of(indicators[i])) view.answers[*line].evidence.push_back(std::move(files[i]));
  }
}

void add_comments_and_returns(store::Transaction& tx, const SheetRow& sheet, const Framework& framework, SheetView& view) {
  tx.query(sql::comment_counts, {{"sheet_id", sheet.id}}, [&](const store::Row& row) {
    if (const auto line = framework.line_of(row.text(0))) view.answers[*line].comments += row.integer(1);
  });
  if (sheet.state != "draft") return;
  tx.query(sql::newest_returns, {{"sheet_id", sheet.id}}, [&](const store::Row& row) {
    const Indicator* whole = framework.find_indicator(row.text(0));  // a reason for an indicator goes to each of its lines
    for (std::size_t line = 0; line < framework.lines.size(); ++line) {
      const bool meant = framework.lines[line].id == row.text(0) ||
                         (whole && &framework.indicators[framework.lines[line].indicator] == whole);
      if (meant) view.answers[line].return_reason = row.string(1);
    }
  });
}

void add_agreed(store::Transaction& tx, const SheetRow& sheet, const Framework& framework, SheetView& view) {
  tx.query(sql::agreed_rows, {{"sheet_id", sheet.id}, {"stage", "area"}}, [&](const store::Row& row) {
    const auto line = framework.line_of(row.text(0));
    if (!line) return;
    AgreedView& marks = view.answers[*line].area_marks.emplace();
    const auto part = [&](int column) {
      const auto value = row.maybe_integer(column);
      return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    marks.process = part(1);
    marks.output = part(2);
    marks.outcome = part(3);
    marks.points = from_hundredths(row.maybe_integer(4));
    marks.reason = row.string(5);
    marks.version = row.integer(6);
  });
}

// The committees' work in progress is theirs; the town sees it once the stage is decided.
bool sees_area_marks(const SheetAsk& ask, const SheetRow& sheet) {
  if (sheet.state == "area-scored" || sheet.state == "certified" || sheet.state == "announced") return true;
  Hats hats = hats_of(ask.actor, ask.unit, sheet.fiscal_year);
  return hats.meets(
      {Hat::RegionalOffice, Hat::ProvincialOffice, Hat::AreaMember, Hat::AreaChair, Hat::Steering, Hat::Department});
}

void add_scores(store::Transaction& tx, const SheetAsk& ask, const SheetRow& sheet, const Yardstick& yardstick,
                SheetView& view) {
  const bool decided = sheet.state == "certified" || sheet.state == "announced";
  if (sees_area_marks(ask, sheet)) {
    add_agreed(tx, sheet, ask.service.framework(sheet.edition), view);
    if (const auto score = agreed_score(tx, ask.service, sheet, MarkStage::Area)) {
      view.area = score_view(*score, yardstick);
      if (decided) {
        view.final = view.area;
        view.final->level = sheet.level;  // as certified: a later change of the limits does not move it
      }
    }
  }
  if (sheet.national_state == "national-scored") {
    if (const auto score = agreed_score(tx, ask.service, sheet, MarkStage::National))
      view.national = score_view(*score, yardstick);
  }
}

}  // namespace

std::string instant_text(Instant at) {
  const std::time_t seconds = at / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char buffer[32];
  return {buffer, std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

ProgressView progress_of(const Framework& framework, const SheetValues& values) {
  ProgressView progress;
  for (const Component& component : framework.components) {
    ComponentProgress& part = progress.by_component[component.id];
    part.of = static_cast<int>(component.indicators.size());
    for (const std::size_t i : component.indicators) {
      part.answered += wholly_answered(framework, framework.indicators[i], values) ? 1 : 0;
    }
    progress.answered += part.answered;
    progress.of += part.of;
  }
  return progress;
}

AnswerView answer_view(const Framework& framework, std::size_t line, const AnswerRow& row) {
  AnswerView view;
  view.indicator = framework.lines[line].id;
  view.process = row.answer.parts[0];
  view.output = row.answer.parts[1];
  view.outcome = row.answer.parts[2];
  view.lpa_score = from_hundredths(row.answer.lpa_score);
  view.lpa_max = from_hundredths(row.answer.lpa_max);
  view.reasons = row.reasons;
  view.version = row.version;
  if (row.version) view.updated_at = instant_text(row.updated_at);
  return view;
}

std::vector<EvidenceView> evidence_views(store::Transaction& tx, SheetId sheet, std::string_view indicator,
                                         std::vector<std::string>* indicators) {
  return tx.all(sql::evidence_of_sheet, {{"sheet_id", sheet}, {"indicator", indicator}}, [&](const store::Row& row) {
    if (indicators) indicators->push_back(row.string(1));
    return EvidenceView{row.integer(0), row.string(3),     row.integer(5),
                        row.string(4),  row.maybe_text(2), instant_text(row.integer(6)),
                        row.string(7)};
  });
}

std::optional<Error> closed_reason(const SheetRow& sheet, const RoundRow& round, Instant now) {
  if (sheet.state != "draft") return Error{errors::sheet_handed_in, "", {}};
  if (round.open_at(now) || sheet.came_back) return std::nullopt;
  return Error{errors::sheet_closed, "", {{"opens", round.opens_at}, {"closes", round.closes_at}}};
}

Result<SheetRow> unbegun_sheet(const AssessmentService& service, OrgUnitId unit, const RoundRow& round) {
  const auto last_day = Date::parse_iso(round.closes_at);
  ENSURE(last_day, "the days of a round are checked when it is made");
  const auto tree = service.identity().tree_on(*last_day);
  const identity::OrgUnit* then = tree->find(unit);
  if (!then || !then->kind) return errors::sheet_not_found;
  SheetRow sheet;
  sheet.unit = unit;
  sheet.fiscal_year = round.fiscal_year;
  sheet.edition = round.edition;
  sheet.kind = identity::kind_code(*then->kind);
  sheet.state = "draft";
  const auto pass_mark = service.framework(round.edition).pass_mark(sheet.kind);
  if (!pass_mark || then->ended || !then->in_programme) return errors::kind_takes_no_part;
  sheet.pass_mark = *pass_mark;
  return sheet;
}

SheetView sheet_view(store::Transaction& tx, const SheetAsk& ask, const SheetRow& sheet, const RoundRow& round) {
  const Framework& framework = ask.service.framework(sheet.edition);
  const Yardstick yardstick = ask.service.yardstick(tx, framework, sheet.pass_mark, sheet.fiscal_year);
  const auto rows = load_answers(tx, framework, sheet.id);
  const SheetValues values = values_of(rows);
  SheetView view;
  view.unit_id = sheet.unit.value;
  view.year = sheet.fiscal_year + buddhist_offset;
  view.edition = sheet.edition;
  view.state = sheet.state;
  view.national_state = sheet.national_state;
  view.version = sheet.version;
  view.kind = sheet.kind;
  view.pass_mark = sheet.pass_mark;
  view.editable = ask.actor.may(p::edit_sheet, sheet.unit) && !closed_reason(sheet, round, ask.now);
  view.opens_at = round.opens_at;
  view.closes_at = round.closes_at;
  view.score = score_view(score_sheet(framework, values, yardstick), yardstick);
  view.progress = progress_of(framework, values);
  for (std::size_t line = 0; line < rows.size(); ++line) view.answers.push_back(answer_view(framework, line, rows[line]));
  if (!sheet.id) return view;
  const auto names = author_names(tx, sheet.id);
  for (std::size_t line = 0; line < rows.size(); ++line) {
    if (const auto name = names.find(rows[line].updated_by.value); name != names.end())
      view.answers[line].updated_by = name->second;
  }
  view.updated_at = instant_text(sheet.updated_at);
  view.allowed_actions = allowed_action_codes(tx, ask.service, ask.actor, ask.unit, sheet, round, ask.now);
  add_evidence(tx, sheet, framework, view);
  add_comments_and_returns(tx, sheet, framework, view);
  add_scores(tx, ask, sheet, yardstick, view);
  return view;
}

http::SchemaRef sheet_schema() { return http::schema_of<SheetView>(); }

Result<http::Response> sheet_answer(const AssessmentService& service, const http::Call& call, const identity::OrgUnit& unit,
                                    int fiscal_year) {
  struct Found {
    std::optional<RoundRow> round;
    std::optional<SheetRow> sheet;
  };
  const auto find = [&](store::Transaction& tx) {
    return Found{find_round(tx, fiscal_year), find_sheet(tx, unit.id, fiscal_year)};
  };
  Found found = service.database().reading(find);
  if (!found.round) return Error{errors::no_round, "year", {{"year", std::to_string(fiscal_year + buddhist_offset)}}};
  const Sight sight = sight_of(identity::actor_of(call), unit, fiscal_year);
  if (found.sheet ? !reaches(sight, *found.sheet) : sight != Sight::Full) return errors::sheet_not_found;
  if (!found.sheet) {
    TRY(found.sheet, unbegun_sheet(service, unit.id, *found.round));
  }
  const SheetAsk ask{service, identity::actor_of(call), unit, call.now};
  const SheetView view = service.database().reading([&](store::Transaction& tx) {
    const auto now = find_sheet(tx, unit.id, fiscal_year);  // begun meanwhile, or changed: one consistent view
    return sheet_view(tx, ask, now ? *now : *found.sheet, *found.round);
  });
  http::Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

}  // namespace muang::assessment
