// SPDX-License-Identifier: Apache-2.0
#include "waste/month/office.hpp"

#include <unordered_map>

#include "waste/listed.hpp"
#include "waste/month/month_errors.hpp"
#include "waste/month/months.hpp"
#include "waste/month/office_dto.hpp"
#include "waste/sql.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;
using identity::OrgUnit;
namespace p = identity::permissions;

// A row of reports_of_month.
OfficeRow state_row(const store::Row& row, const Month& month) {
  OfficeRow view{.unit_id = row.integer(0), .state = row.string(1), .revision = row.integer(2), .version = row.integer(3)};
  view.generated = row.maybe_integer(4);
  view.collected = row.maybe_integer(5);
  view.source_utilised = row.maybe_integer(6);
  view.population = row.maybe_integer(7);
  if (view.generated && view.population)
    view.grams_a_person_day = grams_a_person_day(*view.generated, *view.population, month.days());
  return view;
}

void describe(OfficeRow& view, const OrgUnit& unit, const identity::UnitTree& tree) {
  view.unit_id = unit.id.value;
  view.full_name_th = unit.full_name_th();
  view.full_name_en = unit.full_name_en();
  if (unit.kind) view.kind = identity::kind_code(*unit.kind);
  if (const OrgUnit* province = tree.find(unit.province)) {
    view.province_name_th = province->name_th;
    view.province_name_en = province->name_en;
  }
}

void count(OfficeMonth& answer, const OfficeRow& row) {
  ++answer.of;
  const bool handed_in = row.state == "submitted" || row.state == "approved" || row.state == "closed";
  answer.handed_in += handed_in ? 1 : 0;
  answer.approved += row.state == "approved" || row.state == "closed" ? 1 : 0;
  answer.late += row.late ? 1 : 0;
}

Result<Response> month_of_offices(const Waste& waste, const Call& call) {
  const std::string text = call.query_value("month").value_or("");
  const auto month = parse_be_month(text);
  if (!month) return Error{errors::bad_month, "month", {{"month", text.substr(0, 20)}}};
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : waste.identity().tree_now();
  const bool is_late = Date::of_instant(call.now) > due_day(*month);
  std::unordered_map<std::int64_t, OfficeRow> found;
  waste.database().read([&](store::Transaction& tx) {
    tx.query(sql::reports_of_month, {{"month", month->index()}},
             [&](const store::Row& row) { found.emplace(row.integer(0), state_row(row, *month)); });
  });
  OfficeMonth answer{.month = text, .due = due_day(*month).iso()};
  for (const OrgUnit& unit : tree->units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment || !actor.may(p::read_waste, unit.id)) continue;
    if (!reports_in(unit, *month)) continue;
    const auto place = found.find(unit.id.value);
    OfficeRow row = place != found.end() ? place->second : OfficeRow{.state = "none"};
    describe(row, unit, *tree);
    row.late = is_late && (row.state == "none" || (row.state == "draft" && row.revision == 0));
    if (const auto state = parse_report_state(row.state)) {
      const Hands hands{actor.may(p::edit_waste, unit.id), actor.may(p::check_waste, unit.id),
                        actor.may(p::close_waste, unit.id)};
      for (const Step step : possible_steps(*state, hands)) row.allowed_steps.emplace_back(step_code(step));
    }
    count(answer, row);
    answer.items.push_back(std::move(row));
  }
  return http::ok_json(answer);
}

Result<Response> bulk(Waste& waste, const Call& call, const BulkSteps& body) {
  const std::string text = call.query_value("month").value_or("");
  const auto month = parse_be_month(text);
  if (!month) return Error{errors::bad_month, "month", {{"month", text.substr(0, 20)}}};
  BulkDone answer;
  for (const BulkLine& line : body.units) {
    Call one = call;
    one.path_values["unit"] = std::to_string(line.unit_id);
    const auto target = target_of(one, waste);
    const auto done = target ? take_step(waste, call, *target, *month, {body.step, body.reason}, line.version)
                             : Result<Done>(target.problems());
    if (done) {
      ++answer.done;
      continue;
    }
    const Error& why = done.problems().front();
    answer.failed.push_back(
        {line.unit_id, code_text(why.code), waste.texts().error_text("th", why), waste.texts().error_text("en", why)});
  }
  return http::ok_json(answer);
}

}  // namespace

void add_office_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/reports",
                   .permission = p::read_waste,
                   .summary = "Who has reported a month: every local government in the caller's scope.",
                   .query = {{"month", "string", "Month, B.E.: 2565-03.", true}},
                   .response = http::schema_of<OfficeMonth>(),
                   .errors = {errors::bad_month},
                   .handler = [&waste](const Call& call) { return month_of_offices(waste, call); }});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/waste/reports/bulk",
                   .permission = p::read_waste,
                   .summary = "Approve, return or close many reports of one month; each that cannot move says why.",
                   .query = {{"month", "string", "Month, B.E.: 2565-03.", true}},
                   .request = http::schema_of<BulkSteps>(),
                   .response = http::schema_of<BulkDone>(),
                   .errors = {errors::bad_month},
                   .handler = http::with_body<BulkSteps>(
                       [&waste](const Call& call, const BulkSteps& body) { return bulk(waste, call, body); })});
}

}  // namespace muang::waste
