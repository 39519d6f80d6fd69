// SPDX-License-Identifier: Apache-2.0
// The endpoints as a browser meets them, through the router.
#include "identity/routes.hpp"

#include <doctest/doctest.h>

#include "base/texts.hpp"
#include "http/router.hpp"
#include "identity/authoriser.hpp"
#include "identity/people.hpp"
#include "identity/secrets.hpp"
#include "identity/test_house.hpp"

namespace muang::identity {
namespace {

struct Site : House {
  Texts texts = Texts::load(std::filesystem::path(MUANG_SOURCE_DIR) / "locales");
  SessionAuthoriser authoriser{identity};
  http::Router router;
  std::string cookie;
  http::Response last;

  Site() : router((seed_units(identity, data()), endpoints(identity)), {.texts = texts, .authoriser = authoriser}) {}

  void add(const std::string& login, Role role, std::string_view uid) {
    const OrgUnitId unit = identity.tree_now()->find_uid(uid)->id;
    const auto made = identity.audit().transact<PersonId>(author(), "test", [&](store::Transaction& tx, AuditEntry& entry) {
      return create_person(tx, entry, {login, login, {{role, unit}}, hash_password("a good long one")}, author());
    });
    REQUIRE(made.ok());
  }
  int send(http::Method method, const std::string& path, const std::string& body = {},
           std::multimap<std::string, std::string, std::less<>> query = {}) {
    http::Call call{
        .method = method, .path = path, .query = std::move(query), .body = body, .address = "192.0.2.1", .now = time};
    call.headers = {{"cookie", "muang_session=" + cookie},
                    {"x-requested-with", "muang"},
                    {"sec-fetch-site", "same-origin"},
                    {"if-match", "\"1\""}};
    if (!body.empty()) call.headers["content-type"] = "application/json";
    last = router.dispatch(call);
    for (const auto& [name, value] : last.headers) {
      if (name == "Set-Cookie") cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    }
    return last.status;
  }
  int sign_in(const std::string& login) {
    return send(http::Method::Post, "/api/v1/session", R"({"login":")" + login + R"(","password":"a good long one"})");
  }
  bool says(std::string_view text) const { return last.body.find(text) != std::string::npos; }
};

constexpr auto Get = http::Method::Get, Post = http::Method::Post, Patch = http::Method::Patch,
               Delete = http::Method::Delete;

}  // namespace

TEST_CASE("the public reads units, and nothing about people") {
  Site site;
  CHECK(site.send(Get, "/api/v1/units", {}, {{"class", "local-government"}, {"province", "TH-49"}}) == 200);
  CHECK(site.says(R"("total":25)"));
  CHECK(site.send(Get, "/api/v1/units/TH-49") == 200);
  CHECK(site.says(R"("fullNameTh":"จังหวัดมุกดาหาร")"));
  CHECK(site.says(R"("confidence":"direct")"));
  CHECK(site.send(Get, "/api/v1/units/LG-0000") == 404);
  CHECK(site.send(Get, "/api/v1/units/counts", {}, {{"on", "2019-12-20"}, {"by", "kind"}}) == 200);
  CHECK(site.says(R"("total":2450)"));
  CHECK(site.send(Get, "/api/v1/units/counts", {}, {{"on", "2019-02-30"}}) == 422);
  CHECK(site.send(Get, "/api/v1/units", {}, {{"kind", "village"}}) == 422);
  CHECK(site.send(Get, "/api/v1/units", {}, {{"cursor", "made-up"}}) == 400);
  CHECK(site.send(Get, "/api/v1/search", {}, {{"q", "ทม.มุกดาหาร"}}) == 200);
  CHECK(site.says("เทศบาลเมืองมุกดาหาร"));
  CHECK(site.send(Get, "/api/v1/session") == 200);
  CHECK(site.says(R"("signedIn":false)"));
  CHECK(site.send(Get, "/api/v1/people") == 401);
  CHECK(site.send(Get, "/api/v1/audit") == 401);
  CHECK(site.send(Post, "/api/v1/people/1/reset") == 401);
  CHECK(site.send(Get, "/api/v1/rounds/2563/committees") == 401);
}

TEST_CASE("the cookie is HttpOnly, of this site alone, and gone after signing out") {
  Site site;
  site.add("officer", Role::MunicipalOfficer, "LG-0001");
  CHECK(site.sign_in("officer") == 200);
  std::string sent;
  for (const auto& [name, value] : site.last.headers) {
    if (name == "Set-Cookie") sent = value;
  }
  CHECK(sent.find("HttpOnly") != std::string::npos);
  CHECK(sent.find("SameSite=Strict") != std::string::npos);
  CHECK(sent.find("Path=/;") != std::string::npos);
  CHECK(site.cookie.size() == 43);
  const std::string token = site.cookie;
  CHECK(site.send(Get, "/api/v1/session") == 200);
  CHECK(site.says(R"("login":"officer")"));
  CHECK(site.send(Delete, "/api/v1/session") == 204);
  site.cookie = token;
  CHECK(site.send(Get, "/api/v1/session") == 200);
  CHECK(site.says(R"("signedIn":false)"));
}

TEST_CASE("an officer is kept from people, units, committees and the audit trail") {
  Site site;
  site.add("officer", Role::MunicipalOfficer, "LG-0001");
  REQUIRE(site.sign_in("officer") == 200);
  CHECK(site.send(Get, "/api/v1/people") == 403);
  CHECK(site.send(Post, "/api/v1/people", R"({"displayName":"x","login":"xxx","role":"department","unitIds":[1]})") == 403);
  CHECK(site.send(Patch, "/api/v1/people/1", R"({"active":false})") == 403);
  CHECK(site.send(Get, "/api/v1/audit") == 403);
  CHECK(site.send(Post, "/api/v1/rounds/2563/committees", "{}") == 403);
  CHECK(site.send(Post, "/api/v1/units/LG-0001/changes", "{}") == 403);
}

TEST_CASE("the department corrects a date, and the audit trail says so") {
  Site site;
  site.add("dept", Role::Department, "TH");
  REQUIRE(site.sign_in("dept") == 200);
  const std::string change =
      R"({"field":"kind","value":"town","validFrom":"2020-05-01","source":"Gazette","certainty":"official","reason":"found"})";
  CHECK(site.send(Post, "/api/v1/units/LG-0828/changes", change) == 200);
  CHECK(site.says(R"("version":2)"));
  CHECK(site.send(Post, "/api/v1/units/LG-0828/changes", change) == 412);
  CHECK(site.send(Get, "/api/v1/audit", {}, {{"unit", "LG-0828"}}) == 200);
  CHECK(site.says("town from 2020-05-01"));
  CHECK(site.says(R"("action":"unit.change")"));
  CHECK(site.send(Get, "/api/v1/people") == 200);
  CHECK(site.says(R"("login":"dept")"));
}

}  // namespace muang::identity
