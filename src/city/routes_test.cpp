// SPDX-License-Identifier: Apache-2.0
// Who reaches whose facts, asked of the endpoints themselves.
#include <doctest/doctest.h>

#include "city/city.hpp"
#include "http/errors.hpp"
#include "store/migrations.hpp"

using namespace muang;
using http::Method;
namespace fs = std::filesystem;

namespace {

constexpr Instant noon = 1'600'000'000'000;

struct Door {
  std::unique_ptr<store::Database> database = store::Database::open("sqlite::memory:");
  std::unique_ptr<identity::Identity> identity;
  Texts texts = Texts::load(fs::path(MUANG_SOURCE_DIR) / "locales");
  std::unique_ptr<city::City> city;
  std::vector<http::Endpoint> rows;
  Door() {
    store::migrate(*database, fs::path(MUANG_SOURCE_DIR) / "db/migrations");
    identity = identity::make_identity(*database, [] { return noon; });
    identity::seed_units(*identity, fs::path(MUANG_SOURCE_DIR) / "data");
    city = city::make_city(*identity, texts, {fs::path(MUANG_SOURCE_DIR) / "data", {}});
    rows = city::endpoints(*city);
  }
  std::shared_ptr<identity::Actor> actor(std::optional<identity::Role> role, const char* scope) const {
    auto made = std::make_shared<identity::Actor>();
    made->tree = identity->tree_now();
    if (!role) return made;
    made->id = PersonId{1};
    made->grants = {{*role, made->tree->find_uid(scope)->id}};
    return made;
  }
  // 200, or the status of the first problem.
  int ask(Method method, std::string_view path, std::shared_ptr<identity::Actor> who, const char* unit,
          std::string body = {}) const {
    http::Call call{.method = method, .body = std::move(body), .now = noon, .caller = std::move(who)};
    call.path_values = {{"unit", unit}, {"key", "staff"}, {"period", "FY2562"}};
    call.query = {{"year", "2562"}, {"format", "csv"}};
    call.headers = {{"if-match", "\"0\""}};
    for (const auto& row : rows) {
      if (row.method != method || row.path != path) continue;
      const auto answer = row.handler(call);
      return answer ? answer->status : answer.problems().front().code.http_status;
    }
    return 0;
  }
};

constexpr auto form = "/api/v1/units/{unit}/facts";
constexpr auto line = "/api/v1/units/{unit}/facts/{key}/{period}";

}  // namespace

TEST_CASE("facts of a town are reached by scope: own 200, foreign 404, in sight without the right 403") {
  const Door door;
  using identity::Role;
  const auto officer = door.actor(Role::MunicipalOfficer, "LG-0001");
  const auto province = door.actor(Role::ProvincialOffice, "TH-11");
  const auto far = door.actor(Role::ProvincialOffice, "TH-49");
  const auto visitor = door.actor(std::nullopt, "");
  CHECK(door.ask(Method::Get, form, officer, "LG-0001") == 200);
  CHECK(door.ask(Method::Get, form, officer, "LG-0002") == 404);
  CHECK(door.ask(Method::Get, form, officer, "LG-9999") == 404);
  CHECK(door.ask(Method::Get, form, province, "LG-0001") == 200);
  CHECK(door.ask(Method::Get, form, province, "TH-11") == 422);
  CHECK(door.ask(Method::Get, form, far, "LG-0001") == 404);
  CHECK(door.ask(Method::Get, form, visitor, "LG-0001") == 404);
  for (const auto* path : {"/api/v1/units/{unit}/facts/template", "/api/v1/units/{unit}/facts/{key}/{period}/revisions"}) {
    CHECK(door.ask(Method::Get, path, officer, "LG-0001") == 200);
    CHECK(door.ask(Method::Get, path, officer, "LG-0002") == 404);
  }
  CHECK(door.ask(Method::Put, line, province, "LG-0001", R"({"value":5})") == 403);
  CHECK(door.ask(Method::Put, line, far, "LG-0001", R"({"value":5})") == 404);
  CHECK(door.ask(Method::Put, line, officer, "LG-0001", R"({"value":"5"})") == 422);
  CHECK(door.ask(Method::Put, line, officer, "LG-0001", R"({"value":5,"code":null})") == 200);
  CHECK(door.ask(Method::Put, line, officer, "LG-0001", R"({"value":6})") == 412);
  CHECK(door.ask(Method::Post, "/api/v1/units/{unit}/facts/copy-forward", province, "LG-0001", R"({"year":2563})") == 403);
  CHECK(door.ask(Method::Post, "/api/v1/units/{unit}/facts/copy-forward", officer, "LG-0001", R"({"year":2563})") == 200);
  CHECK(door.ask(Method::Post, "/api/v1/units/{unit}/facts/import", province, "LG-0001") == 403);
  CHECK(door.ask(Method::Post, "/api/v1/units/{unit}/facts/import", officer, "LG-0001") == 422);
  CHECK(door.ask(Method::Get, "/api/v1/units/{unit}/profile", visitor, "LG-0001") == 200);
  CHECK(door.ask(Method::Get, "/api/v1/facts/catalogue", visitor, "LG-0001") == 200);
}
