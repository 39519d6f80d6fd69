// SPDX-License-Identifier: Apache-2.0
// JSON shapes of the clusters: local governments that dispose together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

struct ClusterMember {
  std::int64_t unit_id = 0;
  std::string name_th, name_en, province_name_th, province_name_en;
  bool host = false;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("unitId", &ClusterMember::unit_id, "The local government."),
                      field("nameTh", &ClusterMember::name_th, "In Thai, with its kind."),
                      field("nameEn", &ClusterMember::name_en, "In English; may be empty."),
                      field("provinceNameTh", &ClusterMember::province_name_th, "Its province in Thai."),
                      field("provinceNameEn", &ClusterMember::province_name_en, "In English."),
                      field("host", &ClusterMember::host, "It is the host.")};
  }
};
struct ClusterView {
  std::int64_t id = 0, host_id = 0, version = 0;
  std::optional<std::int64_t> facility_id;
  std::string name_th, name_en, facility_name_th, facility_name_en;
  bool may_edit = false;
  std::vector<ClusterMember> members;
  static constexpr auto fields() {
    using http::field;
    return std::tuple{field("id", &ClusterView::id, "The cluster."),
                      field("nameTh", &ClusterView::name_th, "Its name in Thai."),
                      field("nameEn", &ClusterView::name_en, "In English; may be empty."),
                      field("hostId", &ClusterView::host_id, "The member that hosts it."),
                      field("facilityId", &ClusterView::facility_id, "The site that it shares; null: none named."),
                      field("facilityNameTh", &ClusterView::facility_name_th, "Its name in Thai."),
                      field("facilityNameEn", &ClusterView::facility_name_en, "In English; may be empty."),
                      field("version", &ClusterView::version, "For If-Match."),
                      field("mayEdit", &ClusterView::may_edit, "The caller's area holds every member."),
                      field("members", &ClusterView::members, "The host among them.")};
  }
};
struct ClusterList {
  std::vector<ClusterView> items;
  static constexpr auto fields() { return std::tuple{http::field("items", &ClusterList::items, "By Thai name.")}; }
};
struct ClusterEdit {
  std::string name_th;
  std::optional<std::string> name_en;
  std::int64_t host_id = 0;
  std::optional<std::int64_t> facility_id;
  std::vector<std::int64_t> members;
  static constexpr auto fields() {
    using http::field;
    using http::Limits;
    return std::tuple{field("nameTh", &ClusterEdit::name_th, "Name in Thai.", Limits{.max_length = 300}),
                      field("nameEn", &ClusterEdit::name_en, "In English.", Limits{.max_length = 300}),
                      field("hostId", &ClusterEdit::host_id, "One of the members."),
                      field("facilityId", &ClusterEdit::facility_id, "The site that it shares."),
                      field("members", &ClusterEdit::members, "Local governments, the host among them.")};
  }
};

}  // namespace muang::waste
