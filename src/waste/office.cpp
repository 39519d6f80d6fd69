// SPDX-License-Identifier: Apache-2.0
#include "waste/office.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include "waste/month_errors.hpp"
#include "waste/months.hpp"
#include "waste/office_dto.hpp"
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

struct Group {
  TotalRow row;
  std::set<std::int64_t> reporting;
  std::int64_t grams = 0, person_days = 0;
};

struct Span {
  int year = 0;
  Month first, last;
  std::string basis;
};

Result<Span> span_of(const Call& call) {
  const std::string text = call.query_value("year").value_or("");
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 2540 || year > 2700)
    return Error{errors::bad_month, "year", {{"month", text.substr(0, 20)}}};
  const std::string basis = call.query_value("basis").value_or("calendar");
  const int gregorian = year - buddhist_offset;
  if (basis == "fiscal") return Span{year, {gregorian - 1, 10}, {gregorian, 9}, basis};
  if (basis == "calendar") return Span{year, {gregorian, 1}, {gregorian, 12}, basis};
  return Error{errors::bad_basis, "basis", {}};
}

// The unit of a group: its province, its office, or none (kind and nation have no unit).
std::optional<std::string> group_of(const OrgUnit& unit, const identity::UnitTree& tree, std::string_view by) {
  if (by == "nation") return "TH";
  if (by == "kind") return unit.kind ? std::optional(std::string(identity::kind_code(*unit.kind))) : std::nullopt;
  const OrgUnit* above = tree.find(by == "office" ? unit.office : unit.province);
  return above ? std::optional(above->uid) : std::nullopt;
}

void add_counted(const store::Row& row, Group& group, MonthTotal& total, const Month& month) {
  const auto generated = row.maybe_integer(2);
  const auto people = row.maybe_integer(6);
  group.reporting.insert(row.integer(0));
  ++group.row.months;
  group.row.generated += generated.value_or(0);
  group.row.source_utilised += row.maybe_integer(3).value_or(0);
  group.row.collected += row.maybe_integer(4).value_or(0);
  group.row.uncollected += row.maybe_integer(5).value_or(0);
  if (generated && people && *people > 0) {
    group.grams += *generated * 1000;
    group.person_days += *people * month.days();
  }
  ++total.reports;
  total.generated += generated.value_or(0);
  total.collected += row.maybe_integer(4).value_or(0);
}

Result<Response> totals(const Waste& waste, const Call& call) {
  TRY(const Span span, span_of(call));
  const std::string by = call.query_value("by").value_or("province");
  if (by != "province" && by != "office" && by != "kind" && by != "nation") return Error{errors::bad_grouping, "by", {}};
  const auto tree = waste.identity().tree_on(span.last.last_day());
  std::map<std::string, Group> groups;
  for (const OrgUnit& unit : tree->units()) {
    if (unit.unit_class != identity::UnitClass::LocalGovernment) continue;
    if (const auto id = group_of(unit, *tree, by)) ++groups[*id].row.units;
  }
  Totals answer{span.year, span.basis, by, month_text(span.first), month_text(span.last), {}, {}};
  for (int i = span.first.index(); i <= span.last.index(); ++i)
    answer.months.push_back({.month = month_text(Month::from_index(i))});
  waste.database().read([&](store::Transaction& tx) {
    tx.query(sql::counted_between, {{"first", span.first.index()}, {"last", span.last.index()}}, [&](const store::Row& row) {
      const OrgUnit* unit = tree->find(OrgUnitId{row.integer(0)});
      const auto id = unit ? group_of(*unit, *tree, by) : std::nullopt;
      if (!id) return;
      const Month month = Month::from_index(static_cast<int>(row.integer(1)));
      add_counted(row, groups[*id], answer.months[static_cast<std::size_t>(month.index() - span.first.index())], month);
    });
  });
  for (auto& [id, group] : groups) {
    group.row.id = id;
    if (const OrgUnit* unit = tree->find_uid(id)) {
      group.row.name_th = unit->name_th;
      group.row.name_en = unit->name_en;
    }
    group.row.reported = static_cast<std::int64_t>(group.reporting.size());
    if (group.person_days > 0) group.row.grams_a_person_day = (group.grams + group.person_days / 2) / group.person_days;
    answer.rows.push_back(std::move(group.row));
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
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/waste/totals",
                   .permission = open_to_public,
                   .summary = "Totals of the approved reports of a year, with how many of how many reported.",
                   .query = {{"year", "integer", "B.E.", true},
                             {"basis", "string", "calendar or fiscal."},
                             {"by", "string", "province, office, kind or nation."}},
                   .response = http::schema_of<Totals>(),
                   .errors = {errors::bad_month, errors::bad_basis, errors::bad_grouping},
                   .kept = {{"waste", "units"}},
                   .handler = [&waste](const Call& call) { return totals(waste, call); }});
}

}  // namespace muang::waste
