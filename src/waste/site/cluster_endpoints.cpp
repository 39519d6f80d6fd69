// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "http/etag.hpp"
#include "waste/site/clusters.hpp"
#include "waste/site/facility_errors.hpp"

namespace muang::waste {
namespace {

using http::Call;
using http::Response;

Result<Response> one_answer(const Waste& waste, const Call& call, std::int64_t id, int status = 200) {
  const ClusterList list = list_clusters(waste, call);
  const auto found = std::ranges::find(list.items, id, &ClusterView::id);
  if (found == list.items.end()) return errors::cluster_not_found;
  Response response = http::ok_json(*found, status);
  response.headers.emplace_back("ETag", http::version_etag(found->version));
  return response;
}

Result<Response> make(Waste& waste, const Call& call, const ClusterEdit& body) {
  TRY(const std::int64_t id, save_cluster(waste, call, 0, body, 0));
  return one_answer(waste, call, id, 201);
}

Result<Response> change(Waste& waste, const Call& call, const ClusterEdit& body) {
  const auto id = call.path_integer("cluster");
  if (!id || *id <= 0) return errors::cluster_not_found;
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(save_cluster(waste, call, *id, body, version));
  return one_answer(waste, call, *id);
}

Result<Response> dissolve(Waste& waste, const Call& call) {
  const auto id = call.path_integer("cluster");
  if (!id || *id <= 0) return errors::cluster_not_found;
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY_VOID(dissolve_cluster(waste, call, *id, version));
  return http::ok_json(list_clusters(waste, call));
}

}  // namespace

void add_cluster_endpoints(std::vector<http::Endpoint>& table, Waste& waste) {
  using http::Method;
  const std::vector<ErrorCode> edit_errors{errors::name_missing,     errors::unknown_unit,    errors::unknown_facility,
                                           errors::member_elsewhere, errors::host_not_member, errors::not_your_cluster,
                                           errors::too_many_rows};
  std::vector<ErrorCode> change_errors{errors::cluster_not_found, errors::stale_cluster};
  change_errors.insert(change_errors.end(), edit_errors.begin(), edit_errors.end());
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/clusters",
       .permission = open_to_public,
       .summary = "Local governments that dispose together, with host and site.",
       .response = http::schema_of<ClusterList>(),
       .handler = [&waste](const Call& call) -> Result<Response> { return http::ok_json(list_clusters(waste, call)); }});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/clusters",
                   .permission = signed_in,
                   .summary = "Makes a cluster; an office whose area holds every member.",
                   .request = http::schema_of<ClusterEdit>(),
                   .response = http::schema_of<ClusterView>(),
                   .errors = edit_errors,
                   .idempotency_key = true,
                   .handler = http::with_body<ClusterEdit>(
                       [&waste](const Call& call, const ClusterEdit& body) { return make(waste, call, body); })});
  table.push_back({.method = Method::Put,
                   .path = "/api/v1/clusters/{cluster}",
                   .permission = signed_in,
                   .summary = "Changes a cluster as a whole.",
                   .request = http::schema_of<ClusterEdit>(),
                   .response = http::schema_of<ClusterView>(),
                   .errors = change_errors,
                   .if_match = true,
                   .handler = http::with_body<ClusterEdit>(
                       [&waste](const Call& call, const ClusterEdit& body) { return change(waste, call, body); })});
  table.push_back({.method = Method::Delete,
                   .path = "/api/v1/clusters/{cluster}",
                   .permission = signed_in,
                   .summary = "Dissolves a cluster; its members are free again. Answers with those that remain.",
                   .response = http::schema_of<ClusterList>(),
                   .errors = {errors::cluster_not_found, errors::not_your_cluster, errors::stale_cluster},
                   .if_match = true,
                   .handler = [&waste](const Call& call) { return dissolve(waste, call); }});
}

}  // namespace muang::waste
