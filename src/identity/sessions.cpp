// SPDX-License-Identifier: Apache-2.0
#include "identity/sessions.hpp"

#include <algorithm>

#include "identity/errors.hpp"
#include "identity/people.hpp"
#include "identity/roles.hpp"
#include "identity/secrets.hpp"
#include "identity/sql.hpp"
#include "identity/turns.hpp"

namespace muang::identity {
namespace {

constexpr Instant seen_every = 30 * minute;  // a write a request would be too many

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

struct Account {
  PersonId person;
  bool active = false;
  std::string hash;  // empty: no password yet
};

std::optional<Account> find_account(store::Transaction& tx, const std::string& login) {
  return tx.one(sql::find_login, {{"login", login}}, [](const store::Row& row) {
    return Account{{row.integer(0)}, row.flag(1), row.maybe_text(2).value_or("")};
  });
}

constexpr TurnRule sign_in_turns{.free = 3, .first = second, .longest = 15 * minute};

// Counts the try before the password is looked at, so that many at once do not slip through together.
Result<Done> count_try(IdentityService& identity, const std::string& key, const Author& author) {
  return identity.audit().transact<Done>(author, "session.try", [&](store::Transaction& tx, AuditEntry&) -> Result<Done> {
    const auto wait = take_turn(tx, key, sign_in_turns, author.now);
    if (!wait) return Done{};
    return Error{errors::too_many_attempts, {}, {{"seconds", std::to_string((*wait + second - 1) / second)}}};
  });
}

std::vector<Seat> seats_of(store::Transaction& tx, PersonId person) {
  auto seats = tx.all(sql::seats_of, {{"person_id", person}}, [](const store::Row& row) {
    Seat seat{.committee = row.integer(0),
              .kind = row.string(1),
              .fiscal_year = static_cast<int>(row.integer(2)),
              .chair = row.flag(3)};
    if (!row.is_null(4)) seat.unit_kind = parse_kind(row.text(4));
    return seat;
  });
  for (Seat& seat : seats) {
    seat.provinces = tx.all(sql::committee_provinces, {{"committee_id", seat.committee}},
                            [](const store::Row& row) { return OrgUnitId{row.integer(0)}; });
  }
  return seats;
}

void load_rights(store::Transaction& tx, Actor& actor) {
  actor.grants = grants_of(tx, actor.id);
  actor.seats = seats_of(tx, actor.id);
}

}  // namespace

Instant delay_after(std::int64_t failures) { return sign_in_turns.delay_after(failures); }

Result<std::string> checked_login(std::string_view login) {
  const std::string low = lower(login);
  const bool plain = std::ranges::all_of(low, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '@' || c == '-';
  });
  if (!plain || low.size() < 3 || low.size() > 64) return Error{errors::login_malformed, "login", {}};
  return low;
}

Result<SignedIn> sign_in(IdentityService& identity, const SignIn& in, std::string_view address, const Author& author) {
  const std::string login = lower(in.login);
  const std::string pair = login + "\n" + std::string(address);
  TRY_VOID(count_try(identity, pair, author));
  const auto account = identity.database().reading([&](store::Transaction& tx) { return find_account(tx, login); });
  const bool right = password_is_right(account ? account->hash : std::string(), in.password);
  if (!right || !account->active) return Error{errors::wrong_login, {}, {}};
  const SignedIn in_now{account->person, random_token()};
  const Author person{account->person, author.request_id, author.now};
  return identity.audit().transact<SignedIn>(
      person, "session.sign-in", [&](store::Transaction& tx, AuditEntry& entry) -> Result<SignedIn> {
        forget_turns(tx, pair);
        forget_rested_turns(tx, author.now);
        tx.run(sql::end_old_sessions, {{"oldest", author.now - session_longest}, {"idle", author.now - session_idle}});
        const auto id = tx.insert(sql::insert_session,
                                  {{"token_hash", digest(in_now.token)}, {"person_id", in_now.person}, {"now", author.now}});
        entry.change("session/" + std::to_string(id), "", "open");
        return in_now;
      });
}

std::shared_ptr<const Actor> actor_of_token(IdentityService& identity, std::string_view token, Instant now) {
  auto actor = std::make_shared<Actor>();
  actor->tree = identity.snapshot_now();
  if (token.empty()) return actor;
  Instant seen = now;
  const std::string hash = digest(token);
  identity.database().read([&](store::Transaction& tx) {
    tx.query(sql::find_session, {{"token_hash", hash}}, [&](const store::Row& row) {
      if (now - row.integer(2) >= session_longest || now - row.integer(3) >= session_idle) return;
      actor->session_id = row.integer(0);
      actor->id = {row.integer(1)};
      seen = row.integer(3);
      actor->display_name = row.string(4);
    });
    if (actor->id) load_rights(tx, *actor);
  });
  if (actor->id && now - seen >= seen_every) {
    const Author author{actor->id, {}, now};
    (void)identity.audit().transact<Done>(author, "session.seen", [&](store::Transaction& tx, AuditEntry&) -> Result<Done> {
      tx.run(sql::touch_session, {{"id", actor->session_id}, {"now", now}});
      return Done{};
    });
  }
  return actor;
}

std::shared_ptr<const Actor> actor_of_person(IdentityService& identity, PersonId person) {
  auto actor = std::make_shared<Actor>();
  actor->tree = identity.snapshot_now();
  identity.database().read([&](store::Transaction& tx) {
    const auto row = find_person(tx, person);
    if (!row || !row->active) return;
    actor->id = person;
    actor->display_name = row->display_name;
    load_rights(tx, *actor);
  });
  return actor;
}

Me describe(IdentityService& identity, const Actor& actor) {
  Me me;
  if (!actor.id) return me;
  me.signed_in = true;
  me.person_id = actor.id.value;
  me.display_name = actor.display_name;
  for (const Grant& grant : actor.grants) me.grants.push_back(view_of(*actor.tree, grant));
  for (const Permission permission : permissions_of(actor.grants)) me.permissions.emplace_back(permission.name());
  identity.database().read([&](store::Transaction& tx) {
    if (const auto person = find_person(tx, actor.id)) me.login = person->login;
    for (const Seat& seat : actor.seats) {
      auto& view = me.seats.emplace_back(SeatView{.committee_id = seat.committee,
                                                  .kind = seat.kind,
                                                  .year = seat.fiscal_year + buddhist_offset,
                                                  .chair = seat.chair});
      tx.query(sql::committee_names, {{"id", seat.committee}}, [&](const store::Row& row) {
        view.name_th = row.string(0);
        view.name_en = row.string(1);
      });
    }
  });
  return me;
}

Result<Done> sign_out(IdentityService& identity, const Actor& actor, const Author& author) {
  if (!actor.id) return Done{};
  return identity.audit().transact<Done>(author, "session.sign-out",
                                         [&](store::Transaction& tx, AuditEntry& entry) -> Result<Done> {
                                           tx.run(sql::end_session, {{"id", actor.session_id}});
                                           entry.change("session/" + std::to_string(actor.session_id), "open", "");
                                           return Done{};
                                         });
}

Result<Done> change_password(IdentityService& identity, const Actor& actor, const PasswordChange& change,
                             const Author& author) {
  const auto known = identity.database().reading([&](store::Transaction& tx) {
    const auto person = find_person(tx, actor.id);
    auto hash = tx.one(sql::credential_of, {{"person_id", actor.id}}, [](const store::Row& row) { return row.string(0); });
    return std::pair(person ? person->login : std::string(), hash.value_or(""));
  });
  const std::string pair = "password\n" + known.first;
  TRY_VOID(count_try(identity, pair, author));
  if (!password_is_right(known.second, change.current)) return Error{errors::wrong_current_password, "current", {}};
  auto checked = check_password(change.next, known.first);
  if (!checked) return Error{checked.problems().front().code, "next", checked.problems().front().params};
  const std::string hash = hash_password(change.next);
  return identity.audit().transact<Done>(
      author, "person.password", [&](store::Transaction& tx, AuditEntry& entry) -> Result<Done> {
        forget_turns(tx, pair);
        tx.run(sql::save_credential, {{"person_id", actor.id}, {"hash", hash}, {"now", author.now}});
        tx.run(sql::end_sessions_of, {{"person_id", actor.id}, {"keep", actor.session_id}});
        tx.run(sql::void_links_of, {{"person_id", actor.id}, {"now", author.now}});
        entry.change("person/" + std::to_string(actor.id.value) + "/password", "", "changed");
        return Done{};
      });
}

}  // namespace muang::identity
