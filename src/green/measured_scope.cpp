// SPDX-License-Identifier: Apache-2.0
#include "green/measured_scope.hpp"

namespace muang::green {
namespace {

namespace p = identity::permissions;

}  // namespace

Result<MeasuredScope> scope_of(const Green& green, const identity::Actor& actor, OrgUnitId id, ErrorCode hidden) {
  MeasuredScope scope{.tree = actor.tree ? actor.tree : green.identity().tree_now()};
  scope.unit = scope.tree->find(id);
  if (!scope.unit || !actor.may(p::read_green, id)) return hidden;
  scope.may_measure = actor.may(p::measure_green, id);
  return scope;
}

Result<MeasuredScope> scope_of_path(const Green& green, const http::Call& call, ErrorCode hidden) {
  const auto& actor = identity::actor_of(call);
  if (const auto id = call.path_integer("unit")) return scope_of(green, actor, OrgUnitId{*id}, hidden);
  const auto tree = actor.tree ? actor.tree : green.identity().tree_now();
  const auto* unit = tree->find_uid(call.path_values.at("unit"));
  if (!unit) return hidden;
  return scope_of(green, actor, unit->id, hidden);
}

}  // namespace muang::green
