// SPDX-License-Identifier: Apache-2.0
#include "cli/user.hpp"

#include <cstdio>
#include <ctime>

#include "cli/commands.hpp"
#include "cli/house.hpp"
#include "http/json.hpp"
#include "identity/errors.hpp"
#include "identity/people.hpp"

namespace muang::cli {
namespace {

using identity::IssuedLink;
using identity::PersonView;

int refuse(const Texts& texts, const Problems& problems) {
  for (const Error& problem : problems) {
    std::fprintf(stderr, "%s %s\n", code_text(problem.code).c_str(), texts.error_text("en", problem).c_str());
  }
  return 1;
}

std::string day_and_time(Instant instant) {
  const std::time_t seconds = static_cast<std::time_t>(instant / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &utc);
  return text;
}

int print_link(const Texts& texts, const Result<IssuedLink>& link) {
  if (!link) return refuse(texts, link.problems());
  std::printf("%s\n", link->link.c_str());
  std::fprintf(stderr, "One-time link, good until %s. Put the address of the site before it; it is not shown again.\n",
               day_and_time(link->expires_at).c_str());
  return 0;
}

std::vector<PersonView> everybody(identity::IdentityService& identity, const identity::Actor& actor) {
  std::vector<PersonView> all;
  for (std::int64_t after = 0;;) {
    auto page = identity::list_people(identity, actor, {}, after, 500);
    for (PersonView& person : page.items) all.push_back(std::move(person));
    if (!page.next_cursor) return all;
    after = all.back().id;
  }
}

int list(identity::IdentityService& identity, const identity::Actor& actor, bool json) {
  const auto people = everybody(identity, actor);
  if (json) {
    http::Page<PersonView> page{.items = people, .next_cursor = {}, .total = static_cast<std::int64_t>(people.size())};
    std::printf("%s\n", http::write_json(page).c_str());
    return 0;
  }
  for (const PersonView& person : people) {
    std::printf("%-24s %-9s %s", person.login.c_str(), person.active ? "active" : "disabled", person.display_name.c_str());
    for (const auto& grant : person.grants) std::printf("  %s@%s", grant.role.c_str(), grant.unit_uid.c_str());
    std::printf("\n");
  }
  return 0;
}

// The role that goes with the first unit, when none is named.
std::string usual_role(const identity::OrgUnit& unit) {
  switch (unit.unit_class) {
    case identity::UnitClass::Nation:
    case identity::UnitClass::Department:
      return "department";
    case identity::UnitClass::RegionalOffice:
      return "regional-office";
    case identity::UnitClass::Province:
      return "provincial-office";
    case identity::UnitClass::LocalGovernment:
      break;
  }
  return "officer";
}

Result<IssuedLink> add(identity::IdentityService& identity, const identity::Actor& actor, const UserOptions& options,
                       const identity::Author& author) {
  identity::PersonInvite invite{.display_name = options.name.empty() ? options.login : options.name,
                                .login = options.login,
                                .role = options.role,
                                .unit_ids = {}};
  for (const std::string& uid : options.units) {
    const identity::OrgUnit* unit = actor.tree->find_uid(uid);
    if (!unit) return Error{identity::errors::unit_not_found, uid, {}};
    if (invite.role.empty()) invite.role = usual_role(*unit);
    invite.unit_ids.push_back(unit->id.value);
  }
  if (options.units.empty() && invite.role == "department") invite.unit_ids.push_back(actor.grants.front().scope.value);
  return identity::invite(identity, actor, invite, author);
}

}  // namespace

int run_user(identity::IdentityService& identity, const Texts& texts, const UserOptions& options, bool json) {
  const identity::Actor actor = identity::operator_of_the_house(identity);
  const identity::Author author{{}, "command line", identity.now()};
  if (options.action == "list") return list(identity, actor, json);
  const auto person = identity::person_with_login(identity, options.login);
  if (options.action == "add" || (options.action == "invite" && !person))
    return print_link(texts, add(identity, actor, options, author));
  if (!person) return refuse(texts, {{identity::errors::person_not_found, "login", {}}});
  if (options.action == "disable") {
    const auto done =
        identity::edit_person(identity, actor, *person, {.active = false, .display_name = {}, .unit_ids = {}}, author);
    return done ? 0 : refuse(texts, done.problems());
  }
  return print_link(texts, identity::reset(identity, actor, *person, author));
}

int run_user(const Common& common, const UserOptions& options) {
  House house(common, {});
  const int code = run_user(*house.identity, house.texts, options, common.format == "json");
  house.identity->audit().seal_pending();
  return code;
}

}  // namespace muang::cli
