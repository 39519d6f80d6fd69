// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_endpoints.hpp"

#include <charconv>
#include <set>

#include "green/access/access_page_dto.hpp"
#include "green/access/access_view.hpp"
#include "green/access/town_access.hpp"
#include "green/people/people_import.hpp"
#include "green/plot/bases.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/road/road_access.hpp"
#include "green/road/town_roads.hpp"
#include "green/siting_errors.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr std::size_t most_distances = 10;  // our choice: as many as a person compares

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<AccessRequest> request_of(const Call& call) {
  AccessRequest request{.distances = {}};
  std::string text = call.query_value("distance").value_or("");
  if (text.empty()) text = "300,400,800";
  for (std::size_t from = 0; from <= text.size() && request.distances.size() <= most_distances;) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    request.distances.push_back(number(std::string_view(text).substr(from, comma - from)).value_or(-1));
    from = comma + 1;
  }
  if (request.distances.size() > most_distances) request.distances.push_back(-1);
  if (const auto area = call.query_value("minArea"); area && !area->empty())
    request.min_area_m2 = number(*area).value_or(-1);
  Problems problems;
  check_access(request, problems);
  for (Error& problem : problems) {
    problem.field = problem.field == "--min-area" ? "minArea" : "distance";
    problem.params.front().second = problem.field;
  }
  if (!problems.empty()) return problems;
  return request;
}

// The year of the query; without one the newest set counts, so that the answer does not depend on the day.
Result<std::optional<int>> year_of(const Call& call) {
  if (call.query_value("year").value_or("").empty()) return std::optional<int>();
  TRY(const FiscalYear year, asked_year(call));
  return std::optional(year.gregorian());
}

void add_note(const Texts& texts, const std::string& code, const Params& params, GreenAccess& view) {
  const std::string key = "green-people." + code;
  view.notes.push_back({.code = code, .th = texts.get("th", key, params), .en = texts.get("en", key, params)});
}

void add_town(const Green& green, TownAccess& town, const std::vector<RoadLine>& roads, const AccessRequest& request,
              GreenAccess& view) {
  view.known = true;
  view.set = people_set_view(town.set, false);
  view.undrawn_parks = town.undrawn;
  view.green_from = town.green_from;
  const ParksReached reached = roads.empty() ? reach_straight(town.people, town.parks, request)
                                             : reach_along(town.people, town.parks, request, roads);
  view.access = access_view(town.people, town.parks, reached, request, green.texts());
  std::set<std::string> nearest;
  for (const AccessPlaceView& row : view.access->rows)
    if (row.park) nearest.insert(*row.park);
  for (std::size_t i = 0; i < town.about.size(); ++i) {
    view.neighbour_parks += town.about[i].unit.value == view.unit_id ? 0 : 1;
    const Park& park = town.parks.parks[i];
    if (nearest.contains(park.id))
      view.parks.push_back({park.id, town.about[i].name_th, town.about[i].unit.value, park.area_m2.value_or(0)});
  }
  for (std::size_t i = 0; i < town.places.size(); ++i)
    view.places.push_back(
        {town.places[i].code, town.places[i].name, town.places[i].households, town.people.at[i].lat, town.people.at[i].lon});
  add_note(green.texts(), "parks-of-today", {}, view);
  if (town.green_from == "nearest") add_note(green.texts(), "green-nearest", {}, view);
  if (town.undrawn > 0) add_note(green.texts(), "undrawn", {{"count", std::to_string(town.undrawn)}}, view);
}

Result<Response> access(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  const auto request = request_of(call);
  const auto year = year_of(call);
  Problems problems = request.problems();
  problems.insert(problems.end(), year.problems().begin(), year.problems().end());
  if (!problems.empty()) return problems;
  GreenAccess view{
      .unit_id = seen.unit->id.value, .full_name_th = seen.unit->full_name_th(), .full_name_en = seen.unit->full_name_en()};
  std::optional<TownAccess> town;
  std::vector<RoadLine> roads;
  const bool straight = call.query_value("straight") == "true";
  green.database().read([&](store::Transaction& tx) {
    view.years.clear();
    for (const PeopleSet& set : people_sets(tx, seen.unit->id))
      if (view.years.empty() || view.years.back() != set.year + buddhist_offset)
        view.years.push_back(set.year + buddhist_offset);
    town = town_access(tx, seen.unit->id, *year, longest_asked(*request));
    if (const auto known = roads_of(tx, seen.unit->id)) {
      view.road_source = known->source;
      if (town && !straight) roads = road_lines_of(tx, seen.unit->id);
    }
    if (town) view.registered = bases_of(tx, green, seen.unit->id, FiscalYear::from_gregorian(town->set.year)).people;
  });
  if (town) add_town(green, *town, roads, *request, view);
  return http::ok_json(view);
}

}  // namespace

void add_access_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  table.push_back(
      {.method = http::Method::Get,
       .path = "/api/v1/units/{unit}/green/access",
       .permission = open_to_public,
       .summary = "How many people of a town reach green that anybody may enter, 3-30-300, how evenly green is shared and "
                  "where trees are needed first.",
       .query = {{"distance", "string", "m, with commas; 300,400,800 when left out."},
                 {"minArea", "string", "m² of a park that counts; 5000 when left out."},
                 {"year", "integer", "Fiscal year of the people, B.E., or the nearest before; left out: the newest."},
                 {"straight", "boolean", "Straight lines although the town has a road file."}},
       .response = http::schema_of<GreenAccess>(),
       .errors = {errors::unit_not_found, errors::no_plot_unit, errors::bad_plot_year, errors::siting_option_out_of_range},
       .kept = {{"green", "city", "units"}},
       .handler = [&green](const Call& call) { return access(green, call); }});
}

}  // namespace muang::green
