// SPDX-License-Identifier: Apache-2.0
// For tests: the real places and criteria in an empty database, people of fixed roles, and the router between them.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "assessment/assessment.hpp"
#include "http/json.hpp"
#include "http/router.hpp"
#include "identity/people.hpp"
#include "identity/service.hpp"
#include "programme/programme.hpp"
#include "store/migrations.hpp"

namespace muang::programme {

// The header x-person names who calls; nobody: the public.
struct NamedAuthoriser : http::Authoriser {
  std::map<std::string, std::shared_ptr<identity::Actor>, std::less<>> people;
  std::shared_ptr<identity::Actor> visitor = std::make_shared<identity::Actor>();
  Result<std::shared_ptr<const http::Caller>> identify(const http::Call& call) override {
    const auto found = people.find(call.header("x-person"));
    return std::shared_ptr<const http::Caller>(found == people.end() ? visitor : found->second);
  }
  bool allows(const http::Caller& caller, Permission permission) override {
    return dynamic_cast<const identity::Actor&>(caller).may_somewhere(permission);
  }
};

struct Answered {
  int status = 0;
  std::string body, code;
  std::int64_t version = 0;
  http::Json json;
  const http::Json& operator[](std::string_view key) const {
    static const http::Json none;
    const auto* found = json.find(key);
    return found ? *found : none;
  }
  std::int64_t integer(std::string_view key) const {
    const auto* value = (*this)[key].as<std::int64_t>();
    return value ? *value : -1;
  }
  std::string text(std::string_view key) const {
    const auto* value = (*this)[key].as<std::string>();
    return value ? *value : "";
  }
  http::Json::List list(std::string_view key) const {  // by value: callers iterate over the list of a temporary
    const auto* value = (*this)[key].as<http::Json::List>();
    return value ? *value : http::Json::List{};
  }
};

struct Scene {
  static constexpr Instant noon = 1'655'000'000'000;  // 12 June 2022, in the round of fiscal year 2565
  std::filesystem::path root = MUANG_SOURCE_DIR;
  Instant time = noon;
  std::unique_ptr<store::Database> database;
  identity::IdentityService identity;
  Texts texts;
  std::unique_ptr<assessment::AssessmentService> assessment;
  std::unique_ptr<Programme> programme;
  NamedAuthoriser authoriser;
  std::unique_ptr<http::Router> router;
  std::shared_ptr<const identity::UnitTree> tree;
  OrgUnitId town, neighbour;  // in มุกดาหาร; in พังงา

  explicit Scene(const std::string& url = "sqlite::memory:")
      : database(open(url, root)), identity(*database, [this] { return time; }), texts(Texts::load(root / "locales")) {
    seed_units(identity, root / "data");
    seed_programme(identity, root / "data");
    assessment = std::make_unique<assessment::AssessmentService>(
        identity, assessment::AssessmentSettings{
                      .frameworks = root / "data/frameworks", .files = "/nonexistent", .fact_keys = {}, .texts = &texts});
    programme = std::make_unique<Programme>(*assessment, ProgrammeSettings{root / "data", &texts});
    auto table = assessment::endpoints_answers(*assessment);
    for (auto& row : assessment::endpoints_workflow(*assessment)) table.push_back(std::move(row));
    for (auto& row : endpoints(*programme)) table.push_back(std::move(row));
    router = std::make_unique<http::Router>(std::move(table), http::Router::Parts{texts, authoriser});
    tree = identity.tree_now();
    town = town_in("TH-49");
    neighbour = town_in("TH-82");
    cast();
  }

  static std::unique_ptr<store::Database> open(const std::string& url, const std::filesystem::path& root) {
    auto database = store::Database::open(url);
    store::migrate(*database, root / "db/migrations");
    return database;
  }
  OrgUnitId town_in(std::string_view province) const {
    for (const auto* unit : tree->local_governments_of(tree->find_uid(province)->id)) {
      if (unit->kind == identity::Kind::Town) return unit->id;
    }
    FAIL("the province has a town municipality");
    return {};
  }
  OrgUnitId unit(std::string_view uid) const { return tree->find_uid(uid)->id; }

  void add(const std::string& name, std::vector<identity::Grant> grants, std::vector<identity::Seat> seats = {}) {
    const identity::Author author{{}, "test", time};
    const auto id =
        identity.audit().transact<PersonId>(author, "test", [&](store::Transaction& tx, identity::AuditEntry& entry) {
          return identity::create_person(
              tx, entry, {.display_name = name, .login = name, .grants = grants, .password_hash = {}}, author);
        });
    auto actor = std::make_shared<identity::Actor>();
    actor->id = id.value();
    actor->display_name = name;
    actor->grants = std::move(grants);
    actor->seats = std::move(seats);
    actor->tree = tree;
    authoriser.people[name] = actor;
  }
  void cast() {
    using identity::Role;
    const auto area = [&](bool chair, std::string_view province) {
      return identity::Seat{1, "area", 2022, chair, {unit(province)}, {}};
    };
    add("somchai", {{Role::MunicipalOfficer, town}});
    add("somsri", {{Role::MunicipalOfficer, neighbour}});
    add("malee", {{Role::ProvincialOffice, unit("TH-49")}});
    add("other-province", {{Role::ProvincialOffice, unit("TH-82")}});
    add("wichai", {{Role::RegionalOffice, tree->find(town)->office}});
    add("anong", {}, {area(true, "TH-49")});
    add("narin", {}, {area(false, "TH-49")});
    add("kanya", {}, {area(true, "TH-82")});
    add("thawee", {}, {identity::Seat{2, "steering", 2022, true, {}, {}}});
    add("prasert", {{Role::Department, unit("TH")}});
    add("viewer", {{Role::Viewer, unit("TH-49")}});
  }

  Answered call(const std::string& who, http::Method method, const std::string& target, const std::string& body = "",
                const std::string& if_match = "") {
    http::Call call;
    call.method = method;
    const auto mark = target.find('?');
    call.path = "/api/v1" + target.substr(0, mark);
    for (std::size_t at = mark; at < target.size();) {
      const auto end = std::min(target.find('&', at + 1), target.size());
      const std::string pair = target.substr(at + 1, end - at - 1);
      call.query.emplace(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
      at = end;
    }
    call.body = body;
    call.headers["x-person"] = who;
    if (!body.empty()) call.headers["content-type"] = "application/json";
    if (!if_match.empty()) call.headers["if-match"] = '"' + if_match + '"';
    call.request_id = "test";
    call.now = time;
    const auto response = router->dispatch(call);
    Answered answered{response.status, response.body, {}, 0, {}};
    if (auto json = http::parse_json(response.body)) answered.json = std::move(json).value();
    answered.code = answered.text("code");
    answered.version = answered.integer("version");
    return answered;
  }
  Answered get(const std::string& who, const std::string& target) { return call(who, http::Method::Get, target); }

  std::string sheet_path(OrgUnitId of) const { return "/units/" + std::to_string(of.value) + "/sheets/2565"; }
  Answered step(const std::string& who, OrgUnitId of, const std::string& body, std::int64_t version) {
    return call(who, http::Method::Post, sheet_path(of) + "/transitions", body, std::to_string(version));
  }
  Answered step(const std::string& who, OrgUnitId of, const std::string& body) {
    return step(who, of, body, version_of(of));
  }
  std::int64_t version_of(OrgUnitId of) { return get("prasert", sheet_path(of)).version; }

  void plan_round() {
    const auto made = call("prasert", http::Method::Post, "/rounds",
                           R"({"year":2565,"edition":"esc-2562","opens":"2022-02-01","closes":"2022-06-30"})");
    REQUIRE_EQ(made.status, 201);
  }
  // Answers every line; `less` points are left out of each process score.
  void answer_all(const std::string& who, OrgUnitId of, int less = 0) {
    const auto& framework = assessment->framework("esc-2562");
    for (const auto& line : framework.lines) {
      const bool lpa = framework.indicators[line.indicator].scoring == assessment::Scoring::Lpa;
      const std::string body = lpa ? R"({"lpaScore":4,"lpaMax":5})"
                                   : "{\"process\":" + std::to_string(9 - less) + ",\"output\":6,\"outcome\":11}";
      const auto saved = call(who, http::Method::Put, sheet_path(of) + "/answers/" + line.id, body, "0");
      REQUIRE_MESSAGE(saved.status == 200, saved.body);
    }
  }
};

}  // namespace muang::programme
