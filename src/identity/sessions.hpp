// SPDX-License-Identifier: Apache-2.0
// Coming in, staying and leaving. A session is a random token in a cookie; the database keeps its digest only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "identity/dto_people.hpp"
#include "identity/service.hpp"

namespace muang::identity {

inline constexpr Instant second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
inline constexpr Instant session_idle = 8 * hour, session_longest = 7 * day;
inline constexpr Instant invite_lasts = 14 * day, reset_lasts = day;

struct SignedIn {
  PersonId person;
  std::string token;
};

// The same answer and the same work for an unknown account, a wrong password and a disabled person. Failures make the next
// try of the same account from the same address wait longer, up to fifteen minutes; nobody is ever locked out elsewhere.
Result<SignedIn> sign_in(IdentityService& identity, const SignIn& in, std::string_view address, const Author& author);
Instant delay_after(std::int64_t failures);

// The Actor of a session token; the public when there is no such session, it has expired or the person is disabled.
std::shared_ptr<const Actor> actor_of_token(IdentityService& identity, std::string_view token, Instant now);
std::shared_ptr<const Actor> actor_of_person(IdentityService& identity, PersonId person);  // for tests and the command line
Me describe(IdentityService& identity, const Actor& actor);

Result<Done> sign_out(IdentityService& identity, const Actor& actor, const Author& author);
// Ends every other session of the person.
Result<Done> change_password(IdentityService& identity, const Actor& actor, const PasswordChange& change,
                             const Author& author);

// One-time links. Unknown, used and expired ones answer alike.
enum class LinkPurpose { Invite, Reset, Setup };
std::string issue_link(store::Transaction& tx, LinkPurpose purpose, PersonId person, Instant expires, const Author& author);
Result<LinkView> look_at_link(IdentityService& identity, std::string_view token, Instant now);
Result<SignedIn> use_link(IdentityService& identity, std::string_view token, const LinkUse& use, const Author& author);

Result<std::string> checked_login(std::string_view login);  // lower case, 3 to 64 of a-z 0-9 . _ @ -

}  // namespace muang::identity
