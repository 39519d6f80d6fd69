// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "identity/identity.hpp"
#include "identity/roles.hpp"

namespace muang::identity {

bool Actor::may(Permission permission, OrgUnitId unit) const {
  return tree && std::ranges::any_of(grants, [&](const Grant& grant) {
           return role_may(grant.role, permission) && tree->lies_in(unit, grant.scope);
         });
}

bool Actor::may_somewhere(Permission permission) const {
  return std::ranges::any_of(grants, [&](const Grant& grant) { return role_may(grant.role, permission); });
}

bool Actor::has(Role role) const {
  return std::ranges::any_of(grants, [&](const Grant& grant) { return grant.role == role; });
}

namespace {
bool seat_reaches(const Seat& seat, const OrgUnit& unit) {
  if (seat.kind == "area") return std::ranges::find(seat.provinces, unit.province) != seat.provinces.end();
  if (seat.kind == "national") return !seat.unit_kind || seat.unit_kind == unit.kind;
  return seat.kind == "steering";
}
}  // namespace

bool Actor::sees(OrgUnitId unit) const {
  if (!tree) return false;
  if (std::ranges::any_of(grants, [&](const Grant& grant) { return tree->lies_in(unit, grant.scope); })) return true;
  const OrgUnit* found = tree->find(unit);
  return found && found->unit_class == UnitClass::LocalGovernment &&
         std::ranges::any_of(seats, [&](const Seat& seat) { return seat_reaches(seat, *found); });
}

const Seat* Actor::seat_for(std::string_view kind, int fiscal_year, const OrgUnit& unit) const {
  const auto seat = std::ranges::find_if(
      seats, [&](const Seat& s) { return s.kind == kind && s.fiscal_year == fiscal_year && seat_reaches(s, unit); });
  return seat == seats.end() ? nullptr : &*seat;
}

const Actor& actor_of(const http::Call& call) {
  static const Actor nobody;
  const auto* actor = dynamic_cast<const Actor*>(call.caller.get());
  return actor ? *actor : nobody;
}

Author author_of(const http::Call& call) { return {actor_of(call).id, call.request_id, call.now}; }

}  // namespace muang::identity
