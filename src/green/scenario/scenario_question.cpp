// SPDX-License-Identifier: Apache-2.0
#include "green/scenario/scenario_question.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "green/access/access_view.hpp"
#include "green/access/town_access.hpp"
#include "green/people/people_errors.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "green/tree/position_rules.hpp"
#include "http/json.hpp"

namespace muang::green {
namespace {

constexpr std::size_t most_candidates = 2000;  // ours: with 2,000 communities as many pairs as muang-site takes
constexpr double e7 = 1e7;

std::string degrees(double value) { return text::format_scaled(std::llround(value * e7), 7); }

bool has_type(const StoredPlot& plot, const std::vector<std::string>& types) {
  return std::ranges::any_of(
      types, [&](const std::string& type) { return plot.type == type || plot.type.starts_with(type + "."); });
}

class Question {
 public:
  Question(store::Transaction& tx, const Green& green, const PlotUnit& town, const NewSiteScenario& body)
      : tx_(tx), green_(green), town_(town), body_(body) {}

  Result<Done> write(StoredScenario& scenario) {
    add_candidates();
    scenario.candidates = "id,lat,lon\n";
    for (const SiteSpot& spot : spots_.spots)
      scenario.candidates += spot.id + ',' + degrees(spot.lat) + ',' + degrees(spot.lon) + '\n';
    scenario.spots = http::write_json(spots_);
    add_demand(scenario);
    if (!problems_.empty()) return problems_;
    return Done{};
  }

 private:
  void wrong(const std::string& field, std::string value) {
    problems_.push_back({errors::scenario_value_wrong, field, {{"value", value.substr(0, 60)}}});
  }

  void add_candidates() {
    const std::vector<std::string> types = body_.types.value_or(std::vector<std::string>());
    for (std::size_t i = 0; i < types.size(); ++i)
      if (!green_.types().find(types[i])) wrong("types[" + std::to_string(i) + "]", types[i]);
    std::map<std::int64_t, bool> named;  // found?
    for (const std::int64_t plot : body_.plots.value_or(std::vector<std::int64_t>())) named[plot] = false;
    for (const StoredPlot& plot : plots_of_unit(tx_, town_.unit->id)) {
      const auto asked = named.find(plot.id);
      const bool planned = body_.planned.value_or(false) && plot.status == PlotStatus::Planned;
      const bool typed = plot.status != PlotStatus::Lost && has_type(plot, types);
      if ((asked == named.end() && !planned && !typed) || !plot.west_e7) continue;
      if (asked != named.end()) asked->second = true;
      spots_.spots.push_back({.id = "plot:" + std::to_string(plot.id),
                              .name = plot.name_th,
                              .plot = plot.id,
                              .lat = static_cast<double>((*plot.south_e7 + *plot.north_e7) / 2) / e7,
                              .lon = static_cast<double>((*plot.west_e7 + *plot.east_e7) / 2) / e7});
    }
    for (const auto& [plot, found] : named)
      if (!found) problems_.push_back({errors::candidate_not_yours, "plots", {{"plot", std::to_string(plot)}}});
    add_points();
    if (spots_.spots.empty() && problems_.empty()) problems_.push_back({errors::candidates_missing, "planned", {}});
    if (spots_.spots.size() > most_candidates)
      problems_.push_back({errors::candidates_too_many,
                           "types",
                           {{"count", text::format_grouped(static_cast<std::int64_t>(spots_.spots.size()), 0)},
                            {"maximum", text::format_grouped(most_candidates, 0)}}});
  }
  void add_points() {
    const auto points = body_.points.value_or(std::vector<SitePoint>());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const SitePoint& point = points[i];
      const bool degrees = std::abs(point.lat) <= 90 && std::abs(point.lon) <= 180;
      if (!degrees || !in_country({std::llround(point.lat * e7), std::llround(point.lon * e7)}))
        wrong("points[" + std::to_string(i) + "]", std::to_string(point.lat) + ", " + std::to_string(point.lon));
      else
        spots_.spots.push_back({.id = "point:" + std::to_string(i + 1),
                                .name = text::trim(point.name),
                                .plot = {},
                                .lat = point.lat,
                                .lon = point.lon});
    }
  }

  // Those who have a park within `served` already are left out.
  void add_demand(StoredScenario& scenario) {
    const std::optional<int> year =
        body_.year ? std::optional(static_cast<int>(*body_.year) - buddhist_offset) : std::nullopt;
    const AccessRequest request{.distances = {body_.served.value_or(1)}, .min_area_m2 = scenario.min_area_m2};
    const auto town = town_access(tx_, town_.unit->id, year, longest_asked(request));
    if (!town) {
      problems_.push_back({errors::people_not_found, "year", {}});
      return;
    }
    scenario.set = town->set.id;
    scenario.year = town->set.year;
    const ParksReached reached = body_.served ? reach_straight(town->people, town->parks, request) : ParksReached{};
    bool anybody = false;
    scenario.demand = "id,weight,lat,lon\n";
    for (std::size_t i = 0; i < town->places.size(); ++i) {
      const PeoplePlace& place = town->places[i];
      if (body_.served && reached.nearest[i] && reached.nearest[i]->metres <= *body_.served) continue;
      anybody = anybody || place.people > 0;
      std::string id = "\"";
      for (const char c : place.code) id += c == '"' ? std::string("\"\"") : std::string(1, c);
      scenario.demand += id + "\"," + text::format_scaled(place.people, 3) + ',' + text::format_scaled(place.lat_e7, 7) +
                         ',' + text::format_scaled(place.lon_e7, 7) + '\n';
    }
    if (!anybody) problems_.push_back({errors::nobody_to_serve, "servedM", {}});
  }

  store::Transaction& tx_;
  const Green& green_;
  const PlotUnit& town_;
  const NewSiteScenario& body_;
  SiteSpots spots_;
  Problems problems_;
};

}  // namespace

Result<Done> write_question(store::Transaction& tx, const Green& green, const PlotUnit& town, const NewSiteScenario& body,
                            StoredScenario& scenario) {
  return Question(tx, green, town, body).write(scenario);
}

}  // namespace muang::green
