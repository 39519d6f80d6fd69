// SPDX-License-Identifier: Apache-2.0
// The step of one sheet, and the same step for many: each sheet its own transaction and its own line in the answer.
#include "assessment/sql.hpp"
#include "assessment/workflow.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"
#include "http/etag.hpp"

namespace muang::assessment {

namespace {

Result<Asked> asked_in(const TransitionBody& body) {
  const auto action = parse_action(body.action);
  if (!action) return Error{errors::unknown_action, "action", {{"action", body.action.substr(0, 40)}}};
  Asked asked{*action, body.reason.value_or(""), body.note.value_or(""), {}};
  for (const auto& [indicator, reason] : body.indicators.value_or(std::vector<ReasonFor>{})) {
    asked.indicators.push_back({indicator, reason});
  }
  return asked;
}

Result<Done> move(AssessmentService& service, const http::Call& call, const identity::OrgUnit& unit, int fiscal_year,
                  const Asked& asked, std::int64_t version) {
  const auto& actor = identity::actor_of(call);
  return service.identity().audit().transact<Done>(
      identity::author_of(call), "assessment." + std::string(action_code(asked.action)),
      [&](store::Transaction& tx, identity::AuditEntry& entry) {
        return take_step(tx, entry, service, actor, unit, fiscal_year, asked, version, call.now);
      });
}

Result<http::Response> transition(AssessmentService& service, const http::Call& call, const TransitionBody& body) {
  TRY(const Place place, sheet_place(call, service));
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const Asked asked, asked_in(body));
  TRY_VOID(move(service, call, *place.unit, place.year.gregorian(), asked, version));
  return sheet_answer(service, call, *place.unit, place.year.gregorian());
}

Result<Done> move_one(AssessmentService& service, const http::Call& call, const Asked& asked, const BulkSheet& line) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : service.identity().tree_now();
  const auto* unit = tree->find(OrgUnitId{line.unit_id});
  const int year = FiscalYear::from_buddhist(line.year).gregorian();
  if (!unit || sight_of(actor, *unit, year) == Sight::None) return errors::workflow_not_found;
  return move(service, call, *unit, year, asked, line.version);
}

Result<http::Response> bulk(AssessmentService& service, const http::Call& call, const BulkBody& body) {
  TRY(const Asked asked, asked_in({.action = body.action, .reason = body.reason, .note = {}, .indicators = {}}));
  BulkResult result;
  for (const BulkSheet& line : body.sheets) {
    const auto moved = move_one(service, call, asked, line);
    if (moved) {
      ++result.done;
      continue;
    }
    const Error& why = moved.problems().front();
    BulkFailure failure{line.unit_id, line.year, code_text(why.code), {}, {}};
    if (const Texts* texts = service.settings().texts) {
      failure.text_th = texts->error_text("th", why);
      failure.text_en = texts->error_text("en", why);
    }
    result.failed.push_back(std::move(failure));
  }
  return http::ok_json(result);
}

}  // namespace

void add_transition_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  using http::Method;
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/sheets/{year}/transitions",
       .permission = signed_in,
       .summary = "Take the next step with a sheet: hand in, check, return, score, certify, announce and the ways back.",
       .request = http::schema_of<TransitionBody>(),
       .response = sheet_schema(),
       .errors = {errors::workflow_not_found, errors::action_not_yours, errors::action_not_now, errors::round_not_open,
                  errors::reason_needed, errors::indicator_reasons_needed, errors::unknown_indicator,
                  errors::agreed_marks_missing, errors::not_passed, errors::not_excellent_before,
                  errors::national_not_entered, errors::stale_sheet, errors::nothing_answered, errors::bad_year,
                  errors::unknown_action},
       .if_match = true,
       .handler = http::with_body<TransitionBody>(
           [&service](const http::Call& call, const TransitionBody& body) { return transition(service, call, body); })});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/inbox/bulk",
                   .permission = signed_in,
                   .summary = "The same step for many sheets; those that cannot take it are listed with the reason.",
                   .request = http::schema_of<BulkBody>(),
                   .response = http::schema_of<BulkResult>(),
                   .errors = {errors::unknown_action},
                   .handler = http::with_body<BulkBody>(
                       [&service](const http::Call& call, const BulkBody& body) { return bulk(service, call, body); })});
}

std::vector<http::Endpoint> endpoints_workflow(AssessmentService& service) {
  std::vector<http::Endpoint> table;
  add_round_endpoints(table, service);
  add_transition_endpoints(table, service);
  add_mark_endpoints(table, service);
  add_inbox_endpoints(table, service);
  add_timeline_endpoints(table, service);
  add_comment_endpoints(table, service);
  add_means_endpoints(table, service);
  return table;
}

}  // namespace muang::assessment
