// SPDX-License-Identifier: Apache-2.0
// Which role carries which right. The scope of a grant says where; a use case asks Actor::may(right, unit).
#include "identity/roles.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "identity/identity.hpp"

namespace muang::identity {
namespace {

namespace p = permissions;

struct RoleRow {
  Role role;
  std::string_view code;
  UnitClass scope;  // the class of unit that a grant of this role names
  std::initializer_list<Permission> may;
};

constexpr std::initializer_list<Permission> department_may{
    p::manage_units,  p::invite_people, p::appoint_committees, p::read_audit, p::read_facts, p::read_sheet,
    p::manage_rounds, p::announce,      p::read_candidates,    p::read_waste, p::read_green, p::measure_green,
};
constexpr std::initializer_list<Permission> regional_office_may{p::read_facts,      p::read_sheet,   p::annotate_sheet,
                                                                p::read_candidates, p::read_waste,   p::close_waste,
                                                                p::read_green,      p::measure_green};
constexpr std::initializer_list<Permission> provincial_office_may{
    p::invite_people,   p::read_facts, p::read_sheet,  p::check_sheet, p::annotate_sheet, p::import_lpa,
    p::read_candidates, p::read_waste, p::check_waste, p::read_green,  p::record_green,   p::measure_green,
};
constexpr std::initializer_list<Permission> officer_may{p::edit_facts,    p::read_facts,      p::edit_sheet, p::read_sheet,
                                                        p::read_waste,    p::edit_waste,      p::read_green, p::record_green,
                                                        p::measure_green, p::decide_proposals};
constexpr std::initializer_list<Permission> viewer_may{p::read_facts, p::read_sheet, p::read_waste, p::read_green};

constexpr std::array<RoleRow, 5> rows{{
    {Role::Department, "department", UnitClass::Nation, department_may},
    {Role::RegionalOffice, "regional-office", UnitClass::RegionalOffice, regional_office_may},
    {Role::ProvincialOffice, "provincial-office", UnitClass::Province, provincial_office_may},
    {Role::MunicipalOfficer, "officer", UnitClass::LocalGovernment, officer_may},
    {Role::Viewer, "viewer", UnitClass::Nation, viewer_may},  // a viewer's scope may be any unit
}};

const RoleRow& row_of(Role role) { return rows.at(static_cast<std::size_t>(role)); }

}  // namespace

std::string_view role_code(Role role) { return row_of(role).code; }

std::optional<Role> parse_role(std::string_view code) {
  const auto row = std::ranges::find(rows, code, &RoleRow::code);
  if (row == rows.end()) return std::nullopt;
  return row->role;
}

bool role_may(Role role, Permission permission) {
  return std::ranges::find(row_of(role).may, permission) != row_of(role).may.end();
}

bool role_fits(Role role, UnitClass unit_class) { return role == Role::Viewer || row_of(role).scope == unit_class; }

std::vector<Permission> permissions_of(const std::vector<Grant>& grants) {
  std::vector<Permission> all;
  for (const Grant& grant : grants) {
    for (const Permission permission : row_of(grant.role).may) {
      if (std::ranges::find(all, permission) == all.end()) all.push_back(permission);
    }
  }
  return all;
}

}  // namespace muang::identity
