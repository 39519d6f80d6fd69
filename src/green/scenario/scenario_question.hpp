// SPDX-License-Identifier: Apache-2.0
// The question as muang-site reads it: who is to be served, and which places could be chosen. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/plot/plots.hpp"
#include "green/scenario/scenario_dto.hpp"
#include "green/scenario/scenario_store.hpp"

namespace muang::green {

// Fills demand, candidates, spots and set. E5813, E5824 to E5827, E5831, everything that stands against it at once.
Result<Done> write_question(store::Transaction& tx, const Green& green, const PlotUnit& town, const NewSiteScenario& body,
                            StoredScenario& scenario);

}  // namespace muang::green
