// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "http/etag.hpp"
#include "waste/climate/site_gas.hpp"
#include "waste/file/import_endpoints.hpp"
#include "waste/flow/flow_views.hpp"
#include "waste/form/forms.hpp"
#include "waste/form/sao.hpp"
#include "waste/form/sao_errors.hpp"
#include "waste/indicator/indicators.hpp"
#include "waste/listed.hpp"
#include "waste/month/deliveries.hpp"
#include "waste/month/evidence.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/month/office.hpp"
#include "waste/outlook/outlooks.hpp"
#include "waste/site/clusters.hpp"
#include "waste/site/facility_endpoints.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/receipts.hpp"
#include "waste/sql.hpp"
#include "waste/total/quality.hpp"
#include "waste/total/totals.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;

Result<Response> form_answer(const Waste& waste, const Call& call, const Target& target, const Month& month) {
  const MonthForm form =
      waste.database().reading([&](store::Transaction& tx) { return month_form(tx, waste, target, month, call.now); });
  Response response = http::ok_json(form);
  response.headers.emplace_back("ETag", http::version_etag(form.version));
  return response;
}

Result<Response> show(const Waste& waste, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  TRY(const Month month, month_of(call));
  return form_answer(waste, call, target, month);
}

Result<Response> save(Waste& waste, const Call& call, const MonthEdit& edit) {
  TRY(const Target target, target_of(call, waste));
  TRY(const Month month, month_of(call));
  if (!reports_in(*target.unit, month)) return Error{errors::month_before_sao, "month", {{"month", month_text(month)}}};
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(save_month(waste, call, target, month, edit, version));
  return form_answer(waste, call, target, month);
}

Result<Response> step(Waste& waste, const Call& call, const StepBody& body) {
  TRY(const Target target, target_of(call, waste));
  TRY(const Month month, month_of(call));
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(take_step(waste, call, target, month, body, version));
  return form_answer(waste, call, target, month);
}

// The last 24 months, this one included: also those that nobody has begun.
Result<Response> list(const Waste& waste, const Call& call) {
  constexpr int shown = 24;
  TRY(const Target target, target_of(call, waste));
  const Date today = Date::of_instant(call.now);
  const Month last = Month::of(today), first = last + (1 - shown);
  MonthList list{target.unit->id.value, target.unit->full_name_th(), target.unit->full_name_en(), target.hands.officer, {}};
  for (int i = 0; i < shown; ++i) {
    const Month month = last + -i;
    if (!reports_in(*target.unit, month)) break;
    list.items.push_back(
        {.month = month_text(month), .state = "none", .due = due_day(month).iso(), .late = today > due_day(month)});
  }
  waste.database().read([&](store::Transaction& tx) {
    for (const StoredReport& stored : reports_between(tx, target.unit->id, first, last)) {
      if (!reports_in(*target.unit, stored.report.period)) continue;
      MonthBrief& brief = list.items[static_cast<std::size_t>(last.index() - stored.report.period.index())];
      brief.state = state_code(stored.state);
      brief.revision = stored.revision;
      brief.late = brief.late && stored.state == ReportState::Draft && stored.revision == 0;
      brief.generated = stored.report.generated;
      brief.collected = stored.report.collected;
      brief.source_utilised = stored.report.source_utilised;
    }
  });
  return http::ok_json(list);
}

Result<Response> history(const Waste& waste, const Call& call) {
  TRY(const Target target, target_of(call, waste));
  TRY(const Month month, month_of(call));
  MonthHistory history;
  waste.database().read([&](store::Transaction& tx) {
    const auto evidence = evidence_of_month(tx, target.unit->id, month);
    for (const StoredReport& stored : reports_between(tx, target.unit->id, month, month)) {
      MonthRevision view{stored.revision,
                         std::string(state_code(stored.state)),
                         stored.reason,
                         stored.note,
                         stored.counted,
                         {},
                         delivery_views(deliveries_of(tx, stored.id)),
                         {}};
      std::ranges::copy_if(evidence, std::back_inserter(view.evidence),
                           [&](const MonthEvidence& one) { return one.revision == stored.revision; });
      for (const NumberField& field : stored_fields()) view.figures[std::string(field.name)] = stored.report.*field.member;
      history.revisions.push_back(std::move(view));
    }
    tx.query(sql::report_events, {{"unit_id", target.unit->id}, {"month", month.index()}}, [&](const store::Row& row) {
      history.events.push_back({iso_instant(row.integer(0)), row.maybe_text(1).value_or(""), row.string(2), row.string(3),
                                row.string(4), row.string(5), row.integer(6)});
    });
  });
  return http::ok_json(history);
}

const std::vector<ErrorCode> seen_errors{errors::report_not_found, errors::no_report_unit, errors::bad_month,
                                         errors::month_ahead};

std::vector<ErrorCode> with_seen(std::vector<ErrorCode> more) {
  more.insert(more.begin(), seen_errors.begin(), seen_errors.end());
  return more;
}

}  // namespace

std::vector<http::Endpoint> endpoints(Waste& waste) {
  using http::Method;
  constexpr std::string_view month_path = "/api/v1/units/{unit}/waste/{month}";
  std::vector<http::Endpoint> table{
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/waste",
       .permission = signed_in,
       .summary = "The last 24 monthly waste reports of a local government, and the months without one.",
       .response = http::schema_of<MonthList>(),
       .errors = {errors::report_not_found, errors::no_report_unit},
       .handler = [&waste](const Call& call) { return list(waste, call); }},
      {.method = Method::Get,
       .path = month_path,
       .permission = signed_in,
       .summary = "The monthly waste report, with the month before it and everything the rules notice.",
       .response = http::schema_of<MonthForm>(),
       .errors = seen_errors,
       .handler = [&waste](const Call& call) { return show(waste, call); }},
      {.method = Method::Put,
       .path = month_path,
       .permission = signed_in,
       .summary = "Saves figures of the monthly report as typed.",
       .request = http::schema_of<MonthEdit>(),
       .response = http::schema_of<MonthForm>(),
       .errors = with_seen({errors::not_your_report, errors::report_closed, errors::unknown_figure, errors::figure_negative,
                            errors::stale_report, errors::month_before_sao, errors::unknown_facility, errors::facility_twice,
                            errors::too_many_rows}),
       .if_match = true,
       .handler = http::with_body<MonthEdit>(
           [&waste](const Call& call, const MonthEdit& body) { return save(waste, call, body); })},
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/waste/{month}/steps",
       .permission = signed_in,
       .summary = "Hand in, approve, return, close or revise a monthly report.",
       .request = http::schema_of<StepBody>(),
       .response = http::schema_of<MonthForm>(),
       .errors = with_seen({errors::not_your_report, errors::step_not_possible, errors::unknown_step, errors::reason_needed,
                            errors::report_has_errors, errors::note_needed, errors::stale_report}),
       .if_match = true,
       .handler =
           http::with_body<StepBody>([&waste](const Call& call, const StepBody& body) { return step(waste, call, body); })},
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/waste/{month}/history",
       .permission = signed_in,
       .summary = "Every revision of a monthly report and who did what when.",
       .response = http::schema_of<MonthHistory>(),
       .errors = seen_errors,
       .handler = [&waste](const Call& call) { return history(waste, call); }}};
  add_evidence_endpoints(table, waste);
  add_office_endpoints(table, waste);
  add_facility_endpoints(table, waste);
  add_receipt_endpoints(table, waste);
  add_cluster_endpoints(table, waste);
  add_quality_endpoints(table, waste);
  add_total_endpoints(table, waste);
  add_form_endpoints(table, waste);
  add_import_endpoints(table, waste);
  add_flow_endpoints(table, waste);
  add_sao_endpoints(table, waste);
  add_indicator_endpoints(table, waste);
  add_fact_endpoints(table, waste);
  add_site_gas_endpoints(table, waste);
  add_outlook_endpoints(table, waste);
  add_fee_endpoints(table, waste);
  return table;
}

}  // namespace muang::waste
