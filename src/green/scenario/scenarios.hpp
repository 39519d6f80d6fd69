// SPDX-License-Identifier: Apache-2.0
// Where parks of a town should stand: questions with a name, asked here and answered in the background
// (scenario_runner.hpp). For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/scenario/scenario_dto.hpp"

namespace muang::green {

Result<SiteScenarios> list_scenarios(const Green& green, const http::Call& call);
Result<SiteScenario> ask_scenario(Green& green, const http::Call& call, const NewSiteScenario& body);
Result<SiteScenarioPage> scenario_page(const Green& green, const http::Call& call);
Result<SiteScenario> cancel_scenario(Green& green, const http::Call& call, std::int64_t version);
Result<Done> remove_scenario(Green& green, const http::Call& call);

}  // namespace muang::green
