// SPDX-License-Identifier: Apache-2.0
#include "identity/sessions.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "identity/errors.hpp"
#include "identity/people.hpp"
#include "identity/secrets.hpp"
#include "identity/test_house.hpp"

namespace muang::identity {
namespace {

constexpr std::string_view good_password = "ฝนตกที่มุกดาหาร";
const std::string& good_hash() {
  static const std::string hash = hash_password(good_password);
  return hash;
}

struct Door : House {
  OrgUnitId nation, town;
  PersonId department, officer;
  Door() {
    seed_units(identity, data());
    const auto tree = identity.tree_now();
    nation = tree->find_uid("TH")->id;
    town = tree->find_uid("LG-0001")->id;
    department = person("dept", {Role::Department, nation}, good_hash());
    officer = person("officer", {Role::MunicipalOfficer, town}, good_hash());
  }
  PersonId person(const std::string& login, Grant grant, const std::string& hash) {
    return identity.audit()
        .transact<PersonId>(author(), "test",
                            [&](store::Transaction& tx, AuditEntry& entry) {
                              return create_person(tx, entry, {login, login, {grant}, hash}, author());
                            })
        .value();
  }
  Result<SignedIn> enter(std::string_view login, std::string_view password, std::string_view address = "192.0.2.1") {
    return sign_in(identity, {std::string(login), std::string(password)}, address, author());
  }
  std::shared_ptr<const Actor> behind(const std::string& token) { return actor_of_token(identity, token, time); }
  std::string new_link(PersonId whom) {
    return reset(identity, *actor_of_person(identity, department), whom, author())
        .value()
        .link.substr(std::string("/link/").size());
  }
  template <class T>
  static int code(const Result<T>& result) {
    return result.ok() ? 0 : result.problems()[0].code.number;
  }
};

}  // namespace

TEST_CASE("who knows the password comes in and stays the same person until signing out") {
  Door door;
  const auto in = door.enter("OFFICER", good_password);
  REQUIRE(in.ok());
  const auto actor = door.behind(in->token);
  CHECK(actor->id == door.officer);
  CHECK(actor->may(permissions::edit_sheet, door.town));
  const Me me = describe(door.identity, *actor);
  CHECK(me.login == "officer");
  CHECK(me.grants.at(0).unit_name_th == "เทศบาลนครสมุทรปราการ");
  REQUIRE(sign_out(door.identity, *actor, door.author(actor->id)).ok());
  CHECK_FALSE(door.behind(in->token)->is_signed_in());
}

TEST_CASE("a token that nobody issued is the public") {
  Door door;
  CHECK_FALSE(door.behind("")->is_signed_in());
  CHECK_FALSE(door.behind("' OR 1=1 --")->is_signed_in());
  CHECK_FALSE(door.behind(random_token())->is_signed_in());
  CHECK_FALSE(describe(door.identity, *door.behind("x")).signed_in);
}

TEST_CASE("an unknown account, a wrong password and a disabled person answer alike") {
  Door door;
  CHECK(door.code(door.enter("officer", "wrong password")) == 1001);
  CHECK(door.code(door.enter("nobody", good_password)) == 1001);
  const auto department = actor_of_person(door.identity, door.department);
  REQUIRE(edit_person(door.identity, *department, door.officer, {.active = false}, door.author()).ok());
  CHECK(door.code(door.enter("officer", good_password)) == 1001);
  const auto time_of = [&](std::string_view login) {
    const auto start = std::chrono::steady_clock::now();
    (void)door.enter(login, "wrong password", "192.0.2.77");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  (void)time_of("warm.up");
  const double known = time_of("dept"), unknown = time_of("nobody.at.all");
  CHECK(unknown > known / 4);  // the same hash is worked; without it the answer would come a hundred times sooner
}

TEST_CASE("failures make the same account wait from the same address, and nobody else") {
  Door door;
  for (int i = 0; i < 4; ++i) CHECK(door.code(door.enter("officer", "wrong password")) == 1001);
  const auto waiting = door.enter("officer", good_password);
  REQUIRE_FALSE(waiting.ok());
  CHECK(waiting.problems()[0].code == errors::too_many_attempts);
  CHECK(waiting.problems()[0].params.at(0).second == "1");
  CHECK(door.enter("dept", good_password).ok());                     // another account, same address
  CHECK(door.enter("officer", good_password, "198.51.100.7").ok());  // the owner from elsewhere
  door.time += second;
  CHECK(door.enter("officer", good_password).ok());
  CHECK(door.enter("officer", good_password).ok());  // and the count is cleared
}

TEST_CASE("delays grow and stop at fifteen minutes") {
  CHECK(delay_after(3) == 0);
  CHECK(delay_after(4) == second);
  CHECK(delay_after(5) == 2 * second);
  CHECK(delay_after(10) == 64 * second);
  CHECK(delay_after(1'000'000) == 15 * minute);
}

TEST_CASE("a session ends when unused, when old, and when the person is disabled") {
  Door door;
  const std::string token = door.enter("officer", good_password).value().token;
  SUBCASE("unused for eight hours") {
    door.time += session_idle;
    CHECK_FALSE(door.behind(token)->is_signed_in());
  }
  SUBCASE("used, but seven days old") {
    for (Instant left = session_longest; left > 0; left -= 4 * hour) {
      CHECK(door.behind(token)->is_signed_in());
      door.time += 4 * hour;
    }
    CHECK_FALSE(door.behind(token)->is_signed_in());
  }
  SUBCASE("disabled, and still ended after being enabled again") {
    const auto department = actor_of_person(door.identity, door.department);
    REQUIRE(edit_person(door.identity, *department, door.officer, {.active = false}, door.author()).ok());
    CHECK_FALSE(door.behind(token)->is_signed_in());
    REQUIRE(edit_person(door.identity, *department, door.officer, {.active = true}, door.author()).ok());
    CHECK_FALSE(door.behind(token)->is_signed_in());
  }
}

TEST_CASE("changing the password ends all other sessions") {
  Door door;
  const std::string here = door.enter("officer", good_password).value().token,
                    there = door.enter("officer", good_password).value().token;
  const auto actor = door.behind(here);
  CHECK(door.code(change_password(door.identity, *actor, {"wrong", "another long one"}, door.author(actor->id))) == 1022);
  CHECK(door.code(change_password(door.identity, *actor, {std::string(good_password), "short"}, door.author(actor->id))) ==
        1009);
  REQUIRE(
      change_password(door.identity, *actor, {std::string(good_password), "another long one"}, door.author(actor->id)).ok());
  CHECK(door.behind(here)->is_signed_in());
  CHECK_FALSE(door.behind(there)->is_signed_in());
  CHECK(door.code(door.enter("officer", good_password)) == 1001);
  CHECK(door.enter("officer", "another long one").ok());
}

TEST_CASE("a link works once, in time, and the latest one only") {
  Door door;
  const std::string link = door.new_link(door.officer);
  const auto use = [&](const std::string& token) {
    return use_link(door.identity, token, {.password = "another long one"}, door.author());
  };
  CHECK(look_at_link(door.identity, link, door.time).value().login == "officer");
  SUBCASE("once") {
    const std::string old = door.enter("officer", good_password).value().token;
    const auto in = use(link);
    REQUIRE(in.ok());
    CHECK(door.behind(in->token)->id == door.officer);
    CHECK_FALSE(door.behind(old)->is_signed_in());  // whoever was in is out
    CHECK(door.code(use(link)) == 1006);
    CHECK(door.code(look_at_link(door.identity, link, door.time)) == 1006);
  }
  SUBCASE("in time") {
    door.time += reset_lasts;
    CHECK(door.code(use(link)) == 1006);
  }
  SUBCASE("the latest one only") {
    const std::string next = door.new_link(door.officer);
    CHECK(door.code(use(link)) == 1006);
    CHECK(use(next).ok());
  }
  SUBCASE("not for a disabled person") {
    const auto department = actor_of_person(door.identity, door.department);
    REQUIRE(edit_person(door.identity, *department, door.officer, {.active = false}, door.author()).ok());
    CHECK(door.code(use(link)) == 1006);
  }
  SUBCASE("a bad password leaves it unused") {
    CHECK(door.code(use_link(door.identity, link, {.password = "officer"}, door.author())) == 1009);
    CHECK(door.code(use_link(door.identity, link, {.password = "1234567890"}, door.author())) == 1010);
    CHECK(use(link).ok());
  }
  SUBCASE("made up") { CHECK(door.code(use("made-up")) == 1006); }
}

TEST_CASE("the first start prints a link that makes the department's first account, once") {
  House house;
  seed_units(house.identity, House::data());
  const auto path = make_setup_link(house.identity);
  REQUIRE(path);
  const std::string token = path->substr(std::string("/link/").size());
  CHECK(look_at_link(house.identity, token, house.time).value().purpose == "setup");
  const LinkUse use{.display_name = "กรม", .login = "first", .password = "a good long one"};
  const auto in = use_link(house.identity, token, use, house.author());
  REQUIRE(in.ok());
  CHECK(actor_of_token(house.identity, in->token, house.time)->has(Role::Department));
  CHECK_FALSE(use_link(house.identity, token, use, house.author()).ok());
  CHECK_FALSE(make_setup_link(house.identity));
}

TEST_CASE("no token, password or login name is kept as it is") {
  Door door;
  const std::string token = door.enter("officer", good_password).value().token, link = door.new_link(door.officer);
  std::string all;
  door.database->read([&](store::Transaction& tx) {
    for (const char* text :
         {"SELECT token_hash FROM identity_sessions", "SELECT token_hash FROM identity_links", "SELECT body FROM audit_rows",
          "SELECT pair FROM identity_login_delays", "SELECT hash FROM identity_credentials"}) {
      const store::Sql dump{"test.dump", text, text, {}};
      tx.query(dump, {}, [&](const store::Row& row) { all += row.string(0) + "\n"; });
    }
  });
  CHECK(all.find(token) == std::string::npos);
  CHECK(all.find(link) == std::string::npos);
  CHECK(all.find(good_password) == std::string::npos);
  CHECK(all.find("officer\"") == std::string::npos);
}

TEST_CASE("easy passwords are refused") {
  const auto code = [](std::string_view password) { return Door::code(check_password(password, "somchai.mukdahan")); };
  CHECK(code("ก้าวไกล99") == 1009);
  CHECK(code("สวัสดีเมืองไทย") == 0);
  CHECK(code("SOMCHAI.Mukdahan") == 1010);
  CHECK(code("Password123") == 1010);
  CHECK(code("aaaaaaaaaaaa") == 1010);
  CHECK(code(std::string(1025, 'a')) == 1011);
}

}  // namespace muang::identity
