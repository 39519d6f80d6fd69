// SPDX-License-Identifier: Apache-2.0
// The committees' marks: each assessor's own, kept for ever, and the one that the committee agreed on (person 0).
#include <cmath>

#include "assessment/errors.hpp"
#include "assessment/sql.hpp"
#include "assessment/workflow.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"
#include "http/etag.hpp"

namespace muang::assessment {

namespace {

constexpr PersonId agreed{0};

MarkStage stage_of(const http::Call& call, const identity::Actor& actor, const Place& place) {
  const auto named = call.query_value("stage");
  if (named) return *named == "national" ? MarkStage::National : MarkStage::Area;
  const bool only_national = !actor.seat_for("area", place.year.gregorian(), *place.unit) &&
                             actor.seat_for("national", place.year.gregorian(), *place.unit);
  return only_national ? MarkStage::National : MarkStage::Area;
}

bool has_seat(Hats hats, MarkStage stage) {
  return stage == MarkStage::Area ? hats.meets({Hat::AreaMember, Hat::AreaChair})
                                  : hats.meets({Hat::NationalMember, Hat::NationalChair});
}
bool is_chair(Hats hats, MarkStage stage) {
  return hats.has(stage == MarkStage::Area ? Hat::AreaChair : Hat::NationalChair);
}

// The town reads the agreed marks once the committee is done, never those of single assessors.
bool sees_agreed(Hats hats, MarkStage stage, const SheetRow& sheet) {
  if (has_seat(hats, stage) || hats.meets({Hat::Department, Hat::Steering, Hat::ProvincialOffice, Hat::RegionalOffice}))
    return true;
  const SheetState state = parse_state(sheet.state).value();
  return stage == MarkStage::Area ? state >= SheetState::AreaScored : sheet.national_state == "national-scored";
}

MarkView read_mark(const store::Row& row) {
  MarkView mark;
  mark.indicator = row.string(2);
  mark.process = row.maybe_integer(3);
  mark.output = row.maybe_integer(4);
  mark.outcome = row.maybe_integer(5);
  if (const auto points = row.maybe_integer(6)) mark.points = static_cast<double>(*points) / hundredths;
  mark.reason = row.string(7);
  mark.version = row.integer(8);
  return mark;
}

std::vector<std::string> missing_of(store::Transaction& tx, const Framework& framework, SheetId sheet, MarkStage stage) {
  const auto values = load_agreed(tx, framework, sheet, mark_stage_code(stage));
  std::vector<std::string> missing;
  for (std::size_t line = 0; line < framework.lines.size(); ++line) {
    const bool whole = values && completeness(framework, line, (*values)[line]) == Completeness::Complete;
    if (!whole) missing.push_back(framework.lines[line].id);
  }
  return missing;
}

std::optional<double> percent_of(store::Transaction& tx, const AssessmentService& service, const SheetRow& sheet,
                                 MarkStage stage) {
  const auto score = agreed_score(tx, service, sheet, stage);
  return score ? std::optional(score->total.nearest()) : std::nullopt;
}

Result<http::Response> list(AssessmentService& service, const http::Call& call) {
  TRY(const Place place, sheet_place(call, service));
  const auto& actor = identity::actor_of(call);
  const Hats hats = hats_of(actor, *place.unit, place.year.gregorian());
  const MarkStage stage = stage_of(call, actor, place);
  const auto answer = service.database().reading([&](store::Transaction& tx) -> Result<MarkSheet> {
    TRY(const FoundSheet found, found_sheet(tx, place));
    MarkSheet marks;
    marks.stage = mark_stage_code(stage);
    const bool agreed_seen = sees_agreed(hats, stage, found.sheet);
    tx.query(sql::stage_marks, {{"sheet_id", found.sheet.id}, {"stage", mark_stage_code(stage)}},
             [&](const store::Row& row) {
               const PersonId person{row.integer(0)};
               if (person == agreed) {
                 if (agreed_seen) marks.agreed.push_back(read_mark(row));
               } else if (person == actor.id) {
                 marks.mine.push_back(read_mark(row));
               } else if (has_seat(hats, stage) || hats.has(Hat::Department)) {
                 if (marks.others.empty() || marks.others.back().person_id != person.value)
                   marks.others.push_back({person.value, row.string(1), {}});
                 marks.others.back().marks.push_back(read_mark(row));
               }
             });
    if (agreed_seen) {
      marks.missing = missing_of(tx, service.framework(found.sheet.edition), found.sheet.id, stage);
      marks.agreed_percent = percent_of(tx, service, found.sheet, stage);
    }
    const Standing standing = standing_of(tx, service, found.sheet, found.round, call.now);
    marks.open = marks_open(standing, stage) && has_seat(hats, stage);
    marks.chair = is_chair(hats, stage);
    return marks;
  });
  if (!answer) return answer.problems();
  return http::ok_json(*answer);
}

Result<Answer> answer_of(const Framework& framework, std::size_t line, const MarkBody& body) {
  Answer answer;
  answer.parts = {body.process, body.output, body.outcome};
  if (body.points) {
    const double exact = *body.points * hundredths;
    if (std::abs(exact - std::round(exact)) > 1e-6)
      return Error{errors::lpa_out_of_range, "points", {{"maximum", std::to_string(framework.indicator_max())}}};
    answer.lpa_score = std::llround(exact);
    answer.lpa_max = framework.indicator_max() * hundredths;
  }
  Problems problems;
  check_answer(framework, line, answer, "", problems);
  if (!problems.empty()) return problems;
  return answer;
}

struct MarkPlace {
  const AssessmentService& service;
  const FoundSheet& found;
  MarkStage stage;
  PersonId person;
  Instant now;
};

void save(store::Transaction& tx, identity::AuditEntry& entry, const MarkPlace& at, const std::string& indicator,
          const Answer& answer, const std::string& reason) {
  tx.run(sql::save_mark, {{"sheet_id", at.found.sheet.id},
                          {"stage", mark_stage_code(at.stage)},
                          {"indicator", indicator},
                          {"person_id", at.person},
                          {"process", answer.parts[0]},
                          {"output", answer.parts[1]},
                          {"outcome", answer.parts[2]},
                          {"lpa_points", answer.lpa_score},
                          {"reason", reason},
                          {"now", at.now}});
  const auto shown = [](const auto& value) { return value ? std::to_string(*value) : std::string("-"); };
  entry.change("sheet/" + std::to_string(at.found.sheet.id.value) + "/" + std::string(mark_stage_code(at.stage)) +
                   (at.person == agreed ? "-agreed/" : "-mark/") + indicator,
               "",
               answer.lpa_score ? shown(answer.lpa_score)
                                : shown(answer.parts[0]) + " " + shown(answer.parts[1]) + " " + shown(answer.parts[2]));
  entry.concerns(at.found.sheet.unit);
}

Result<Done> may_mark(store::Transaction& tx, const AssessmentService& service, const FoundSheet& found, Hats hats,
                      MarkStage stage, bool for_committee, Instant now) {
  if (!has_seat(hats, stage)) return errors::no_seat;
  if (for_committee && !is_chair(hats, stage)) return errors::chair_only;
  if (!marks_open(standing_of(tx, service, found.sheet, found.round, now), stage)) return errors::marks_closed;
  return Done{};
}

Result<MarkSaved> put_in(store::Transaction& tx, identity::AuditEntry& entry, const MarkPlace& at,
                         const std::string& indicator, const MarkBody& body, std::int64_t version) {
  const Framework& framework = at.service.framework(at.found.sheet.edition);
  const auto line = framework.line_of(indicator);
  if (!line) return Error{errors::unknown_indicator, "indicator", {{"indicator", indicator.substr(0, 40)}}};
  TRY(const Answer answer, answer_of(framework, *line, body));
  const auto stored = tx.one(sql::mark_version,
                             {{"sheet_id", at.found.sheet.id},
                              {"stage", mark_stage_code(at.stage)},
                              {"indicator", indicator},
                              {"person_id", at.person}},
                             [](const store::Row& row) { return row.integer(0); });
  if (stored.value_or(0) != version) return errors::stale_mark;
  save(tx, entry, at, indicator, answer, body.reason.value_or(""));
  MarkSaved saved;
  saved.mark = {indicator, body.process, body.output, body.outcome, body.points, body.reason.value_or(""), version + 1};
  if (at.person == agreed) {
    saved.agreed_percent = percent_of(tx, at.service, at.found.sheet, at.stage);
    saved.missing = missing_of(tx, framework, at.found.sheet.id, at.stage);
  }
  return saved;
}

Result<http::Response> put(AssessmentService& service, const http::Call& call, const MarkBody& body, bool for_committee) {
  TRY(const Place place, sheet_place(call, service));
  TRY(const std::int64_t version, http::if_match_version(call));
  const auto& actor = identity::actor_of(call);
  const MarkStage stage = stage_of(call, actor, place);
  const auto saved = service.identity().audit().transact<MarkSaved>(
      identity::author_of(call), for_committee ? "assessment.agreed-mark" : "assessment.mark",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<MarkSaved> {
        TRY(const FoundSheet found, found_sheet(tx, place));
        TRY_VOID(may_mark(tx, service, found, hats_of(actor, *place.unit, place.year.gregorian()), stage, for_committee,
                          call.now));
        const MarkPlace at{service, found, stage, for_committee ? agreed : actor.id, call.now};
        return put_in(tx, entry, at, call.path_values.at("indicator"), body, version);
      });
  if (!saved) return saved.problems();
  auto response = http::ok_json(*saved);
  response.headers.emplace_back("ETag", http::version_etag(saved->mark.version));
  return response;
}

// What the town left empty counts 0, as in the score; an LPA result becomes its points of 30, in hundredths.
Answer as_mark(const Framework& framework, std::size_t line, const Answer& self) {
  Answer mark;
  if (framework.indicators[framework.lines[line].indicator].scoring == Scoring::Lpa) {
    mark.lpa_score = static_cast<std::int64_t>(line_points(framework, line, self).rounded(hundredths));
    mark.lpa_max = framework.indicator_max() * hundredths;
  } else {
    for (std::size_t part = 0; part < framework.parts.size(); ++part) mark.parts[part] = self.parts[part].value_or(0);
  }
  return mark;
}

Result<std::vector<std::size_t>> lines_to_copy(const Framework& framework, const CopyBody& body,
                                               const std::vector<std::string>& missing) {
  const auto& wanted = body.indicators ? *body.indicators : missing;
  std::vector<std::size_t> lines;
  Problems problems;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (const auto line = framework.line_of(wanted[i])) {
      lines.push_back(*line);
    } else {
      problems.push_back({errors::unknown_indicator, "indicators[" + std::to_string(i) + "]", {{"indicator", wanted[i]}}});
    }
  }
  if (!problems.empty()) return problems;
  return lines;
}

Result<http::Response> copy_self(AssessmentService& service, const http::Call& call, const CopyBody& body) {
  TRY(const Place place, sheet_place(call, service));
  const auto& actor = identity::actor_of(call);
  const MarkStage stage = stage_of(call, actor, place);
  const auto copied = service.identity().audit().transact<Copied>(
      identity::author_of(call), "assessment.agreed-copy",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Copied> {
        TRY(const FoundSheet found, found_sheet(tx, place));
        TRY_VOID(may_mark(tx, service, found, hats_of(actor, *place.unit, place.year.gregorian()), stage, true, call.now));
        const Framework& framework = service.framework(found.sheet.edition);
        TRY(const auto lines, lines_to_copy(framework, body, missing_of(tx, framework, found.sheet.id, stage)));
        const auto answers = load_answers(tx, framework, found.sheet.id);
        const MarkPlace at{service, found, stage, agreed, call.now};
        for (const std::size_t line : lines) {
          save(tx, entry, at, framework.lines[line].id, as_mark(framework, line, answers[line].answer), "");
        }
        return Copied{static_cast<int>(lines.size()), percent_of(tx, service, found.sheet, stage),
                      missing_of(tx, framework, found.sheet.id, stage)};
      });
  if (!copied) return copied.problems();
  return http::ok_json(*copied);
}

}  // namespace

void add_mark_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  using http::Method;
  const std::vector<http::QueryParameter> stage{
      {"stage", "string", "area or national; absent: where the caller has a seat."}};
  const std::vector<ErrorCode> refusals{errors::workflow_not_found,  errors::no_seat,           errors::chair_only,
                                        errors::marks_closed,        errors::unknown_indicator, errors::stale_mark,
                                        errors::points_out_of_range, errors::lpa_not_here,      errors::parts_not_here,
                                        errors::lpa_out_of_range,    errors::bad_year};
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/sheets/{year}/marks",
                   .permission = signed_in,
                   .summary = "A committee's marks: mine, the other assessors' and the agreed ones.",
                   .query = stage,
                   .response = http::schema_of<MarkSheet>(),
                   .errors = {errors::workflow_not_found, errors::bad_year},
                   .handler = [&service](const http::Call& call) { return list(service, call); }});
  for (const bool for_committee : {false, true}) {
    table.push_back(
        {.method = Method::Put,
         .path = for_committee ? "/api/v1/units/{unit}/sheets/{year}/agreed/{indicator}"
                               : "/api/v1/units/{unit}/sheets/{year}/marks/{indicator}",
         .permission = signed_in,
         .summary = for_committee ? "Record the mark that the committee agreed on (chair)." : "My own mark as an assessor.",
         .query = stage,
         .request = http::schema_of<MarkBody>(),
         .response = http::schema_of<MarkSaved>(),
         .errors = refusals,
         .if_match = true,
         .handler = http::with_body<MarkBody>([&service, for_committee](const http::Call& call, const MarkBody& body) {
           return put(service, call, body, for_committee);
         })});
  }
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/units/{unit}/sheets/{year}/agreed/copy-self",
                   .permission = signed_in,
                   .summary = "Fill agreed marks from the self-assessment (chair).",
                   .query = stage,
                   .request = http::schema_of<CopyBody>(),
                   .response = http::schema_of<Copied>(),
                   .errors = refusals,
                   .handler = http::with_body<CopyBody>([&service](const http::Call& call, const CopyBody& body) {
                     return copy_self(service, call, body);
                   })});
}

}  // namespace muang::assessment
