// SPDX-License-Identifier: Apache-2.0
// The boundary of a local government, brought in by who keeps its register. For this slice only.
#pragma once

#include <optional>
#include <vector>

#include "green/green.hpp"
#include "green/plot/plot_store.hpp"
#include "http/endpoint.hpp"

namespace muang::green {

// Writes the next one and says so in the audit; its area and version are worked out here.
void save_boundary(store::Transaction& tx, identity::AuditEntry& entry, OrgUnitId unit,
                   const std::optional<StoredBoundary>& before, const StoredBoundary& next, const identity::Author& author);

void add_boundary_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
