// SPDX-License-Identifier: Apache-2.0
// JSON shapes of a town's scenarios of where parks should stand. Years B.E., m and m².
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "green/siting/siting_dto.hpp"

namespace muang::green {

inline constexpr std::string_view siting_models = "p-median|mclp|lscp|p-center";
inline constexpr std::string_view scenario_statuses = "waiting|running|done|failed|cancelled";

struct SitePoint {
  std::string name;
  double lat = 0, lon = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("name", &SitePoint::name, "May be empty.", http::Limits{.max_length = 100}),
                      field("latitude", &SitePoint::lat, "Degrees, WGS 84."),
                      field("longitude", &SitePoint::lon, "Degrees.")};
  }
};

struct NewSiteScenario {
  std::string name, model;
  std::optional<std::int64_t> sites, year, seconds;
  std::optional<double> radius, served, min_area;
  std::optional<bool> planned;
  std::optional<std::vector<std::string>> types;
  std::optional<std::vector<std::int64_t>> plots;
  std::optional<std::vector<SitePoint>> points;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    using T = NewSiteScenario;
    return std::tuple{
        field("name", &T::name, "By which a plan cites it.", Limits{.max_length = 200}),
        field("model", &T::model, "What is made best.", Limits{.values = siting_models}),
        field("sites", &T::sites, "How many sites; not for lscp."),
        field("radiusM", &T::radius, "m within which a place is covered; needed by mclp and lscp."),
        field("servedM", &T::served, "People who have a park as near as this are left out; null: all people count."),
        field("minAreaM2", &T::min_area, "Of a park that serves; 5000 when left out."),
        field("year", &T::year, "Fiscal year of the people, B.E.; the newest when left out."),
        field("seconds", &T::seconds, "For the search, 1 to 60; 20 when left out."),
        field("planned", &T::planned, "Plots that are planned are candidates."),
        field("types", &T::types, "Plots of these types are candidates.", Limits{.max_items = 20}),
        field("plots", &T::plots, "These plots are candidates.", Limits{.max_items = 2000}),
        field("points", &T::points, "These places are candidates.", Limits{.max_items = 500})};
  }
};

struct SiteScenario {
  std::int64_t id = 0, unit_id = 0, version = 0, year = 0, seconds = 0, candidates = 0;
  std::string name, model, status, problem_code, problem_th, problem_en, at, started_at, ended_at, by;
  std::optional<std::int64_t> sites;
  std::optional<double> radius, served;
  double min_area = 0;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    using T = SiteScenario;
    return std::tuple{field("id", &T::id, "The scenario."),
                      field("unitId", &T::unit_id, "The town."),
                      field("version", &T::version, "For If-Match."),
                      field("name", &T::name, "By which a plan cites it."),
                      field("model", &T::model, "What is made best.", Limits{.values = siting_models}),
                      field("sites", &T::sites, "How many were asked for."),
                      field("radiusM", &T::radius, "m."),
                      field("servedM", &T::served, "People who have a park as near as this were left out."),
                      field("minAreaM2", &T::min_area, "Of such a park."),
                      field("year", &T::year, "Of the people, B.E."),
                      field("seconds", &T::seconds, "Limit of the search."),
                      field("candidates", &T::candidates, "How many places could be chosen."),
                      field("status", &T::status, "How far it is.", Limits{.values = scenario_statuses}),
                      field("problemCode", &T::problem_code, "Why it failed; empty: it did not."),
                      field("problemTh", &T::problem_th, "In Thai."),
                      field("problemEn", &T::problem_en, "In English."),
                      field("at", &T::at, "When it was asked."),
                      field("startedAt", &T::started_at, "Empty: not yet."),
                      field("endedAt", &T::ended_at, "Empty: not yet."),
                      field("by", &T::by, "Who asked.")};
  }
};

struct SiteScenarios {
  bool may_edit = false;
  std::vector<SiteScenario> scenarios;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("mayEdit", &SiteScenarios::may_edit, "The caller may ask, cancel and take out."),
                      field("scenarios", &SiteScenarios::scenarios, "Newest first.")};
  }
};

struct SiteSpot {
  std::string id, name;
  std::optional<std::int64_t> plot;
  double lat = 0, lon = 0;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &SiteSpot::id, "As in the answer."),
                      field("name", &SiteSpot::name, "Of the plot or point."),
                      field("plotId", &SiteSpot::plot, "null: a point that was drawn."),
                      field("latitude", &SiteSpot::lat, "Of a plot the middle of its box."),
                      field("longitude", &SiteSpot::lon, "Degrees.")};
  }
};
struct SiteSpots {  // as they are stored
  std::vector<SiteSpot> spots;
  static constexpr auto fields() { return std::tuple{http::field("spots", &SiteSpots::spots, "Candidates.")}; }
};

struct SiteScenarioPage {
  SiteScenario scenario;
  bool may_edit = false;
  std::vector<SiteSpot> spots;
  std::optional<SitingView> answer;
  static constexpr auto fields() {
    using http::field;
    using T = SiteScenarioPage;
    return std::tuple{field("scenario", &T::scenario, "What was asked, and how far it is."),
                      field("mayEdit", &T::may_edit, "The caller may cancel it or take it out."),
                      field("candidates", &T::spots, "All that could be chosen."),
                      field("answer", &T::answer, "null: there is none yet.")};
  }
};

}  // namespace muang::green
