// SPDX-License-Identifier: Apache-2.0
// Rows of waste_clusters. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/core/id.hpp"
#include "store/database.hpp"
#include "waste/site/facility_rules.hpp"

namespace muang::waste {

struct StoredCluster {
  Cluster cluster;  // id, host, members
  std::string name_th, name_en, facility_name_th, facility_name_en;
  std::optional<std::int64_t> facility;
  std::int64_t version = 0;
};
std::vector<StoredCluster> all_clusters(store::Transaction& tx);  // by Thai name
// Writes a new cluster (id 0) or over the version that was seen; nothing: stale.
std::optional<std::int64_t> write_cluster(store::Transaction& tx, const StoredCluster& cluster, Instant now,
                                          PersonId person);
bool delete_cluster(store::Transaction& tx, const StoredCluster& cluster);  // false: stale

}  // namespace muang::waste
