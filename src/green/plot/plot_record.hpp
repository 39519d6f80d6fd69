// SPDX-License-Identifier: Apache-2.0
// What a save of a plot leaves behind: its revision and its lines of the audit. For this slice only.
#pragma once

#include <string>
#include <vector>

#include "green/plot/plot_store.hpp"
#include "http/call.hpp"
#include "identity/audit.hpp"

namespace muang::green {

struct PlotChange {
  std::string field, before, after;
};
std::vector<PlotChange> changes_between(const StoredPlot& before, const StoredPlot& after);
PlotChange status_change(const StoredPlot& before, const StoredPlot& after);
std::string plot_subject(std::int64_t plot, const std::string& name);
// Names of people and numbers of deeds go in as digests.
void audit_plot(identity::AuditEntry& entry, const StoredPlot& plot, const std::vector<PlotChange>& changes);
void keep_revision(store::Transaction& tx, const StoredPlot& before, std::int64_t version,
                   const std::vector<PlotChange>& changes, const http::Call& call);

}  // namespace muang::green
