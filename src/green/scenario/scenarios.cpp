// SPDX-License-Identifier: Apache-2.0
#include "green/scenario/scenarios.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "green/scenario/scenario_question.hpp"
#include "green/scenario/scenario_store.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using http::Call;
namespace p = identity::permissions;

constexpr std::int64_t most_scenarios = 100, usual_seconds = 20, most_seconds = 60;  // ours
constexpr std::int64_t most_sites = 1000;
constexpr double usual_area_m2 = 5000, longest_m = 50'000;

std::string instant(const std::optional<std::int64_t>& at) { return at ? iso_instant(*at) : std::string(); }

// A problem is a code, and behind it what the program said, Thai above English.
void add_problem(const Texts& texts, const std::string& problem, SiteScenario& view) {
  if (problem.empty()) return;
  view.problem_code = problem.substr(0, problem.find_first_of(" :\n"));
  const std::size_t line = problem.find('\n');
  if (line == std::string::npos) {
    view.problem_th = texts.get("th", view.problem_code);
    view.problem_en = texts.get("en", view.problem_code);
    return;
  }
  view.problem_th = problem.substr(0, line);
  view.problem_en = text::trim(problem.substr(line + 1, problem.find('\n', line + 1) - line - 1));
}

SiteScenario view_of(const Green& green, const StoredScenario& stored) {
  SiteScenario view{.id = stored.id,
                    .unit_id = stored.unit.value,
                    .version = stored.version,
                    .year = stored.year + buddhist_offset,
                    .seconds = stored.seconds,
                    .candidates = std::max<std::int64_t>(0, std::ranges::count(stored.candidates, '\n') - 1),
                    .name = stored.name,
                    .model = stored.model,
                    .status = stored.status,
                    .at = iso_instant(stored.at),
                    .started_at = instant(stored.started_at),
                    .ended_at = instant(stored.ended_at),
                    .by = stored.by,
                    .sites = stored.sites,
                    .radius = stored.radius_m,
                    .served = stored.served_m,
                    .min_area = stored.min_area_m2};
  add_problem(green.texts(), stored.problem, view);
  return view;
}

struct SeenScenario {
  StoredScenario stored;
  bool may_edit = false;
};
// Of the path. Unknown and foreign alike: 404.
Result<SeenScenario> seen_scenario(store::Transaction& tx, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto id = call.path_integer("scenario");
  auto stored = id ? find_scenario(tx, *id) : std::nullopt;
  if (!stored || !actor.may(p::read_green, stored->unit)) return errors::scenario_not_found;
  const bool may_edit = actor.may(p::record_green, stored->unit);
  return SeenScenario{std::move(*stored), may_edit};
}

template <class T>
void within(const std::optional<T>& value, T least, T most, const char* field, Problems& problems) {
  if (!value || (*value >= least && *value <= most)) return;
  problems.push_back({errors::scenario_value_wrong, field, {{"value", std::to_string(*value)}}});
}

Problems check(const NewSiteScenario& body) {
  Problems problems;
  const bool cover = body.model == "mclp" || body.model == "lscp";
  const auto missing = [&](const char* field) {
    problems.push_back({errors::scenario_value_wrong, field, {{"value", ""}}});
  };
  if (text::trim(body.name).empty()) problems.push_back({errors::scenario_name_missing, "name", {}});
  if (body.model != "lscp" && !body.sites) missing("sites");
  if (cover && !body.radius) missing("radiusM");
  within<std::int64_t>(body.sites, 1, most_sites, "sites", problems);
  within<std::int64_t>(body.seconds, 1, most_seconds, "seconds", problems);
  within<std::int64_t>(body.year, 2540, 2700, "year", problems);
  within(body.radius, 1.0, longest_m, "radiusM", problems);
  within(body.served, 1.0, longest_m, "servedM", problems);
  within(body.min_area, 0.0, 1e12, "minAreaM2", problems);
  return problems;
}

}  // namespace

Result<SiteScenarios> list_scenarios(const Green& green, const Call& call) {
  TRY(const PlotUnit town, unit_inside(call, green));
  SiteScenarios list{.may_edit = town.may_edit};
  green.database().read([&](store::Transaction& tx) {
    for (const StoredScenario& one : scenarios_of_unit(tx, town.unit->id)) list.scenarios.push_back(view_of(green, one));
  });
  return list;
}

Result<SiteScenario> ask_scenario(Green& green, const Call& call, const NewSiteScenario& body) {
  TRY(const PlotUnit town, unit_to_change(call, green));
  Problems problems = check(body);
  StoredScenario scenario{.unit = town.unit->id,
                          .name = text::trim(body.name),
                          .model = body.model,
                          .sites = body.model == "lscp" ? std::nullopt : body.sites,
                          .radius_m = body.radius,
                          .served_m = body.served,
                          .min_area_m2 = body.min_area.value_or(usual_area_m2),
                          .seconds = body.seconds.value_or(usual_seconds),
                          .at = call.now};
  if (!problems.empty()) return problems;
  return green.identity().audit().transact<SiteScenario>(
      identity::author_of(call), "green.siting",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<SiteScenario> {
        if (static_cast<std::int64_t>(scenarios_of_unit(tx, town.unit->id).size()) >= most_scenarios)
          return Error{errors::scenarios_full, "", {{"maximum", std::to_string(most_scenarios)}}};
        TRY_VOID(write_question(tx, green, town, body, scenario));
        scenario.id = insert_scenario(tx, scenario, identity::actor_of(call).id);
        entry.concerns(scenario.unit);
        entry.bump("green-siting");
        entry.change("site-scenario/" + std::to_string(scenario.id), "", scenario.model + " " + scenario.name);
        return view_of(green, scenario);
      });
}

Result<SiteScenarioPage> scenario_page(const Green& green, const Call& call) {
  std::optional<Result<SeenScenario>> seen;
  green.database().read([&](store::Transaction& tx) { seen.emplace(seen_scenario(tx, call)); });
  if (!*seen) return seen->problems();
  const SeenScenario& found = **seen;
  SiteScenarioPage page{.scenario = view_of(green, found.stored), .may_edit = found.may_edit};
  TRY(SiteSpots spots, http::read_json<SiteSpots>(found.stored.spots));
  page.spots = std::move(spots.spots);
  if (found.stored.answer.empty()) return page;
  TRY(SitingView answer, http::read_json<SitingView>(found.stored.answer));
  page.answer = std::move(answer);
  return page;
}

Result<SiteScenario> cancel_scenario(Green& green, const Call& call, std::int64_t version) {
  return green.identity().audit().transact<SiteScenario>(
      identity::author_of(call), "green.siting",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<SiteScenario> {
        TRY(SeenScenario seen, seen_scenario(tx, call));
        StoredScenario& stored = seen.stored;
        if (!seen.may_edit) return errors::not_your_plot;
        if (stored.over()) return errors::scenario_over;
        if (tx.run(sql::cancel_scenario, {{"id", stored.id}, {"version", version}, {"now", call.now}}) != 1)
          return errors::scenario_stale;
        entry.concerns(stored.unit);
        entry.bump("green-siting");
        entry.change("site-scenario/" + std::to_string(stored.id) + "/status", stored.status, "cancelled");
        stored.status = "cancelled";
        stored.ended_at = call.now;
        stored.version = version + 1;
        return view_of(green, stored);
      });
}

Result<Done> remove_scenario(Green& green, const Call& call) {
  return green.identity().audit().transact<Done>(
      identity::author_of(call), "green.siting", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const SeenScenario seen, seen_scenario(tx, call));
        if (!seen.may_edit) return errors::not_your_plot;
        tx.run(sql::remove_scenario, {{"id", seen.stored.id}, {"now", call.now}});
        entry.concerns(seen.stored.unit);
        entry.bump("green-siting");
        entry.change("site-scenario/" + std::to_string(seen.stored.id), seen.stored.name, "");
        return Done{};
      });
}

}  // namespace muang::green
