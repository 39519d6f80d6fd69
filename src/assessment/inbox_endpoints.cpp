// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "assessment/inbox.hpp"
#include "assessment/workflow_dto.hpp"
#include "assessment/workflow_errors.hpp"
#include "http/cursor.hpp"

namespace muang::assessment {

namespace {

constexpr Instant day_length = 24LL * 3600 * 1000;

std::optional<double> percent(std::optional<std::int64_t> millionths) {
  return millionths ? std::optional(static_cast<double>(*millionths) / 1e6) : std::nullopt;
}

Result<InboxFilter> filter_of(store::Transaction& tx, const http::Call& call, const identity::UnitTree& tree) {
  InboxFilter filter;
  if (const auto year = call.query_value("year")) {
    TRY(filter.year, year_named(*year));
  } else {
    const auto newest = newest_round(tx, Date::of_instant(call.now));
    if (!newest) return errors::round_unknown;
    filter.year = *newest;
  }
  filter.state = call.query_value("state").value_or("");
  if (!filter.state.empty() && !parse_state(filter.state)) return Error{errors::bad_filter, "state", {}};
  filter.kind = call.query_value("kind").value_or("");
  if (!filter.kind.empty() && !identity::parse_kind(filter.kind)) return Error{errors::bad_filter, "kind", {}};
  filter.text = call.query_value("q").value_or("");
  if (const auto province = call.query_value("province"); province && !province->empty()) {
    const auto* unit = tree.find_uid(*province);
    if (!unit || unit->unit_class != identity::UnitClass::Province) return Error{errors::bad_filter, "province", {}};
    filter.province = unit->id;
  }
  std::string order = call.query_value("sort").value_or("waiting");
  filter.descending = order.starts_with('-');
  if (filter.descending) order.erase(0, 1);
  const auto parsed = parse_order(order);
  if (!parsed) return Error{errors::bad_filter, "sort", {}};
  filter.order = *parsed;
  return filter;
}

Result<std::optional<InboxKey>> key_after(const http::Call& call) {
  TRY(const auto values, http::read_cursor(call));
  if (!values) return std::optional<InboxKey>{};
  if (values->size() != 2) return http::bad_cursor;
  InboxKey key;
  std::from_chars((*values)[0].data(), (*values)[0].data() + (*values)[0].size(), key.number);
  std::from_chars((*values)[1].data(), (*values)[1].data() + (*values)[1].size(), key.unit);
  return std::optional(key);
}

InboxItem item_of(store::Transaction& tx, const AssessmentService& service, const identity::Actor& actor,
                  const InboxRow& row, const RoundRow& round, Instant now) {
  InboxItem item;
  const SheetRow& sheet = row.sheet;
  item.unit_id = sheet.unit.value;
  item.full_name_th = row.unit->full_name_th();
  item.full_name_en = row.unit->full_name_en();
  if (row.province) {
    item.province_name_th = row.province->name_th;
    item.province_name_en = row.province->name_en;
  }
  item.kind = sheet.kind;
  item.state = sheet.state;
  item.national_state = sheet.national_state;
  item.year = FiscalYear::from_gregorian(sheet.fiscal_year).buddhist();
  item.self_percent = percent(row.self);
  item.area_percent = percent(row.area);
  if (row.self && row.area) item.difference = percent(*row.self - *row.area);
  item.pass_mark = sheet.pass_mark;
  if (row.area || row.self) item.passed = row.area ? row.area_passed : row.self_passed;
  const std::size_t indicators = service.framework(sheet.edition).indicators.size();
  item.answered = sheet.answered;
  item.of = static_cast<std::int64_t>(indicators);
  item.level = sheet.level;
  item.findings = inbox_findings(tx, row, indicators);
  if (sheet.state != "draft") item.waiting_days = std::max<Instant>(0, now - row.since) / day_length;
  if (sheet.state == "draft") item.due_at = round.closes_at;
  item.version = sheet.version;
  item.allowed_actions = allowed_action_codes(tx, service, actor, *row.unit, sheet, round, now);
  return item;
}

struct Keyed {
  InboxKey key;
  const InboxRow* row;
};

std::vector<Keyed> in_order(const std::vector<InboxRow>& rows, const InboxFilter& filter, const identity::UnitTree& tree) {
  const InboxSorter sorter(filter, tree);
  std::vector<Keyed> keyed;
  for (const InboxRow& row : rows) {
    if (filter.state.empty() || row.sheet.state == filter.state) keyed.push_back({sorter.key(row), &row});
  }
  std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  return keyed;
}

Result<Inbox> fill(store::Transaction& tx, const AssessmentService& service, const http::Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : service.identity().tree_now();
  TRY(const InboxFilter filter, filter_of(tx, call, *tree));
  TRY(const int limit, http::page_limit(call));
  TRY(const auto after, key_after(call));
  Inbox inbox;
  for (const SheetState state : all_states) inbox.counts[std::string(state_code(state))] = 0;
  const auto round = find_round(tx, filter.year.gregorian());
  if (!round) return inbox;
  const auto rows = inbox_rows(tx, actor, *tree, filter);
  for (const InboxRow& row : rows) ++inbox.counts[row.sheet.state];
  const auto keyed = in_order(rows, filter, *tree);
  inbox.total = static_cast<std::int64_t>(keyed.size());
  auto at = after ? std::upper_bound(keyed.begin(), keyed.end(), *after,
                                     [](const InboxKey& k, const Keyed& row) { return k < row.key; })
                  : keyed.begin();
  for (; at != keyed.end(); ++at) {
    if (static_cast<int>(inbox.items.size()) == limit) {
      const InboxKey last = std::prev(at)->key;
      inbox.next_cursor = http::next_cursor(call, {std::to_string(last.number), std::to_string(last.unit)});
      break;
    }
    inbox.items.push_back(item_of(tx, service, actor, *at->row, *round, call.now));
  }
  return inbox;
}

Result<http::Response> inbox(const AssessmentService& service, const http::Call& call) {
  const auto filled = service.database().reading([&](store::Transaction& tx) { return fill(tx, service, call); });
  if (!filled) return filled.problems();
  return http::ok_json(*filled);
}

}  // namespace

void add_inbox_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service) {
  table.push_back(
      {.method = http::Method::Get,
       .path = "/api/v1/inbox",
       .permission = signed_in,
       .summary = "Sheets of a round on the desks that the caller sees, with counts by state.",
       .query = {{"year", "integer", "Fiscal year, B.E.; absent: the newest round that has opened."},
                 {"state", "string", "Only this state."},
                 {"province", "string", "Only this province, TH-49."},
                 {"kind", "string", "Only this kind."},
                 {"q", "string", "Part of a name."},
                 {"sort", "string",
                  "waiting, name, province, state, self, area or difference; a minus in front turns it round."},
                 {"limit", "integer", "Rows a page."},
                 {"cursor", "string", "The next page."}},
       .response = http::schema_of<Inbox>(),
       .errors = {errors::bad_filter, errors::bad_year, errors::round_unknown, http::bad_cursor, http::bad_parameter},
       .handler = [&service](const http::Call& call) { return inbox(service, call); }});
}

}  // namespace muang::assessment
