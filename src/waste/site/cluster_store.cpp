// SPDX-License-Identifier: Apache-2.0
#include "waste/site/cluster_store.hpp"

#include <unordered_map>

#include "waste/sql.hpp"

namespace muang::waste {

std::vector<StoredCluster> all_clusters(store::Transaction& tx) {
  auto clusters = tx.all(sql::clusters_all, {}, [](const store::Row& row) {
    return StoredCluster{.cluster = {row.integer(0), row.integer(3), {}},
                         .name_th = row.string(1),
                         .name_en = row.string(2),
                         .facility_name_th = row.maybe_text(6).value_or(""),
                         .facility_name_en = row.maybe_text(7).value_or(""),
                         .facility = row.maybe_integer(4),
                         .version = row.integer(5)};
  });
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> members;
  tx.query(sql::cluster_members_all, {}, [&](const store::Row& row) { members[row.integer(0)].push_back(row.integer(1)); });
  for (StoredCluster& one : clusters) one.cluster.members = std::move(members[one.cluster.id]);
  return clusters;
}

std::optional<std::int64_t> write_cluster(store::Transaction& tx, const StoredCluster& stored, Instant now,
                                          PersonId person) {
  std::int64_t id = stored.cluster.id;
  std::vector<store::Param> params{{"name_th", stored.name_th},
                                   {"name_en", stored.name_en},
                                   {"host_id", stored.cluster.host},
                                   {"facility_id", stored.facility},
                                   {"now", now},
                                   {"person_id", person}};
  if (id == 0) {
    tx.query(sql::insert_cluster, store::Params(params), [&](const store::Row& row) { id = row.integer(0); });
  } else {
    params.emplace_back("id", id);
    params.emplace_back("version", stored.version);
    if (tx.run(sql::save_cluster, store::Params(params)) != 1) return std::nullopt;
    tx.run(sql::clear_members, {{"cluster_id", id}});
  }
  for (const std::int64_t unit : stored.cluster.members) tx.run(sql::insert_member, {{"cluster_id", id}, {"unit_id", unit}});
  return id;
}

bool delete_cluster(store::Transaction& tx, const StoredCluster& stored) {
  tx.run(sql::clear_members, {{"cluster_id", stored.cluster.id}});
  return tx.run(sql::delete_cluster, {{"id", stored.cluster.id}, {"version", stored.version}}) == 1;
}

}  // namespace muang::waste
