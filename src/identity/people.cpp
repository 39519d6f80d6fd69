// SPDX-License-Identifier: Apache-2.0
#include "identity/people.hpp"

#include <algorithm>
#include <map>

#include "identity/errors.hpp"
#include "identity/roles.hpp"
#include "identity/sessions.hpp"
#include "identity/sql.hpp"

namespace muang::identity {
namespace {

std::string link_path(const std::string& token) { return "/link/" + token; }

bool has_seat(store::Transaction& tx, PersonId person) {
  return tx.one(sql::seats_of, {{"person_id", person}}, [](const store::Row& row) { return row.integer(0); }).has_value();
}

// Whether the actor may know of the person at all: looks after them, or one of their units lies in the scope.
bool may_know(const Actor& actor, const std::vector<Grant>& grants) {
  return actor.has(Role::Department) || std::ranges::any_of(grants, [&](const Grant& grant) {
           const OrgUnit* unit = actor.tree->find(grant.scope);
           return unit && unit->unit_class == UnitClass::LocalGovernment &&
                  actor.may(permissions::invite_people, grant.scope);
         });
}

// Found, known to the actor, and looked after; unknown and foreign people answer alike.
Result<PersonRow> person_to_change(store::Transaction& tx, const Actor& actor, PersonId id) {
  const auto person = find_person(tx, id);
  if (!person) return errors::person_not_found;
  const auto grants = grants_of(tx, id);
  if (!may_know(actor, grants)) return errors::person_not_found;
  if (!may_look_after(actor, grants, has_seat(tx, id))) return errors::not_allowed;
  return *person;
}

void insert_grants(store::Transaction& tx, AuditEntry& entry, PersonId person, const std::vector<Grant>& grants,
                   const Author& author) {
  for (const Grant& grant : grants) {
    tx.insert(sql::insert_grant, {{"person_id", person},
                                  {"role", role_code(grant.role)},
                                  {"unit_id", grant.scope},
                                  {"now", author.now},
                                  {"by", author.person}});
    entry.change("person/" + std::to_string(person.value) + "/grant", "",
                 std::string(role_code(grant.role)) + " unit/" + std::to_string(grant.scope.value));
    entry.concerns(grant.scope);
  }
}

Result<std::vector<Grant>> checked_grants(const Actor& actor, Role role, const std::vector<std::int64_t>& unit_ids) {
  std::vector<Grant> grants;
  for (std::size_t i = 0; i < unit_ids.size(); ++i) {
    const std::string field = "unitIds[" + std::to_string(i) + "]";
    const OrgUnit* unit = actor.tree->find({unit_ids[i]});
    if (!unit) return Error{errors::unit_not_found, field, {}};
    if (!role_fits(role, unit->unit_class)) return Error{errors::role_does_not_fit, field, {}};
    if (!may_give(actor, role, unit->id)) return Error{errors::not_allowed, field, {}};
    const bool twice = std::ranges::any_of(grants, [&](const Grant& grant) { return grant.scope == unit->id; });
    if (!twice) grants.push_back({role, unit->id});
  }
  if (grants.empty()) return Error{errors::no_unit_given, "unitIds", {}};
  return grants;
}

// Puts `wanted` in the place of the person's units, keeping the role that the person has.
Result<Done> move_person(store::Transaction& tx, AuditEntry& entry, const Actor& actor, PersonId person,
                         const std::vector<std::int64_t>& wanted, const Author& author) {
  struct Row {
    std::int64_t id;
    Grant grant;
  };
  const auto rows = tx.all(sql::grants_of, {{"person_id", person}}, [](const store::Row& row) {
    return Row{row.integer(0), {parse_role(row.text(1)).value_or(Role::Viewer), {row.integer(2)}}};
  });
  const Role role = rows.empty() ? Role::MunicipalOfficer : rows.front().grant.role;
  TRY(auto grants, checked_grants(actor, role, wanted));
  for (const Row& row : rows) {
    const auto kept =
        std::ranges::find_if(grants, [&](const Grant& g) { return g.scope == row.grant.scope && g.role == row.grant.role; });
    if (kept != grants.end()) {
      grants.erase(kept);
      continue;
    }
    tx.run(sql::revoke_grant, {{"id", row.id}, {"now", author.now}});
    entry.change("person/" + std::to_string(person.value) + "/grant",
                 std::string(role_code(row.grant.role)) + " unit/" + std::to_string(row.grant.scope.value), "");
  }
  insert_grants(tx, entry, person, grants, author);
  return Done{};
}

PersonView person_view(const Actor& actor, const PersonRow& person, const std::vector<Grant>& grants, bool seat) {
  PersonView view{
      .id = person.id.value, .display_name = person.display_name, .login = person.login, .active = person.active};
  view.manageable = may_look_after(actor, grants, seat);
  for (const Grant& grant : grants) {
    if (actor.has(Role::Department) || actor.may(permissions::invite_people, grant.scope))
      view.grants.push_back(view_of(*actor.tree, grant));
  }
  return view;
}

}  // namespace

std::optional<PersonRow> find_person(store::Transaction& tx, PersonId id) {
  return tx.one(sql::find_person, {{"id", id}}, [](const store::Row& row) {
    return PersonRow{{row.integer(0)}, row.string(1), row.string(2), row.flag(3)};
  });
}

std::vector<Grant> grants_of(store::Transaction& tx, PersonId id) {
  std::vector<Grant> grants;
  tx.query(sql::grants_of, {{"person_id", id}}, [&](const store::Row& row) {
    if (const auto role = parse_role(row.text(1))) grants.push_back({*role, {row.integer(2)}});
  });
  return grants;
}

GrantView view_of(const UnitTree& tree, const Grant& grant) {
  GrantView view{.role = std::string(role_code(grant.role)), .unit_id = grant.scope.value};
  if (const OrgUnit* unit = tree.find(grant.scope)) {
    view.unit_uid = unit->uid;
    view.unit_name_th = unit->full_name_th();
    view.unit_name_en = unit->full_name_en();
    view.unit_class = class_code(unit->unit_class);
  }
  return view;
}

bool may_look_after(const Actor& actor, const std::vector<Grant>& grants, bool has_seat) {
  if (actor.has(Role::Department)) return true;
  if (!actor.has(Role::ProvincialOffice) || has_seat || grants.empty()) return false;
  return std::ranges::all_of(grants, [&](const Grant& grant) { return may_give(actor, grant.role, grant.scope); });
}

bool may_give(const Actor& actor, Role role, OrgUnitId unit) {
  if (actor.has(Role::Department)) return true;
  const OrgUnit* found = actor.tree ? actor.tree->find(unit) : nullptr;
  return found && role == Role::MunicipalOfficer && found->unit_class == UnitClass::LocalGovernment &&
         actor.may(permissions::invite_people, unit);
}

Result<PersonId> create_person(store::Transaction& tx, AuditEntry& entry, const NewPerson& person, const Author& author) {
  TRY(const std::string login, checked_login(person.login));
  if (person.display_name.empty()) return Error{errors::name_missing, "displayName", {}};
  if (tx.one(sql::find_login, {{"login", login}}, [](const store::Row& row) { return row.integer(0); })) {
    return Error{errors::login_taken, "login", {}};
  }
  const PersonId id{
      tx.insert(sql::insert_person,
                {{"display_name", person.display_name}, {"login", login}, {"now", author.now}, {"by", author.person}})};
  entry.personal("person/" + std::to_string(id.value) + "/login", login);
  entry.personal("person/" + std::to_string(id.value) + "/display-name", person.display_name);
  insert_grants(tx, entry, id, person.grants, author);
  if (!person.password_hash.empty()) {
    tx.run(sql::save_credential, {{"person_id", id}, {"hash", person.password_hash}, {"now", author.now}});
  }
  return id;
}

http::Page<PersonView> list_people(IdentityService& identity, const Actor& actor, OrgUnitId within, std::int64_t after,
                                   std::size_t limit) {
  http::Page<PersonView> page;
  identity.database().read([&](store::Transaction& tx) {
    std::map<std::int64_t, std::vector<Grant>> grants;
    tx.query(sql::list_grants, {}, [&](const store::Row& row) {
      if (const auto role = parse_role(row.text(1))) grants[row.integer(0)].push_back({*role, {row.integer(2)}});
    });
    const auto people = tx.all(sql::list_people, {{"after", after}}, [](const store::Row& row) {
      return PersonRow{{row.integer(0)}, row.string(1), row.string(2), row.flag(3)};
    });
    for (const PersonRow& person : people) {
      const auto& own = grants[person.id.value];
      const bool inside =
          !within || std::ranges::any_of(own, [&](const Grant& grant) { return actor.tree->lies_in(grant.scope, within); });
      if (!inside || !may_know(actor, own)) continue;
      if (page.items.size() == limit) {
        page.next_cursor = std::to_string(page.items.back().id);
        return;
      }
      page.items.push_back(person_view(actor, person, own, has_seat(tx, person.id)));
    }
  });
  return page;
}

Result<IssuedLink> invite(IdentityService& identity, const Actor& actor, const PersonInvite& invite, const Author& author) {
  const auto role = parse_role(invite.role);
  if (!role) return Error{errors::role_does_not_fit, "role", {}};
  TRY(const auto grants, checked_grants(actor, *role, invite.unit_ids));
  const NewPerson person{.display_name = invite.display_name, .login = invite.login, .grants = grants};
  return identity.audit().transact<IssuedLink>(
      author, "person.invite", [&](store::Transaction& tx, AuditEntry& entry) -> Result<IssuedLink> {
        TRY(const PersonId id, create_person(tx, entry, person, author));
        const Instant expires = author.now + invite_lasts;
        return IssuedLink{id.value, link_path(issue_link(tx, LinkPurpose::Invite, id, expires, author)), expires};
      });
}

Result<IssuedLink> reset(IdentityService& identity, const Actor& actor, PersonId person, const Author& author) {
  return identity.audit().transact<IssuedLink>(
      author, "person.reset", [&](store::Transaction& tx, AuditEntry& entry) -> Result<IssuedLink> {
        TRY(const PersonRow found, person_to_change(tx, actor, person));
        if (!found.active) return errors::person_inactive;
        const Instant expires = author.now + reset_lasts;
        entry.change("person/" + std::to_string(person.value) + "/link", "", "reset");
        return IssuedLink{person.value, link_path(issue_link(tx, LinkPurpose::Reset, person, expires, author)), expires};
      });
}

Result<PersonView> edit_person(IdentityService& identity, const Actor& actor, PersonId person, const PersonEdit& edit,
                               const Author& author) {
  return identity.audit().transact<PersonView>(
      author, "person.edit", [&](store::Transaction& tx, AuditEntry& entry) -> Result<PersonView> {
        TRY(PersonRow row, person_to_change(tx, actor, person));
        const std::string subject = "person/" + std::to_string(person.value);
        if (edit.active && *edit.active != row.active) {
          if (person == actor.id) return Error{errors::not_yourself, "active", {}};
          entry.change(subject + "/active", row.active ? "1" : "0", *edit.active ? "1" : "0");
          row.active = *edit.active;
        }
        if (edit.display_name) {
          if (edit.display_name->empty()) return Error{errors::name_missing, "displayName", {}};
          row.display_name = *edit.display_name;
          entry.personal(subject + "/display-name", row.display_name);
        }
        tx.run(sql::update_person, {{"id", person}, {"display_name", row.display_name}, {"active", row.active}});
        if (!row.active) {
          tx.run(sql::end_sessions_of, {{"person_id", person}, {"keep", 0}});
          tx.run(sql::void_links_of, {{"person_id", person}, {"now", author.now}});
        }
        if (edit.unit_ids) {
          TRY_VOID(move_person(tx, entry, actor, person, *edit.unit_ids, author));
        }
        return person_view(actor, row, grants_of(tx, person), has_seat(tx, person));
      });
}

std::optional<PersonId> person_with_login(IdentityService& identity, std::string_view login) {
  const auto low = checked_login(login);
  if (!low) return std::nullopt;
  return identity.database().reading([&](store::Transaction& tx) {
    return tx.one(sql::find_login, {{"login", *low}}, [](const store::Row& row) { return PersonId{row.integer(0)}; });
  });
}

Actor operator_of_the_house(IdentityService& identity) {
  Actor actor;
  actor.tree = identity.snapshot_now();
  const OrgUnit* nation = actor.tree->find_uid("TH");
  ENSURE(nation, "the units are seeded before anybody comes in");
  actor.grants.push_back({Role::Department, nation->id});
  return actor;
}

std::optional<std::string> make_setup_link(IdentityService& identity) {
  const auto people = identity.database().reading([](store::Transaction& tx) {
    return tx.one(sql::count_people, {}, [](const store::Row& row) { return row.integer(0); }).value_or(0);
  });
  if (people > 0) return std::nullopt;
  const Author author{{}, {}, identity.now()};
  const auto token = identity.audit().transact<std::string>(
      author, "setup.link", [&](store::Transaction& tx, AuditEntry& entry) -> Result<std::string> {
        entry.change("setup", "", "link issued");
        return issue_link(tx, LinkPurpose::Setup, {}, author.now + day, author);
      });
  return link_path(token.value());
}

}  // namespace muang::identity
