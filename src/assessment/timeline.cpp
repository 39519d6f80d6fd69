// SPDX-License-Identifier: Apache-2.0
// Who did what when with one sheet. Names are for those who may see the sheet; the public has no way here.
#include "assessment/sql.hpp"
#include "assessment/workflow.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"

namespace muang::assessment {

namespace {

TimelineItem read_event(const store::Row& row, const Texts* texts) {
  TimelineItem item;
  item.at = iso_instant(row.integer(0));
  item.person_name = row.maybe_text(2).value_or("");
  item.action = row.string(3);
  item.from = row.string(4);
  item.to = row.string(5);
  item.reason = row.string(6);
  if (auto details = http::parse_json(row.text(7))) item.details = std::move(details).value();
  const auto* role = item.details.find("role");
  if (role && role->as<std::string>()) item.role = *role->as<std::string>();
  if (texts && !item.role.empty()) {
    item.role_th = texts->get("th", "assessment-workflow.roles." + item.role);
    item.role_en = texts->get("en", "assessment-workflow.roles." + item.role);
  }
  return item;
}

Result<http::Response> timeline(const AssessmentService& service, const http::Call& call) {
  TRY(const Place place, sheet_place(call, service));
  const auto events = service.database().reading([&](store::Transaction& tx) -> Result<Timeline> {
    TRY(const FoundSheet found, found_sheet(tx, place));
    return Timeline{tx.all(sql::timeline, {{"sheet_id", found.sheet.id}},
                           [&](const store::Row& row) { return read_event(row, service.settings().texts); })};
  });
  if (!events) return events.problems();
  return http::ok_json(*events);
}

}  // namespace

void add_timeline_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/units/{unit}/sheets/{year}/timeline",
                   .permission = signed_in,
                   .summary = "Who did what when with this sheet.",
                   .query = {{"at", "string", "Not read: a new value makes a new address after a step."}},
                   .response = http::schema_of<Timeline>(),
                   .errors = {errors::workflow_not_found, errors::bad_year},
                   .handler = [&service](const http::Call& call) { return timeline(service, call); }});
}

}  // namespace muang::assessment
