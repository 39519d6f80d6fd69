// SPDX-License-Identifier: Apache-2.0
// Comments on an indicator or on the whole sheet, by those who have something to do with it (a viewer reads only).
#include "assessment/sql.hpp"
#include "assessment/workflow.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"

namespace muang::assessment {

namespace {

Result<http::Response> list(const AssessmentService& service, const http::Call& call) {
  TRY(const Place place, sheet_place(call, service));
  const auto& actor = identity::actor_of(call);
  const std::string indicator = call.query_value("indicator").value_or("");
  const auto comments = service.database().reading([&](store::Transaction& tx) -> Result<CommentList> {
    TRY(const FoundSheet found, found_sheet(tx, place));
    return CommentList{
        tx.all(sql::comments_of, {{"sheet_id", found.sheet.id}, {"indicator", indicator}}, [&](const store::Row& row) {
          return CommentView{
              row.integer(0), row.string(1), row.string(3), row.integer(2) == actor.id.value, iso_instant(row.integer(4)),
              row.string(5)};
        })};
  });
  if (!comments) return comments.problems();
  return http::ok_json(*comments);
}

Result<http::Response> add(AssessmentService& service, const http::Call& call, const CommentBody& body) {
  TRY(const Place place, sheet_place(call, service));
  const auto& actor = identity::actor_of(call);
  if (hats_of(actor, *place.unit, place.year.gregorian()).none()) return errors::action_not_yours;
  if (body.text.find_first_not_of(" \t\r\n") == std::string::npos) return Error{errors::comment_empty, "text", {}};
  const auto saved = service.identity().audit().transact<CommentView>(
      identity::author_of(call), "assessment.comment",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<CommentView> {
        TRY(const FoundSheet found, found_sheet(tx, place));
        const Framework& framework = service.framework(found.sheet.edition);
        if (!body.indicator.empty() && !framework.line_of(body.indicator) && !framework.find_indicator(body.indicator)) {
          return Error{errors::unknown_indicator, "indicator", {{"indicator", body.indicator}}};
        }
        const auto id = tx.insert(sql::insert_comment, {{"sheet_id", found.sheet.id},
                                                        {"indicator", body.indicator},
                                                        {"person_id", actor.id},
                                                        {"at", call.now},
                                                        {"text", body.text}});
        entry.concerns(place.unit->id);
        entry.change("sheet/" + std::to_string(found.sheet.id.value) + "/comment/" + std::to_string(id), "", body.indicator);
        return CommentView{id, body.indicator, actor.display_name, true, iso_instant(call.now), body.text};
      });
  if (!saved) return saved.problems();
  return http::ok_json(*saved, 201);
}

}  // namespace

void add_comment_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/sheets/{year}/comments",
                   .permission = signed_in,
                   .summary = "Comments on a sheet, or on one indicator of it.",
                   .query = {{"indicator", "string", "Only this one."}},
                   .response = http::schema_of<CommentList>(),
                   .errors = {errors::workflow_not_found, errors::bad_year},
                   .handler = [&service](const http::Call& call) { return list(service, call); }});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/units/{unit}/sheets/{year}/comments",
                   .permission = signed_in,
                   .summary = "Comment on a sheet or an indicator.",
                   .request = http::schema_of<CommentBody>(),
                   .response = http::schema_of<CommentView>(),
                   .errors = {errors::workflow_not_found, errors::action_not_yours, errors::comment_empty,
                              errors::unknown_indicator, errors::bad_year},
                   .idempotency_key = true,
                   .handler = http::with_body<CommentBody>(
                       [&service](const http::Call& call, const CommentBody& body) { return add(service, call, body); })});
}

}  // namespace muang::assessment
