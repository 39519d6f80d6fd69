// SPDX-License-Identifier: Apache-2.0
// One-time links: 256 random bits, kept as a digest, used once.
#include "identity/errors.hpp"
#include "identity/people.hpp"
#include "identity/secrets.hpp"
#include "identity/sessions.hpp"
#include "identity/sql.hpp"

namespace muang::identity {
namespace {

std::string_view purpose_code(LinkPurpose purpose) {
  switch (purpose) {
    case LinkPurpose::Invite:
      return "invite";
    case LinkPurpose::Reset:
      return "reset";
    case LinkPurpose::Setup:
      return "setup";
  }
  return {};
}

struct Link {
  std::int64_t id;
  std::string purpose;
  PersonId person;
  Instant expires_at;
  std::optional<std::string> login, display_name;
};

Result<Link> find_link(store::Transaction& tx, std::string_view token, Instant now) {
  bool active = false;
  const auto link = tx.one(sql::find_link, {{"token_hash", digest(token)}}, [&](const store::Row& row) {
    active = row.is_null(6) || row.flag(6);
    return Link{row.integer(0), row.string(1),     {row.maybe_integer(2).value_or(0)},
                row.integer(3), row.maybe_text(4), row.maybe_text(5)};
  });
  if (!link || !active || now >= link->expires_at) return errors::link_not_found;
  return *link;
}

// The first person of an empty house: the department, with the whole nation as scope.
Result<PersonId> set_up(store::Transaction& tx, AuditEntry& entry, const LinkUse& use, const std::string& login,
                        OrgUnitId nation, const Author& author) {
  const auto people = tx.one(sql::count_people, {}, [](const store::Row& row) { return row.integer(0); });
  if (people.value_or(0) > 0) return errors::link_not_found;  // somebody came in another way
  const NewPerson person{.display_name = *use.display_name, .login = login, .grants = {{Role::Department, nation}}};
  TRY(const PersonId id, create_person(tx, entry, person, author));
  tx.run(sql::void_setup_links, {{"now", author.now}});
  return id;
}

}  // namespace

std::string issue_link(store::Transaction& tx, LinkPurpose purpose, PersonId person, Instant expires, const Author& author) {
  const std::string token = random_token();
  const auto person_id = person ? std::optional(person.value) : std::nullopt;
  if (person) tx.run(sql::void_links_of, {{"person_id", person}, {"now", author.now}});
  if (purpose == LinkPurpose::Setup) tx.run(sql::void_setup_links, {{"now", author.now}});
  tx.insert(sql::insert_link, {{"token_hash", digest(token)},
                               {"purpose", purpose_code(purpose)},
                               {"person_id", person_id},
                               {"expires_at", expires},
                               {"now", author.now},
                               {"by", author.person}});
  return token;
}

Result<LinkView> look_at_link(IdentityService& identity, std::string_view token, Instant now) {
  TRY(const Link link, identity.database().reading([&](store::Transaction& tx) { return find_link(tx, token, now); }));
  return LinkView{link.purpose, link.login, link.display_name, link.expires_at};
}

Result<SignedIn> use_link(IdentityService& identity, std::string_view token, const LinkUse& use, const Author& author) {
  TRY(const Link seen,
      identity.database().reading([&](store::Transaction& tx) { return find_link(tx, token, author.now); }));
  const bool setup = seen.purpose == "setup";
  if (setup && (!use.display_name || use.display_name->empty())) return Error{errors::name_missing, "displayName", {}};
  std::string login = seen.login.value_or("");
  if (setup) {
    TRY(login, checked_login(use.login.value_or("")));
  }
  TRY_VOID(check_password(use.password, login));
  const std::string hash = hash_password(use.password);
  const OrgUnit* nation = identity.snapshot_now()->find_uid("TH");
  ENSURE(nation, "the units are seeded before anybody comes in");
  const OrgUnitId top = nation->id;
  return identity.audit().transact<SignedIn>(
      author, "link.use", [&](store::Transaction& tx, AuditEntry& entry) -> Result<SignedIn> {
        TRY(const Link link, find_link(tx, token, author.now));
        if (tx.run(sql::use_link, {{"id", link.id}, {"now", author.now}}) != 1) return errors::link_not_found;
        PersonId person = link.person;
        if (setup) {
          TRY(person, set_up(tx, entry, use, login, top, author));
        } else if (use.display_name && !use.display_name->empty() && link.purpose == "invite") {
          tx.run(sql::update_person, {{"id", person}, {"display_name", *use.display_name}, {"active", true}});
        }
        tx.run(sql::save_credential, {{"person_id", person}, {"hash", hash}, {"now", author.now}});
        tx.run(sql::void_links_of, {{"person_id", person}, {"now", author.now}});
        tx.run(sql::end_sessions_of, {{"person_id", person}, {"keep", 0}});
        const SignedIn in{person, random_token()};
        tx.insert(sql::insert_session, {{"token_hash", digest(in.token)}, {"person_id", person}, {"now", author.now}});
        entry.change("person/" + std::to_string(person.value) + "/password", "", link.purpose);
        return in;
      });
}

}  // namespace muang::identity
