// SPDX-License-Identifier: Apache-2.0
// GET /todo: what lies on the caller's desk in the rounds of these years, one line a kind of work.
#include <algorithm>
#include <map>

#include "assessment/results.hpp"
#include "programme/service.hpp"

namespace muang::programme {

namespace {

namespace p = identity::permissions;
using assessment::RoundSpan;
using assessment::SheetProgress;

struct Desk {
  const Programme& programme;
  const identity::Actor& actor;
  const identity::UnitTree& tree;
  Date today;
};

TodoItem line(const Desk& desk, const std::string& kind, const Params& params, std::string href) {
  TodoItem item;
  item.kind = kind;
  item.text_th = desk.programme.text("th", "todo." + kind, params);
  item.text_en = desk.programme.text("en", "todo." + kind, params);
  item.href = std::move(href);
  return item;
}

bool round_is_open(const RoundSpan& round, const Date& today) { return round.opens <= today && today <= round.closes; }

void add_officer_line(const Desk& desk, const RoundSpan& round, const identity::OrgUnit& unit, const SheetProgress* sheet,
                      std::vector<TodoItem>& items) {
  const int year = round.year.buddhist();
  std::string kind = "begin";
  if (sheet) kind = sheet->came_back ? "repair" : "fill-in";
  const std::string answered = std::to_string(sheet ? sheet->answered : 0);
  const std::string of = std::to_string(desk.programme.assessment().framework(round.edition).indicators.size());
  TodoItem item =
      line(desk, kind, {{"town", unit.full_name_th()}, {"year", std::to_string(year)}, {"answered", answered}, {"of", of}},
           "/sheets/" + std::to_string(unit.id.value) + "/" + std::to_string(year));
  item.due_at = round.closes.iso();
  items.push_back(std::move(item));
}

// Which work a sheet in this state is, and for whom.
struct Work {
  const char* kind;
  const char* state;
};
constexpr Work check{"check", "submitted"}, score{"score", "checked"}, certify{"certify", "area-scored"},
    announce{"announce", "certified"};

bool is_mine(const Desk& desk, const Work& work, const identity::OrgUnit& unit, int year) {
  const std::string_view kind = work.kind;
  if (kind == "check") return desk.actor.may(p::check_sheet, unit.id);
  if (kind == "score") return desk.actor.seat_for("area", year, unit) != nullptr;
  if (kind == "certify") return desk.actor.seat_for("steering", year, unit) != nullptr;
  return desk.actor.may(p::announce, unit.id);
}

void add_office_lines(const Desk& desk, const RoundSpan& round, const std::vector<SheetProgress>& sheets,
                      std::vector<TodoItem>& items) {
  const std::string year = std::to_string(round.year.buddhist());
  for (const Work& work : {check, score, certify, announce}) {
    std::int64_t count = 0;
    for (const SheetProgress& sheet : sheets) {
      if (sheet.state != work.state) continue;
      const auto* unit = desk.tree.find(sheet.unit);
      if (unit && is_mine(desk, work, *unit, round.year.gregorian())) ++count;
    }
    if (count == 0) continue;
    TodoItem item = line(desk, work.kind, {{"count", std::to_string(count)}, {"year", year}},
                         "/inbox?year=" + year + "&state=" + std::string(work.state));
    item.count = count;
    items.push_back(std::move(item));
  }
}

// An officer's own towns: begin, go on, or repair what came back.
void add_officer_lines(const Desk& desk, const RoundSpan& round, const std::vector<SheetProgress>& sheets,
                       const std::vector<OrgUnitId>& announced, std::vector<TodoItem>& items) {
  std::map<std::int64_t, const SheetProgress*> by_unit;
  for (const SheetProgress& sheet : sheets) by_unit[sheet.unit.value] = &sheet;
  for (const identity::Grant& grant : desk.actor.grants) {
    if (grant.role != identity::Role::MunicipalOfficer) continue;
    const auto* unit = desk.tree.find(grant.scope);
    if (!unit || !unit->in_programme) continue;
    if (std::find(announced.begin(), announced.end(), unit->id) != announced.end()) continue;
    const auto found = by_unit.find(unit->id.value);
    const SheetProgress* sheet = found == by_unit.end() ? nullptr : found->second;
    const bool mine = sheet ? sheet->state == "draft" && (sheet->came_back || round_is_open(round, desk.today))
                            : round_is_open(round, desk.today);
    if (mine) add_officer_line(desk, round, *unit, sheet, items);
  }
}

Result<http::Response> todo(const Programme& programme, const http::Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : programme.identity().tree_now();
  const Desk desk{programme, actor, *tree, Date::of_instant(call.now)};
  const auto list = programme.database().reading([&](store::Transaction& tx) {
    Todo answer;
    constexpr int rounds_back = 2;  // older rounds are history, not work
    int seen = 0;
    for (const RoundSpan& round : assessment::rounds(tx)) {
      if (round.opens > desk.today) continue;
      if (++seen > rounds_back) break;
      const auto sheets = assessment::unannounced_sheets(tx, round.year);
      std::vector<OrgUnitId> announced;
      for (const auto& result : assessment::announced_results(tx)) {
        if (result.year == round.year) announced.push_back(result.unit);
      }
      add_officer_lines(desk, round, sheets, announced, answer.items);
      add_office_lines(desk, round, sheets, answer.items);
    }
    return answer;
  });
  return http::ok_json(list);
}

}  // namespace

void add_todo_endpoints(std::vector<http::Endpoint>& table, Programme& programme) {
  table.push_back({.method = http::Method::Get,
                   .path = "/api/v1/todo",
                   .permission = signed_in,
                   .summary = "What lies on the caller's desk.",
                   .response = http::schema_of<Todo>(),
                   .handler = [&programme](const http::Call& call) { return todo(programme, call); }});
}

}  // namespace muang::programme
