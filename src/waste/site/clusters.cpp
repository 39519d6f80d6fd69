// SPDX-License-Identifier: Apache-2.0
#include "waste/site/clusters.hpp"

#include <algorithm>
#include <string>

#include "waste/site/cluster_store.hpp"
#include "waste/site/facility_entry.hpp"
#include "waste/site/facility_errors.hpp"
#include "waste/site/facility_store.hpp"

namespace muang::waste {
namespace {

using http::Call;
namespace p = identity::permissions;

constexpr std::size_t most_members = 300;

// Offices make clusters: the provincial one within its province, the regional one across, the department everywhere.
bool may_group(const identity::Actor& actor, OrgUnitId unit) {
  return actor.may(p::check_waste, unit) || actor.may(p::close_waste, unit) ||
         (actor.has(identity::Role::Department) && actor.may(p::read_waste, unit));
}
bool may_group_somewhere(const identity::Actor& actor) {
  return actor.may_somewhere(p::check_waste) || actor.may_somewhere(p::close_waste) || actor.has(identity::Role::Department);
}
bool holds_all(const identity::Actor& actor, const Cluster& cluster) {
  return may_group_somewhere(actor) &&
         std::ranges::all_of(cluster.members, [&](std::int64_t unit) { return may_group(actor, OrgUnitId{unit}); });
}

ClusterView view_of(const StoredCluster& stored, const identity::UnitTree& tree, const identity::Actor& actor) {
  ClusterView view{.id = stored.cluster.id,
                   .host_id = stored.cluster.host,
                   .version = stored.version,
                   .facility_id = stored.facility,
                   .name_th = stored.name_th,
                   .name_en = stored.name_en,
                   .facility_name_th = stored.facility_name_th,
                   .facility_name_en = stored.facility_name_en,
                   .may_edit = holds_all(actor, stored.cluster)};
  for (const std::int64_t id : stored.cluster.members) {
    ClusterMember member{.unit_id = id, .host = id == stored.cluster.host};
    if (const auto* unit = tree.find(OrgUnitId{id})) {
      member.name_th = unit->full_name_th();
      member.name_en = unit->full_name_en();
      if (const auto* province = tree.find(unit->province)) {
        member.province_name_th = province->name_th;
        member.province_name_en = province->name_en;
      }
    }
    view.members.push_back(std::move(member));
  }
  return view;
}

// S13 and S14, seen from this cluster: it stands last, so that what clashes is found in it.
void check_membership(std::vector<StoredCluster> all, const StoredCluster& next, Problems& problems) {
  std::erase_if(all, [&](const StoredCluster& one) { return one.cluster.id == next.cluster.id; });
  std::vector<Cluster> clusters;
  for (const StoredCluster& one : all) clusters.push_back(one.cluster);
  clusters.push_back(next.cluster);
  const std::string ours = "clusters[" + std::to_string(clusters.size() - 1) + "].";
  for (const Finding& finding : check_clusters(clusters)) {
    if (!finding.field.starts_with(ours)) continue;
    Error error = refusal(finding);
    error.field = finding.field.substr(ours.size());
    if (error.field == "host") error.field = "hostId";
    for (auto& [name, value] : error.params) {
      const auto other = std::ranges::find_if(
          all, [&](const StoredCluster& one) { return name == "other" && std::to_string(one.cluster.id) == value; });
      if (name == "other") value = other == all.end() ? next.name_th : other->name_th;
    }
    problems.push_back(std::move(error));
  }
}

Problems against(store::Transaction& tx, const std::vector<StoredCluster>& all, const StoredCluster& next,
                 const identity::Actor& actor) {
  const auto& members = next.cluster.members;
  if (members.size() > most_members) return {{errors::too_many_rows, "members", {{"limit", std::to_string(most_members)}}}};
  Problems problems;
  if (next.name_th.find_first_not_of(" \t\r\n") == std::string::npos)
    problems.push_back({errors::name_missing, "nameTh", {}});
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto* unit = actor.tree ? actor.tree->find(OrgUnitId{members[i]}) : nullptr;
    if (unit && unit->unit_class == identity::UnitClass::LocalGovernment) continue;
    problems.push_back({errors::unknown_unit, "members[" + std::to_string(i) + "]", {{"unit", std::to_string(members[i])}}});
  }
  if (next.facility && !find_facility(tx, *next.facility))
    problems.push_back({errors::unknown_facility, "facilityId", {{"facility", std::to_string(*next.facility)}}});
  check_membership(all, next, problems);
  if (problems.empty() && !holds_all(actor, next.cluster)) problems.push_back({errors::not_your_cluster, "members", {}});
  return problems;
}

// The stored cluster that the caller may change; one of which no member lies in the caller's area is not there.
Result<StoredCluster> to_change(const std::vector<StoredCluster>& all, std::int64_t id, std::int64_t version,
                                const identity::Actor& actor) {
  const auto found = std::ranges::find_if(all, [&](const StoredCluster& one) { return one.cluster.id == id; });
  const auto seen = [&](std::int64_t unit) { return actor.may(p::read_waste, OrgUnitId{unit}); };
  if (found == all.end() || std::ranges::none_of(found->cluster.members, seen)) return errors::cluster_not_found;
  if (!holds_all(actor, found->cluster)) return errors::not_your_cluster;
  if (found->version != version) return errors::stale_cluster;
  return *found;
}

std::vector<std::pair<std::string, std::string>> texts_of(const StoredCluster& stored) {
  std::string members;
  for (const std::int64_t unit : stored.cluster.members) members += std::to_string(unit) + " ";
  return {{"nameTh", stored.name_th},
          {"nameEn", stored.name_en},
          {"host", stored.cluster.host ? std::to_string(stored.cluster.host) : ""},
          {"facility", stored.facility ? std::to_string(*stored.facility) : ""},
          {"members", members}};
}

void record(identity::AuditEntry& entry, std::int64_t id, const StoredCluster& before, const StoredCluster& after) {
  entry.concerns(OrgUnitId{after.cluster.host ? after.cluster.host : before.cluster.host});
  entry.bump("waste");
  const auto was = texts_of(before), is = texts_of(after);
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i].second != is[i].second)
      entry.change("cluster/" + std::to_string(id) + "/" + is[i].first, was[i].second, is[i].second);
  }
}

}  // namespace

ClusterList list_clusters(const Waste& waste, const Call& call) {
  const auto& actor = identity::actor_of(call);
  const auto tree = actor.tree ? actor.tree : waste.identity().tree_now();
  ClusterList list;
  waste.database().read([&](store::Transaction& tx) {
    for (const StoredCluster& stored : all_clusters(tx)) list.items.push_back(view_of(stored, *tree, actor));
  });
  return list;
}

Result<std::int64_t> save_cluster(Waste& waste, const Call& call, std::int64_t id, const ClusterEdit& edit,
                                  std::int64_t version) {
  const auto& actor = identity::actor_of(call);
  if (id == 0 && !may_group_somewhere(actor)) return errors::not_your_cluster;
  return waste.identity().audit().transact<std::int64_t>(
      identity::author_of(call), "waste.cluster",
      [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<std::int64_t> {
        const auto all = all_clusters(tx);
        StoredCluster before;
        if (id != 0) {
          TRY(before, to_change(all, id, version, actor));
        }
        StoredCluster next{.cluster = {id, edit.host_id, edit.members},
                           .name_th = edit.name_th,
                           .name_en = edit.name_en.value_or(""),
                           .facility_name_th = {},
                           .facility_name_en = {},
                           .facility = edit.facility_id,
                           .version = version};
        if (auto problems = against(tx, all, next, actor); !problems.empty()) return problems;
        const auto written = write_cluster(tx, next, call.now, actor.id);
        if (!written) return errors::stale_cluster;
        record(entry, *written, before, next);
        return *written;
      });
}

Result<Done> dissolve_cluster(Waste& waste, const Call& call, std::int64_t id, std::int64_t version) {
  const auto& actor = identity::actor_of(call);
  return waste.identity().audit().transact<Done>(
      identity::author_of(call), "waste.cluster", [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
        TRY(const StoredCluster before, to_change(all_clusters(tx), id, version, actor));
        if (!delete_cluster(tx, before)) return errors::stale_cluster;
        record(entry, id, before, {});
        return Done{};
      });
}

}  // namespace muang::waste
