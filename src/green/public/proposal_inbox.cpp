// SPDX-License-Identifier: Apache-2.0
// What the town sees of the proposals: the list, the file, and one with what lies around it.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "green/access/park.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/register_errors.hpp"
#include "green/public/proposal_errors.hpp"
#include "green/public/proposals.hpp"
#include "http/cursor.hpp"
#include "report/table.hpp"

namespace muang::green {
namespace {

using http::Call;
namespace p = identity::permissions;

constexpr std::size_t nearest_plots = 3;
constexpr double near_m = 5'000;
constexpr Instant day = 24LL * 60 * 60 * 1000;
constexpr int most_in_file = 100'000;

std::int64_t first_before(const std::optional<http::CursorValues>& cursor) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!cursor || cursor->empty()) return before;
  const std::string& text = cursor->front();
  std::from_chars(text.data(), text.data() + text.size(), before);
  return before;
}

std::vector<NearPlot> plots_near(store::Transaction& tx, const StoredProposal& proposal) {
  std::vector<StoredPlot> plots;
  std::vector<Park> shapes;
  for (StoredPlot& plot : plots_with_outlines(tx, proposal.unit)) {
    if (plot.outline.empty() || plot.status == PlotStatus::Lost || (proposal.plot && plot.id == *proposal.plot)) continue;
    shapes.push_back({std::to_string(plots.size()), shape_of(plot.outline), {}, {}});
    plots.push_back(std::move(plot));
  }
  const geo::Position from{static_cast<double>(proposal.place.lon_e7) / 1e7,
                           static_cast<double>(proposal.place.lat_e7) / 1e7};
  std::vector<NearPlot> near;
  while (near.size() < nearest_plots && !shapes.empty()) {
    const auto found = ParkIndex(shapes, Coordinates::Degrees, near_m).nearest(from);
    if (!found) break;
    const StoredPlot& plot = plots[std::stoul(shapes[found->park].id)];
    near.push_back(
        {plot.id, std::llround(found->metres), plot.name_th, plot.name_en, std::string(status_code(plot.status))});
    shapes.erase(shapes.begin() + static_cast<std::ptrdiff_t>(found->park));
  }
  return near;
}

std::optional<ProposalSender> sender_of(store::Transaction& tx, const Green& green, const StoredProposal& proposal) {
  const auto contact = contact_of(tx, proposal.id);
  if (!contact) return std::nullopt;
  const std::string erased =
      proposal.decided_at ? Date::of_instant(*proposal.decided_at + green.contact_days() * day).iso() : std::string();
  return ProposalSender{contact->name, contact->contact, erased};
}

report::Number number(std::int64_t value) { return {value, 0}; }

report::Table table_of(const Green& green, const std::vector<StoredProposal>& proposals, const std::string& town) {
  const auto word = [&](const std::string& key) { return green.texts().get("th", "green-proposals." + key); };
  report::Table table{.sheet_name = word("file-title")};
  table.heading = {{word("file-title")}, {town}};
  for (const char* column : {"number", "state", "sent", "type", "now", "wish", "why", "lat", "lon", "area", "reason",
                             "public", "original", "plot", "decided", "demo"})
    table.columns.push_back({.title = word(std::string("column-") + column), .width = 18});
  for (const StoredProposal& one : proposals) {
    const ProposalRow row = row_of(green, one);
    const auto optional = [](const std::optional<std::int64_t>& value) -> report::Cell {
      if (!value) return std::monostate();
      return number(*value);
    };
    table.rows.push_back({number(one.id), word("state-" + row.state), Date::of_instant(one.created_at).iso(),
                          row.type_name_th, row.now_text, row.wish_text, row.why, report::Number{one.place.lat_e7, 7},
                          report::Number{one.place.lon_e7, 7}, row.area ? row.area->rai : std::string(), row.reason,
                          row.public_text, optional(one.duplicate_of), optional(one.plot),
                          one.decided_at ? Date::of_instant(*one.decided_at).iso() : std::string(),
                          one.demo ? green.texts().get("th", "green-register.demo") : std::string()});
  }
  return table;
}

}  // namespace

Result<std::string> asked_state(const Call& call) {
  std::string state = call.query_value("state").value_or("");
  if (state.empty() || parse_proposal_state(state)) return state;
  return Error{errors::bad_proposal_filter, "state", {{"value", state.substr(0, 40)}}};
}

ProposalRow row_of(const Green& green, const StoredProposal& stored) {
  ProposalRow row{.id = stored.id,
                  .unit_id = stored.unit.value,
                  .version = stored.version,
                  .lat_e7 = stored.place.lat_e7,
                  .lon_e7 = stored.place.lon_e7,
                  .state = std::string(state_code(stored.state)),
                  .type = stored.type,
                  .now_text = stored.now_text,
                  .wish_text = stored.wish_text,
                  .why = stored.why,
                  .public_text = stored.public_text,
                  .reason = stored.reason,
                  .area = area_view(stored.computed_cm2),
                  .duplicate_of = stored.duplicate_of,
                  .plot_id = stored.plot,
                  .sent_at = iso_instant(stored.created_at),
                  .decided_by = stored.decided_by,
                  .demo = stored.demo};
  if (stored.decided_at) row.decided_at = iso_instant(*stored.decided_at);
  const auto& types = green.types().all();
  const auto type = std::ranges::find(types, stored.type, &GreenType::code);
  if (type != types.end()) {
    row.type_name_th = type->thai;
    row.type_name_en = type->english;
  }
  return row;
}

Result<SeenProposal> seen_proposal(store::Transaction& tx, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("proposal");
  auto stored = id ? find_proposal(tx, *id) : std::nullopt;
  if (!stored || !actor.may(p::read_green, stored->unit)) return errors::proposal_not_found;
  const bool may_decide = actor.may(p::decide_proposals, stored->unit);
  return SeenProposal{std::move(*stored), may_decide};
}

Result<ProposalList> list_proposals(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_inside(call, green));
  TRY(const std::string state, asked_state(call));
  TRY(const int limit, http::page_limit(call));
  TRY(const auto cursor, http::read_cursor(call));
  ProposalList list{.may_decide = identity::actor_of(call).may(p::decide_proposals, seen.unit->id)};
  green.database().read([&](store::Transaction& tx) {
    auto found = proposals_of(tx, seen.unit->id, state, first_before(cursor), limit + 1);
    const bool more = found.size() > static_cast<std::size_t>(limit);
    if (more) found.pop_back();
    for (const StoredProposal& one : found) list.items.push_back(row_of(green, one));
    if (more) list.next = http::next_cursor(call, {std::to_string(found.back().id)});
    const auto counts = proposals_by_state(tx, seen.unit->id);
    list.counts = {counts[0], counts[1], counts[2], counts[3], counts[4]};
  });
  return list;
}

Result<http::Response> proposals_file(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_inside(call, green));
  TRY(const std::string state, asked_state(call));
  const auto proposals = green.database().reading(
      [&](store::Transaction& tx) { return proposals_of(tx, seen.unit->id, state, first_before({}), most_in_file); });
  http::Response response{.content_type = "text/csv; charset=utf-8",
                          .body = report::write_csv(table_of(green, proposals, seen.unit->full_name_th()))};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"green-proposals-" + seen.unit->uid + ".csv\"");
  return response;
}

Result<ProposalPage> proposal_page(const Green& green, const Call& call) {
  return green.database().reading([&](store::Transaction& tx) -> Result<ProposalPage> {
    TRY(const SeenProposal seen, seen_proposal(tx, call));
    const StoredProposal& stored = seen.stored;
    ProposalPage page{.proposal = row_of(green, stored), .may_decide = seen.may_decide};
    if (!stored.outline.empty()) page.geometry = geometry_json(shape_of(stored.outline));
    page.near = plots_near(tx, stored);
    for (const ProposalStep& step : proposal_steps(tx, stored.id))
      page.steps.push_back({step.state, step.reason, iso_instant(step.at), step.by});
    page.duplicates = duplicates_of(tx, stored);
    if (seen.may_decide) page.sender = sender_of(tx, green, stored);
    return page;
  });
}

}  // namespace muang::green
