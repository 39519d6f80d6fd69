// SPDX-License-Identifier: Apache-2.0
#include "assessment/answers.hpp"

#include "assessment/errors.hpp"
#include "assessment/lpa_facts.hpp"
#include "assessment/sql.hpp"
#include "http/etag.hpp"

namespace muang::assessment {

namespace p = identity::permissions;

Result<Writing> prepare_writing(const http::Call& call, const AssessmentService& service) {
  Writing writing;
  TRY(writing.place, sheet_place(call, service));
  const identity::OrgUnit& unit = *writing.place.unit;
  if (!identity::actor_of(call).may(p::edit_sheet, unit.id)) return errors::not_your_sheet;
  const int year = writing.place.year.gregorian();
  const auto round = service.database().reading(
      [&](store::Transaction& tx) { return find_sheet(tx, unit.id, year) ? std::nullopt : find_round(tx, year); });
  if (round) {
    TRY(writing.unbegun, unbegun_sheet(service, unit.id, *round));
  }
  return writing;
}

Result<OpenSheet> open_sheet(store::Transaction& tx, identity::AuditEntry& entry, const Writing& writing, Instant now) {
  const OrgUnitId unit = writing.place.unit->id;
  const int year = writing.place.year.gregorian();
  auto round = find_round(tx, year);
  if (!round) return Error{errors::no_round, "year", {{"year", std::to_string(year + buddhist_offset)}}};
  auto sheet = find_sheet(tx, unit, year);
  if (!sheet && !writing.unbegun) return errors::sheet_not_found;
  const SheetRow& like = sheet ? *sheet : *writing.unbegun;
  if (auto closed = closed_reason(like, *round, now)) return std::move(*closed);
  entry.concerns(unit);
  if (!sheet) {
    SheetRow made = like;
    made.id = SheetId{tx.insert(sql::insert_sheet, {{"unit_id", unit},
                                                    {"fiscal_year", year},
                                                    {"edition", made.edition},
                                                    {"kind", made.kind},
                                                    {"pass_mark", made.pass_mark},
                                                    {"now", now}})};
    made.version = 1;
    made.updated_at = now;
    sheet = std::move(made);
  }
  return OpenSheet{std::move(*sheet), std::move(*round)};
}

std::string answer_subject(const SheetRow& sheet, std::string_view line) {
  return "unit/" + std::to_string(sheet.unit.value) + "/sheet/FY" + std::to_string(sheet.fiscal_year + buddhist_offset) +
         "/" + std::string(line);
}

std::string answer_text(const Answer& answer, std::string_view reasons) {
  std::string text;
  const auto add = [&](std::string_view name, const auto& value) {
    if (value) text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(*value);
  };
  add("process", answer.parts[0]);
  add("output", answer.parts[1]);
  add("outcome", answer.parts[2]);
  add("lpaScore/100", answer.lpa_score);
  add("lpaMax/100", answer.lpa_max);
  if (!reasons.empty()) text += (text.empty() ? "" : " ") + std::string("reasons=") + std::string(reasons);
  return text;
}

void save_answer_row(store::Transaction& tx, SheetId sheet, std::string_view line, const Answer& answer,
                     const std::string& reasons, PersonId person, Instant now) {
  tx.run(sql::save_answer, {{"sheet_id", sheet},
                            {"indicator", line},
                            {"process", answer.parts[0]},
                            {"output", answer.parts[1]},
                            {"outcome", answer.parts[2]},
                            {"lpa_score", answer.lpa_score},
                            {"lpa_max", answer.lpa_max},
                            {"reasons", reasons},
                            {"now", now},
                            {"person", person}});
}

namespace {

using http::Call;
using http::Method;
using http::Response;

Result<std::size_t> line_named(const Framework& framework, const std::string& id) {
  if (const auto line = framework.line_of(id)) return *line;
  const Indicator* indicator = framework.find_indicator(id);
  if (!indicator) return Error{errors::indicator_unknown, "indicator", {{"indicator", id.substr(0, 40)}}};
  std::string subs;
  for (const SubIndicator& sub : indicator->subs) subs += (subs.empty() ? "" : ", ") + sub.id;
  return Error{errors::indicator_has_subs, "indicator", {{"indicator", id}, {"subs", subs}}};
}

// The members that the body names replace what is stored (null clears); the others stay.
Result<AnswerRow> merged(const Call& call, const AnswerEdit& edit, AnswerRow row) {
  TRY(const http::Json body, http::parse_json(call.body));
  Problems problems;
  const auto part = [&](const char* name, std::size_t i, const std::optional<int>& value) {
    if (body.find(name)) row.answer.parts[i] = value;
  };
  const auto lpa = [&](const char* name, std::optional<std::int64_t>& stored, const std::optional<double>& value) {
    if (!body.find(name)) return;
    stored.reset();
    if (!value) return;
    stored = lpa_hundredths(*value);
    if (!stored) problems.push_back({errors::lpa_out_of_range, name, {{"maximum", std::to_string(max_lpa)}}});
  };
  part("process", 0, edit.process);
  part("output", 1, edit.output);
  part("outcome", 2, edit.outcome);
  lpa("lpaScore", row.answer.lpa_score, edit.lpa_score);
  lpa("lpaMax", row.answer.lpa_max, edit.lpa_max);
  if (body.find("reasons")) row.reasons = edit.reasons.value_or("");
  if (!problems.empty()) return problems;
  return row;
}

Error stale(const AnswerRow& stored) { return {errors::stale_answer, "", {{"version", std::to_string(stored.version)}}}; }

struct Change {
  const AssessmentService& service;
  const Call& call;
  const AnswerEdit& edit;
  std::int64_t version;  // what the person saw
};

Result<AnswerSaved> save(store::Transaction& tx, identity::AuditEntry& entry, const Writing& writing, const Change& change) {
  const auto& [service, call, edit, version] = change;
  TRY(const OpenSheet open, open_sheet(tx, entry, writing, call.now));
  const Framework& framework = service.framework(open.sheet.edition);
  TRY(const std::size_t line, line_named(framework, call.path_values.at("indicator")));
  auto rows = load_answers(tx, framework, open.sheet.id);
  AnswerRow& row = rows[line];
  if (row.version != version) return stale(row);
  TRY(AnswerRow next, merged(call, edit, row));
  Problems problems;
  check_answer(framework, line, next.answer, "", problems);
  if (!problems.empty()) return problems;
  const auto& actor = identity::actor_of(call);
  const std::string& id = framework.lines[line].id;
  save_answer_row(tx, open.sheet.id, id, next.answer, next.reasons, actor.id, call.now);
  TRY_VOID(publish_lpa(service, tx, entry, open.sheet, id, next.answer, identity::author_of(call)));
  entry.change(answer_subject(open.sheet, id), answer_text(row.answer, row.reasons), answer_text(next.answer, next.reasons));
  next.version = row.version + 1;
  next.updated_at = call.now;
  row = std::move(next);
  const SheetValues values = values_of(rows);
  const Yardstick yardstick = service.yardstick(tx, framework, open.sheet.pass_mark, open.sheet.fiscal_year);
  AnswerSaved saved{answer_view(framework, line, row), {}, progress_of(framework, values)};
  saved.score = score_view(refresh_self(tx, framework, yardstick, open.sheet.id, values, call.now), yardstick);
  saved.answer.updated_by = actor.display_name;
  saved.answer.evidence = evidence_views(tx, open.sheet.id, id);
  return saved;
}

Result<Response> put_answer(const AssessmentService& service, const Call& call, const AnswerEdit& edit) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const Writing writing, prepare_writing(call, service));
  const Change change{service, call, edit, version};
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) { return save(tx, entry, writing, change); };
  TRY(const AnswerSaved saved,
      service.identity().audit().transact<AnswerSaved>(identity::author_of(call), "assessment.answer", work));
  Response response = http::ok_json(saved);
  response.headers.emplace_back("ETag", http::version_etag(saved.answer.version));
  return response;
}

}  // namespace

void add_answer_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  table.push_back(
      {.method = Method::Put,
       .path = "/api/v1/units/{unit}/sheets/{year}/answers/{indicator}",
       .permission = p::edit_sheet,
       .summary = "Save one answer; answers with the sheet's new score. Members that are left out stay as they are.",
       .request = http::schema_of<AnswerEdit>(),
       .response = http::schema_of<AnswerSaved>(),
       .errors = {errors::not_your_sheet, errors::no_round, errors::sheet_closed, errors::sheet_handed_in,
                  errors::stale_answer, errors::kind_takes_no_part, errors::indicator_unknown, errors::indicator_has_subs,
                  errors::points_out_of_range, errors::lpa_needs_both, errors::lpa_above_max, errors::lpa_out_of_range,
                  errors::parts_not_here, errors::lpa_not_here},
       .if_match = true,
       .body_limit = 64 * 1024,
       .handler = http::with_body<AnswerEdit>(
           [&service](const Call& call, const AnswerEdit& edit) { return put_answer(service, call, edit); })});
}

}  // namespace muang::assessment
