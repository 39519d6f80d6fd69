// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <map>
#include <stdexcept>

#include "http/errors.hpp"
#include "http/testing.hpp"
#include "store/database.hpp"

using namespace muang;
using namespace muang::http;
using namespace muang::http::testing;

namespace {

constexpr Permission write_notes{"notes.write"};

// Remembers in memory what the database remembers in production.
struct MemoryIdempotency : IdempotencyStore {
  struct Entry {
    std::string request;
    std::optional<Response> response;
  };
  std::map<std::string, Entry> entries;
  Claim claim(const IdempotencyKey& key) override {
    const auto [place, fresh] =
        entries.try_emplace(std::to_string(key.person) + key.endpoint + key.key, Entry{key.request, {}});
    if (fresh) return {};
    if (place->second.request != key.request) return {State::OtherRequest, {}};
    if (!place->second.response) return {State::Running, {}};
    return {State::Finished, *place->second.response};
  }
  void finish(const IdempotencyKey& key, const Response& response) override {
    entries[std::to_string(key.person) + key.endpoint + key.key].response = response;
  }
  void release(const IdempotencyKey& key) override { entries.erase(std::to_string(key.person) + key.endpoint + key.key); }
};

struct House {
  CookieAuthoriser authoriser;
  MemoryIdempotency idempotency;
  Log quiet{::open("/dev/null", O_WRONLY | O_CLOEXEC)};
  int created = 0;
  Router router{table(), {texts(), authoriser, &idempotency, quiet}};

  std::vector<Endpoint> table() {
    const auto say = [](std::string text) {
      return [text](const Call&) -> Result<Response> { return Response{.body = text}; };
    };
    std::vector<Endpoint> rows;
    rows.push_back(
        {.method = Method::Get,
         .path = "/api/v1/units/{unit}",
         .permission = open_to_public,
         .summary = "A unit.",
         .query = {{"on", "string", ""}, {"limit", "integer", ""}},
         .handler = [](const Call& call) -> Result<Response> { return Response{.body = call.path_values.at("unit")}; }});
    rows.push_back({.method = Method::Get,
                    .path = "/api/v1/units/counts",
                    .permission = open_to_public,
                    .summary = "Counts.",
                    .handler = say("counts")});
    rows.push_back({.method = Method::Get,
                    .path = "/api/v1/units/{unit}/facts/{key}",
                    .permission = signed_in,
                    .summary = "A fact.",
                    .handler = say("fact")});
    rows.push_back({.method = Method::Put,
                    .path = "/api/v1/units/{unit}/facts/{key}",
                    .permission = write_notes,
                    .summary = "Writes.",
                    .request = schema_of<Note>(),
                    .if_match = true,
                    .handler = with_body<Note>([](const Call& call, const Note& note) -> Result<Response> {
                      TRY_VOID(require_version(call, 3));
                      return ok_json(note);
                    })});
    rows.push_back({.method = Method::Post,
                    .path = "/api/v1/notes",
                    .permission = signed_in,
                    .summary = "Creates.",
                    .request = schema_of<Note>(),
                    .idempotency_key = true,
                    .handler = with_body<Note>([this](const Call&, const Note& note) -> Result<Response> {
                      if (note.text == "bad") return forbidden;
                      if (note.text == "bug") throw Bug("as asked");
                      if (note.text == "fault") throw store::StoreFault("disk full");
                      return Response{.status = 201, .body = std::to_string(++created)};
                    })});
    rows.push_back(
        {.method = Method::Post,
         .path = "/api/v1/files",
         .permission = signed_in,
         .summary = "File.",
         .upload = true,
         .handler = [](const Call& call) -> Result<Response> { return Response{.body = call.files.at(0).content}; }});
    return rows;
  }
  std::string answer(Call call) {
    const auto response = router.dispatch(call);
    return response.status < 300 ? response.body : code_of(response);
  }
};

}  // namespace

TEST_CASE("a path finds its endpoint, literal segments before variables") {
  House house;
  CHECK(house.answer(call_of(Method::Get, "/api/v1/units/17")) == "17");
  CHECK(house.answer(call_of(Method::Get, "/api/v1/units/counts")) == "counts");
  CHECK(house.router.match(Method::Get, "/api/v1/units/counts/facts/x").path_values.at("unit") == "counts");
  for (const char* path :
       {"/api/v1/units", "/api/v1/units/", "/api/v1/units//facts/a", "/", "", "api/v1/units/1", "/api/v1/units/1/x"}) {
    CAPTURE(path);
    CHECK(house.answer(call_of(Method::Get, path)) == "E9023");
  }
}

TEST_CASE("a method that a path does not have is answered with those that it has") {
  House house;
  auto call = call_of(Method::Delete, "/api/v1/units/1/facts/a");
  const auto response = house.router.dispatch(call);
  CHECK(response.status == 405);
  CHECK(response.headers.at(0) == std::pair<std::string, std::string>("Allow", "GET, HEAD, PUT"));
}

TEST_CASE("401 for strangers, 403 for those without the right") {
  House house;
  CHECK(house.answer(call_of(Method::Get, "/api/v1/units/1/facts/a")) == "E9020");
  CHECK(house.answer(own_page(call_of(Method::Get, "/api/v1/units/1/facts/a"), "2")) == "fact");
  auto edit = own_page(call_of(Method::Put, "/api/v1/units/1/facts/a", R"({"text":"x"})"), "2");
  edit.headers["if-match"] = "\"3\"";
  CHECK(house.answer(edit) == "E9021");
  CHECK(house.answer(own_page(edit, "1")) == R"({"text":"x"})");
}

TEST_CASE("an unsafe call with a cookie must come from our own page") {
  House house;
  const auto good = own_page(call_of(Method::Post, "/api/v1/notes", R"({"text":"x"})"));
  CHECK(house.answer(good) == "1");
  const auto with = [&](std::string_view name, std::string_view value) {
    auto call = good;
    call.headers[std::string(name)] = value;
    return house.answer(call);
  };
  CHECK(with("sec-fetch-site", "cross-site") == "E9022");
  CHECK(with("sec-fetch-site", "same-site") == "E9022");
  CHECK(with("x-requested-with", "other") == "E9022");
  auto old = good;
  old.headers.erase("sec-fetch-site");
  CHECK(house.answer(old) == "E9022");
  old.headers["host"] = "muang.example:8080";
  old.headers["origin"] = "http://muang.example:8080";
  CHECK(house.answer(old) == "2");
  old.headers["origin"] = "http://evil.example";
  CHECK(house.answer(old) == "E9022");
  old.headers["origin"] = "null";
  CHECK(house.answer(old) == "E9022");
}

TEST_CASE("unknown, repeated and ill-typed query parameters are refused together") {
  House house;
  auto call = call_of(Method::Get, "/api/v1/units/1");
  call.query = {{"limit", "x"}, {"on", "a"}, {"on", "b"}, {"zz", "1"}};
  const auto response = house.router.dispatch(call);
  const auto json = parse_json(response.body);
  REQUIRE(json.ok());
  CHECK(json->find("problems")->as<Json::List>()->size() == 3);
  call.query = {{"limit", "5"}};
  CHECK(house.answer(call) == "1");
}

TEST_CASE("a change without If-Match is 428, of an old version 412") {
  House house;
  auto edit = own_page(call_of(Method::Put, "/api/v1/units/1/facts/a", R"({"text":"x"})"));
  CHECK(house.answer(edit) == "E9031");
  for (const auto& [version, code] :
       std::map<std::string, std::string>{{"\"2\"", "E9027"}, {"*", "E9037"}, {"3", "E9037"}, {"\"3\", \"4\"", "E9037"}}) {
    edit.headers["if-match"] = version;
    CHECK(house.answer(edit) == code);
  }
}

TEST_CASE("a body of another type is 415, and an empty one is named") {
  House house;
  auto call = own_page(call_of(Method::Post, "/api/v1/notes", "{}"));
  call.headers["content-type"] = "text/plain";
  CHECK(house.answer(call) == "E9029");
  call.headers["content-type"] = "Application/JSON; charset=utf-8";
  CHECK(house.answer(call) == "E9003");
  CHECK(house.answer(own_page(call_of(Method::Post, "/api/v1/notes"))) == "E9012");
  auto file =
      own_page(call_of(Method::Post, "/api/v1/files",
                       "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../x\"\r\n\r\nhello\r\n--b--"));
  CHECK(house.answer(file) == "E9029");
  file.headers["content-type"] = "multipart/form-data; boundary=b";
  CHECK(house.answer(file) == "hello");
}

TEST_CASE("the same Idempotency-Key creates once") {
  House house;
  auto call = own_page(call_of(Method::Post, "/api/v1/notes", R"({"text":"x"})"));
  call.headers["idempotency-key"] = "k1";
  CHECK(house.answer(call) == "1");
  CHECK(house.answer(call) == "1");
  CHECK(house.created == 1);
  CHECK(house.answer(own_page(call, "2")) == "2");
  auto other = call;
  other.body = R"({"text":"y"})";
  CHECK(house.answer(other) == "E9030");
  house.idempotency.entries.begin()->second.response.reset();
  CHECK(house.answer(call) == "E9026");
  auto refused = own_page(call_of(Method::Post, "/api/v1/notes", R"({"text":"bad"})"));
  refused.headers["idempotency-key"] = "k2";
  CHECK(house.answer(refused) == "E9021");
  refused.body = R"({"text":"good"})";
  CHECK(house.answer(refused) == "3");
}

TEST_CASE("a bug is 500 and a store fault 503; the wire does not get the cause") {
  House house;
  auto bug = own_page(call_of(Method::Post, "/api/v1/notes", R"({"text":"bug"})"));
  const auto response = house.router.dispatch(bug);
  CHECK(response.status == 500);
  CHECK(response.body.find("as asked") == std::string::npos);
  CHECK(response.body.find("\"requestId\":\"test\"") != std::string::npos);
  CHECK(house.answer(own_page(call_of(Method::Post, "/api/v1/notes", R"({"text":"fault"})"))) == "E9035");
}

TEST_CASE("a table with the same row twice, without a handler or with a private kept answer is our own bug") {
  House house;
  const auto made = [&](Endpoint row, bool twice = false) {
    std::vector<Endpoint> rows{row};
    if (twice) rows.push_back(row);
    Router router(rows, {texts(), house.authoriser, nullptr, house.quiet});
  };
  Endpoint row{.method = Method::Get,
               .path = "/a",
               .permission = signed_in,
               .summary = "",
               .handler = [](const Call&) -> Result<Response> { return Response{}; }};
  CHECK_NOTHROW(made(row));
  CHECK_THROWS_AS(made(row, true), Bug);
  row.kept = {{"topic"}};
  CHECK_THROWS_AS(made(row), Bug);
  row.kept = {};
  row.handler = nullptr;
  CHECK_THROWS_AS(made(row), Bug);
}
