// SPDX-License-Identifier: Apache-2.0
// The use cases and endpoints of the clusters. For this slice only.
#pragma once

#include <vector>

#include "waste/site/cluster_dto.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

ClusterList list_clusters(const Waste& waste, const http::Call& call);
// `id` 0: a new one. An office whose area holds every member, those before and those after.
Result<std::int64_t> save_cluster(Waste& waste, const http::Call& call, std::int64_t id, const ClusterEdit& edit,
                                  std::int64_t version);
Result<Done> dissolve_cluster(Waste& waste, const http::Call& call, std::int64_t id, std::int64_t version);

void add_cluster_endpoints(std::vector<http::Endpoint>& table, Waste& waste);

}  // namespace muang::waste
