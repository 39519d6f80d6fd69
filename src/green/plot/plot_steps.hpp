// SPDX-License-Identifier: Apache-2.0
// A change on the ground, as a person says it. For this slice only.
#pragma once

#include <optional>
#include <string>

#include "base/core/result.hpp"
#include "green/plot/plot_entry_dto.hpp"
#include "green/plot/plot_store.hpp"
#include "http/call.hpp"

namespace muang::green {

// Day and reason that the status asks for, or everything that stands against them.
Result<PlotEvent> event_of(const std::string& status, const std::optional<std::string>& day,
                           const std::optional<std::string>& reason, bool corrects, const Date& today);
// Adds the event, or puts it in the place of the last one.
Result<PlotEvent> take_step(store::Transaction& tx, const http::Call& call, const PlotStatusBody& body,
                            const StoredPlot& plot);

}  // namespace muang::green
