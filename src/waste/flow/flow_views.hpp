// SPDX-License-Identifier: Apache-2.0
// The flows of a scope and period as the API shows them. For this slice only.
#pragma once

#include <string>
#include <vector>

#include "http/endpoint.hpp"
#include "waste/flow/flow_dto.hpp"
#include "waste/flow/flow_store.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

struct FlowScope {
  std::string kind, id, name_th, name_en;
  std::vector<OrgUnitId> units;  // local governments, ascending
};
enum class Names : std::uint8_t { Hidden, Told };  // whether suspicious towns and sites are named

FlowsView flows_view(store::Transaction& tx, const Waste& waste, const identity::UnitTree& tree, const FlowScope& scope,
                     const Month& first, const Month& last, Names names);

void add_flow_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
