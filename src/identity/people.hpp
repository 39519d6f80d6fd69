// SPDX-License-Identifier: Apache-2.0
// People, their grants, and who may look after whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/schema.hpp"
#include "identity/dto_people.hpp"
#include "identity/service.hpp"

namespace muang::identity {

struct PersonRow {
  PersonId id;
  std::string display_name, login;
  bool active = false;
};
std::optional<PersonRow> find_person(store::Transaction& tx, PersonId id);
std::vector<Grant> grants_of(store::Transaction& tx, PersonId id);
GrantView view_of(const UnitTree& tree, const Grant& grant);

struct NewPerson {
  std::string display_name, login;
  std::vector<Grant> grants;
  std::string password_hash;  // of hash_password(); empty: comes in by link
};
Result<PersonId> create_person(store::Transaction& tx, AuditEntry& entry, const NewPerson& person, const Author& author);

// The department looks after everyone; a provincial office after officers all of whose units are towns of its province and
// who sit on no committee (a reset would hand over that seat). Nobody else looks after anybody.
bool may_look_after(const Actor& actor, const std::vector<Grant>& grants, bool has_seat);
bool may_give(const Actor& actor, Role role, OrgUnitId unit);

http::Page<PersonView> list_people(IdentityService& identity, const Actor& actor, OrgUnitId within, std::int64_t after,
                                   std::size_t limit);
Result<IssuedLink> invite(IdentityService& identity, const Actor& actor, const PersonInvite& invite, const Author& author);
Result<IssuedLink> reset(IdentityService& identity, const Actor& actor, PersonId person, const Author& author);
Result<PersonView> edit_person(IdentityService& identity, const Actor& actor, PersonId person, const PersonEdit& edit,
                               const Author& author);

std::optional<PersonId> person_with_login(IdentityService& identity, std::string_view login);
// The command line on the machine itself: nobody in particular, with the rights of the department.
Actor operator_of_the_house(IdentityService& identity);

// The first start of a house without people: the path of a one-time page that makes the first department account.
// Nothing when there is somebody already.
std::optional<std::string> make_setup_link(IdentityService& identity);

}  // namespace muang::identity
