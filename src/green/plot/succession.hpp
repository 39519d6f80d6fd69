// SPDX-License-Identifier: Apache-2.0
// Plots become one, or one becomes several: a step of its own. The plots that go are closed, trees, photographs and the sums
// follow in the same transaction, and what the outlines do not change counts neither as loss nor as addition. For this slice
// only.
#pragma once

#include <vector>

#include "green/green.hpp"
#include "green/plot/succession_dto.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

Result<Done> merge_plots(Green& green, const http::Call& call, const PlotMerge& body, std::int64_t version);
Result<PlotParts> split_plot(Green& green, const http::Call& call, const PlotSplit& body, std::int64_t version);
// The last step of the plot was a mistake: everything is as before it.
Result<Done> undo_succession(Green& green, const http::Call& call, const SuccessionUndo& body, std::int64_t version);

}  // namespace muang::green
