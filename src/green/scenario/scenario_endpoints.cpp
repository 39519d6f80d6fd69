// SPDX-License-Identifier: Apache-2.0
#include "green/scenario/scenario_endpoints.hpp"

#include "green/people/people_errors.hpp"
#include "green/plot/register_errors.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "green/scenario/scenarios.hpp"
#include "http/etag.hpp"

namespace muang::green {

void add_scenario_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Call;
  using http::Method;
  using http::Response;
  constexpr std::string_view of_unit = "/api/v1/units/{unit}/green/siting";
  constexpr std::string_view one = "/api/v1/green/site-scenarios/{scenario}";
  table.push_back({.method = Method::Get,
                   .path = of_unit,
                   .permission = signed_in,
                   .summary = "The scenarios of where parks of a town should stand.",
                   .response = http::schema_of<SiteScenarios>(),
                   .errors = {errors::unit_not_found},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const SiteScenarios list, list_scenarios(green, call));
                     return http::ok_json(list);
                   }});
  table.push_back({.method = Method::Post,
                   .path = of_unit,
                   .permission = signed_in,
                   .summary = "Asks where parks should stand: answered in the background, 202 with the scenario to look at.",
                   .request = http::schema_of<NewSiteScenario>(),
                   .response = http::schema_of<SiteScenario>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit, errors::not_your_plot, errors::people_not_found,
                              errors::scenario_name_missing, errors::candidates_missing, errors::nobody_to_serve,
                              errors::scenario_value_wrong, errors::candidates_too_many, errors::scenarios_full,
                              errors::candidate_not_yours},
                   .idempotency_key = true,
                   .handler = http::with_body<NewSiteScenario>(
                       [&green](const Call& call, const NewSiteScenario& body) -> Result<Response> {
                         TRY(const SiteScenario asked, ask_scenario(green, call, body));
                         return http::ok_json(asked, 202);
                       })});
  table.push_back({.method = Method::Get,
                   .path = one,
                   .permission = signed_in,
                   .summary = "A scenario: what was asked, how far it is, its candidates and the answer.",
                   .response = http::schema_of<SiteScenarioPage>(),
                   .errors = {errors::scenario_not_found},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const SiteScenarioPage page, scenario_page(green, call));
                     return http::ok_json(page);
                   }});
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/green/site-scenarios/{scenario}/cancel",
       .permission = signed_in,
       .summary = "Stops a scenario that waits or is being worked on.",
       .response = http::schema_of<SiteScenario>(),
       .errors = {errors::scenario_not_found, errors::not_your_plot, errors::scenario_over, errors::scenario_stale},
       .if_match = true,
       .handler = [&green](const Call& call) -> Result<Response> {
         TRY(const std::int64_t version, http::if_match_version(call));
         TRY(const SiteScenario stopped, cancel_scenario(green, call, version));
         return http::ok_json(stopped);
       }});
  table.push_back({.method = Method::Delete,
                   .path = one,
                   .permission = signed_in,
                   .summary = "Takes a scenario out; one that is being worked on is stopped.",
                   .errors = {errors::scenario_not_found, errors::not_your_plot},
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY_VOID(remove_scenario(green, call));
                     return Response{.status = 204};
                   }});
}

}  // namespace muang::green
