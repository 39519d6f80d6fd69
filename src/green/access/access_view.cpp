// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_view.hpp"

#include <algorithm>
#include <utility>

#include "green/siting_errors.hpp"

namespace muang::green {
namespace {

constexpr double rule_metres = 300;  // of 3-30-300

double people_of(std::int64_t thousandths) { return static_cast<double>(thousandths) / static_cast<double>(person); }

PartView part(const PartOfRule& rule) {
  PartView view{.people = people_of(rule.people), .known = people_of(rule.known), .share = {}};
  if (rule.known > 0) view.share = static_cast<double>(rule.people) / static_cast<double>(rule.known);
  return view;
}

std::optional<EvennessView> evenness_view(const People& people) {
  const auto even = evenness(people.communities);
  if (!even) return std::nullopt;
  EvennessView view{.gini = even->gini,
                    .communities = static_cast<std::int64_t>(even->communities),
                    .equation = "G = 1 - Σ (P_k - P_k-1) (L_k + L_k-1)",
                    .lorenz = {}};
  for (const auto& point : even->lorenz) view.lorenz.push_back({point.people, point.green});
  return view;
}

void add_rows(const People& people, const ParksReached& reached, const AccessRequest& request, AccessView& view) {
  const auto priorities = tree_priorities(people.communities, request.canopy_baseline);
  for (std::size_t i = 0; i < people.ids.size(); ++i) {
    AccessPlaceView row{
        .id = people.ids[i], .people = people_of(people.communities[i].people), .park = {}, .metres = {}, .priority = {}};
    if (const auto& nearest = reached.nearest[i]) {
      row.park = reached.counted[nearest->park].id;
      row.metres = nearest->metres;
    }
    if (const auto& p = priorities[i]) row.priority = PriorityView{p->goal, p->gap, p->need, p->score};
    view.rows.push_back(std::move(row));
  }
}

void add_notes(const People& people, const Parks& parks, const ParksReached& reached, const Texts& texts, AccessView& view) {
  const auto note = [&](const std::string& code, const Params& params = {}) {
    const std::string key = "green-siting." + code;
    view.notes.push_back({.code = code, .th = texts.get("th", key, params), .en = texts.get("en", key, params)});
  };
  note(reached.distances == "network" ? "along-roads" : "straight-line");
  if (reached.places_off_road > 0) note("places-off-road", {{"count", std::to_string(reached.places_off_road)}});
  if (reached.parks_off_road > 0) note("parks-off-road", {{"count", std::to_string(reached.parks_off_road)}});
  if (!parks.of_register) note("parks-are-public");
  if (reached.points) note("parks-are-points");
  if (reached.unknown_area > 0) note("park-area-unknown");
  if (!view.evenness) note("no-evenness");
  if (std::ranges::any_of(view.rows, [](const auto& row) { return row.priority && row.priority->score; }))
    note("score-recalled");
  std::string ignored;
  for (const auto& title : people.ignored) ignored += (ignored.empty() ? "" : ", ") + title;
  if (!ignored.empty()) note("columns-ignored", {{"columns", ignored}});
}

}  // namespace

void check_access(const AccessRequest& request, Problems& problems) {
  const auto out = [&](const char* option, const char* least, const char* most) {
    problems.push_back(
        {errors::siting_option_out_of_range, option, {{"option", option}, {"minimum", least}, {"maximum", most}}});
  };
  if (request.distances.empty() ||
      !std::ranges::all_of(request.distances, [](double d) { return d >= 1 && d <= ParkIndex::furthest; }))
    out("--distance", "1", "50,000");
  if (!(request.min_area_m2 >= 0 && request.min_area_m2 <= 1e12)) out("--min-area", "0", "1,000,000,000,000");
  if (!(request.canopy_baseline > 0 && request.canopy_baseline <= 100)) out("--canopy-baseline", "1", "100");
}

ParksReached parks_that_count(const Parks& parks, const AccessRequest& request) {
  ParksReached reached;
  for (const Park& park : parks.parks) {
    if (request.min_area_m2 > 0 && !park.area_m2) ++reached.unknown_area;
    const bool large = request.min_area_m2 <= 0 || park.area_m2.value_or(-1) >= request.min_area_m2;
    if (large) reached.counted.push_back(park);
    reached.points = reached.points || (large && park.shape.empty());
  }
  reached.distances = parks.coordinates == Coordinates::Metres ? "metres" : "ellipsoid";
  return reached;
}

double longest_asked(const AccessRequest& request) {
  return std::max(rule_metres, *std::ranges::max_element(request.distances));
}

ParksReached reach_straight(const People& people, const Parks& parks, const AccessRequest& request) {
  ParksReached reached = parks_that_count(parks, request);
  const ParkIndex index(reached.counted, parks.coordinates, longest_asked(request));
  for (const geo::Position& at : people.at) reached.nearest.push_back(index.nearest(at));
  return reached;
}

AccessView access_view(People& people, const Parks& parks, const ParksReached& reached, const AccessRequest& request,
                       const Texts& texts) {
  for (std::size_t i = 0; i < people.at.size(); ++i)
    people.communities[i].park_m = reached.nearest[i] ? std::optional(reached.nearest[i]->metres) : std::nullopt;
  AccessView view;
  std::int64_t total = 0;
  for (const Community& c : people.communities) total += c.people;
  view.people = people_of(total);
  view.min_area = request.min_area_m2;
  view.places = static_cast<std::int64_t>(people.ids.size());
  view.parks = static_cast<std::int64_t>(parks.parks.size());
  view.counted = static_cast<std::int64_t>(reached.counted.size());
  view.unknown_area = reached.unknown_area;
  view.distance = reached.distances;
  for (const double metres : request.distances) {
    const Within sum = within(people.communities, metres);
    view.within.push_back(
        {metres, people_of(sum.people), static_cast<double>(sum.people) / static_cast<double>(total), sum.places});
  }
  const ThreeThirty rule = three_thirty(people.communities);
  view.three_thirty = {part(rule.trees), part(rule.canopy), part(rule.park), part(rule.all)};
  view.evenness = evenness_view(people);
  add_rows(people, reached, request, view);
  add_notes(people, parks, reached, texts, view);
  return view;
}

}  // namespace muang::green
