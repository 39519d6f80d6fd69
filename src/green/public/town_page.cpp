// SPDX-License-Identifier: Apache-2.0
#include "green/public/town_page.hpp"

#include <algorithm>
#include <charconv>

#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/public/town_page_dto.hpp"
#include "green/sql.hpp"
#include "green/tree/tree_data.hpp"
#include "http/cursor.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;
using store::Row;
using store::Transaction;

constexpr int usual_page = 30, longest_page = 200;

int this_year(const Call& call) { return Date::of_instant(call.now).year; }

std::int64_t after_of(const std::optional<http::CursorValues>& cursor) {
  std::int64_t after = 0;
  if (cursor && !cursor->empty())
    std::from_chars(cursor->front().data(), cursor->front().data() + cursor->front().size(), after);
  return after;
}

PublicPlot public_plot(const Green& green, const StoredPlot& stored, int year) {
  PlotRow row = row_of(green, stored, false, year);
  PlotEntry entry = public_part(entry_of(stored));
  return {.id = row.id,
          .name_th = std::move(row.name_th),
          .name_en = std::move(row.name_en),
          .type = std::move(row.type),
          .type_name_th = std::move(row.type_name_th),
          .type_name_en = std::move(row.type_name_en),
          .type_certainty = std::move(row.type_certainty),
          .area_from = std::move(row.area_from),
          .hours = entry.hours.value_or(""),
          .area = std::move(row.area),
          .facilities = std::move(entry.facilities),
          .sustainable = sustainable_view(green, stored, year),
          .west = row.west,
          .south = row.south,
          .east = row.east,
          .north = row.north,
          .demo = row.demo};
}

// A page of the plots that anybody may enter; `skip` of them went before.
PublicPlots plots_page(Transaction& tx, const Green& green, const Call& call, OrgUnitId unit, std::int64_t skip, int most) {
  PublicPlots page;
  for (const StoredPlot& plot : plots_of_unit(tx, unit)) {
    if (!is_public(plot)) continue;
    if (page.total >= skip && page.items.size() < static_cast<std::size_t>(most))
      page.items.push_back(public_plot(green, plot, this_year(call)));
    ++page.total;
  }
  const std::int64_t shown = skip + static_cast<std::int64_t>(page.items.size());
  if (shown < page.total) page.next = http::next_cursor(call, {std::to_string(shown)});
  return page;
}

PublicTree public_tree(const Green& green, const Row& row) {
  const Species* species = green.trees().carbon.species.find(row.text(1));
  PublicTree tree{.id = row.integer(0),
                  .name_th = species ? species->thai : row.string(2),
                  .species = row.string(1),
                  .tree_class = row.string(3),
                  .age_text = row.string(6),
                  .girth_mm = row.maybe_integer(9),
                  .dbh_mm = row.maybe_integer(10),
                  .height_mm = row.maybe_integer(11),
                  .demo = row.flag(7)};
  if (const auto day = row.maybe_integer(8)) tree.measured_on = date_of_count(*day).iso();
  if (row.flag(12)) return tree;
  tree.lat_e7 = row.maybe_integer(4);
  tree.lon_e7 = row.maybe_integer(5);
  return tree;
}

PublicTrees trees_page(Transaction& tx, const Green& green, const Call& call, OrgUnitId unit, std::int64_t after, int most) {
  PublicTrees page;
  page.items = tx.all(sql::notable_trees, {{"unit_id", unit}, {"after", after}, {"most", most + 1}},
                      [&](const Row& row) { return public_tree(green, row); });
  if (page.items.size() > static_cast<std::size_t>(most)) {
    page.items.pop_back();
    page.next = http::next_cursor(call, {std::to_string(page.items.back().id)});
  }
  page.total =
      tx.one(sql::notable_trees_counted, {{"unit_id", unit}}, [](const Row& row) { return row.integer(0); }).value_or(0);
  return page;
}

std::vector<AcceptedProposal> accepted_in(Transaction& tx, const Green& green, OrgUnitId unit) {
  return tx.all(sql::accepted_proposals, {{"unit_id", unit}}, [&](const Row& row) {
    AcceptedProposal one{.id = row.integer(0),
                         .lat_e7 = row.integer(1),
                         .lon_e7 = row.integer(2),
                         .name_th = row.string(6),
                         .name_en = row.string(7),
                         .type = row.string(3),
                         .status = row.string(8),
                         .public_text = row.string(4),
                         .decided_on = Date::of_instant(row.integer(5)).iso(),
                         .demo = row.flag(9)};
    const auto& types = green.types().all();
    const auto type = std::ranges::find(types, one.type, &GreenType::code);
    if (type != types.end()) {
      one.type_name_th = type->thai;
      one.type_name_en = type->english;
    }
    return one;
  });
}

// The figures are those of the summary, of which the public sees what concerns open green.
void add_figures(GreenSummary summary, PublicTown& town) {
  town.year = summary.year;
  town.registered = summary.registered;
  town.people = std::move(summary.people);
  for (GreenMeasure& one : summary.measures)
    if (one.measure == "open") town.open = std::move(one);
  for (GreenTargetRow& one : summary.targets)
    if (one.measure == "open") town.targets.push_back(std::move(one));
}

bool any_demo(const PublicTown& town) {
  const auto demo = [](const auto& one) { return one.demo; };
  return std::ranges::any_of(town.plots.items, demo) || std::ranges::any_of(town.trees.items, demo) ||
         std::ranges::any_of(town.accepted, demo);
}

// The lists go on at addresses of their own, and a cursor is good for its address alone.
Call list_call(const Call& call, const char* list) {
  Call other = call;
  other.path += std::string("/") + list;
  return other;
}

Result<Response> town_page(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  TRY(GreenSummary summary, green_summary(green, call));
  PublicTown town{.unit_id = seen.unit->id.value,
                  .uid = seen.unit->uid,
                  .full_name_th = seen.unit->full_name_th(),
                  .full_name_en = seen.unit->full_name_en(),
                  .kept_days = green.contact_days()};
  add_figures(std::move(summary), town);
  green.database().read([&](Transaction& tx) {
    town.plots = plots_page(tx, green, list_call(call, "plots"), seen.unit->id, 0, usual_page);
    town.trees = trees_page(tx, green, list_call(call, "trees"), seen.unit->id, 0, usual_page);
    town.accepted = accepted_in(tx, green, seen.unit->id);
  });
  town.demo = any_demo(town);
  return http::ok_json(town);
}

template <class Load>
Result<Response> list(const Green& green, const Call& call, Load load) {
  TRY(const PlotUnit seen, unit_of(call, green));
  TRY(const int limit, http::page_limit(call, usual_page, longest_page));
  TRY(const auto cursor, http::read_cursor(call));
  return http::ok_json(green.database().reading(
      [&](Transaction& tx) { return load(tx, green, call, seen.unit->id, after_of(cursor), limit); }));
}

}  // namespace

void add_town_page_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  const std::vector<http::QueryParameter> paged{{"limit", "integer", "rows a page"}, {"cursor", "string", "from next"}};
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/public/units/{unit}/green",
                   .permission = open_to_public,
                   .summary = "A town's green as everybody sees it: open plots, trees of note, figures, accepted proposals.",
                   .response = http::schema_of<PublicTown>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit},
                   .handler = [&green](const Call& call) { return town_page(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/public/units/{unit}/green/plots",
                   .permission = open_to_public,
                   .summary = "Its plots that anybody may enter.",
                   .query = paged,
                   .response = http::schema_of<PublicPlots>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit},
                   .handler = [&green](const Call& call) { return list(green, call, plots_page); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/public/units/{unit}/green/trees",
                   .permission = open_to_public,
                   .summary = "Its trees of note that stand.",
                   .query = paged,
                   .response = http::schema_of<PublicTrees>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit},
                   .handler = [&green](const Call& call) { return list(green, call, trees_page); }});
}

}  // namespace muang::green
