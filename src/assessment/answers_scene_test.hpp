// SPDX-License-Identifier: Apache-2.0
// A site with one town and its neighbours, and somebody who asks for them.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "assessment/answers.hpp"
#include "assessment/errors.hpp"
#include "assessment/sql.hpp"
#include "base/text.hpp"
#include "http/router.hpp"
#include "identity/test_house.hpp"

namespace muang::assessment::answers_scene {

inline constexpr auto Get = http::Method::Get, Put = http::Method::Put, Post = http::Method::Post,
                      Delete = http::Method::Delete;

struct Gate : http::Authoriser {
  std::shared_ptr<const identity::Actor> actor = std::make_shared<identity::Actor>();
  Result<std::shared_ptr<const http::Caller>> identify(const http::Call&) override {
    return std::shared_ptr<const http::Caller>(actor);
  }
  bool allows(const http::Caller& caller, Permission permission) override {
    return static_cast<const identity::Actor&>(caller).may_somewhere(permission);
  }
};

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "muang-evidence-test";
  Folder() { std::filesystem::remove_all(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::size_t files() const {
    std::size_t count = 0;
    std::error_code fault;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, fault))
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  }
};

inline AssessmentSettings settings(const std::filesystem::path& files, const Texts& texts) {
  AssessmentSettings made;
  made.frameworks = identity::House::data() / "frameworks";
  made.files = files;
  made.evidence_quota = 3 << 20;
  made.texts = &texts;
  return made;
}

// Rounds: FY2569 is open at noon of the house, FY2568 is closed, FY2570 opens later. Two towns of one province.
struct Site : identity::House {
  Texts texts = Texts::load(std::filesystem::path(MUANG_SOURCE_DIR) / "locales");
  Folder folder;
  Gate gate;
  AssessmentService service;
  http::Router router;
  const identity::OrgUnit *town, *neighbour, *province;
  http::Response last;
  std::string if_match = "\"0\"";

  Site()
      : service((seed_units(identity, data()), identity), settings(folder.path, texts)),
        router(endpoints_answers(service), {.texts = texts, .authoriser = gate}) {
    const auto tree = identity.tree_now();
    province = tree->find_uid("TH-49");
    for (const identity::OrgUnit* unit : tree->local_governments_of(province->id)) {
      if (unit->kind == identity::Kind::Town) town = unit;
      if (unit->kind == identity::Kind::Subdistrict) neighbour = unit;
    }
    keep_ = tree;
    round(2026, "2026-01-01", "2026-08-31");
    round(2025, "2025-01-01", "2025-08-31");
    round(2027, "2027-01-01", "2027-08-31");
    become(identity::Role::MunicipalOfficer, town->id);
  }
  void round(int year, const char* opens, const char* closes) {
    database->write([&](store::Transaction& tx) {
      tx.run(sql::insert_workflow_round,
             {{"fiscal_year", year}, {"edition", "esc-2562"}, {"opens_at", opens}, {"closes_at", closes}, {"demo", false}});
      return true;
    });
  }
  void become(identity::Role role, OrgUnitId scope) {
    auto actor = std::make_shared<identity::Actor>();
    actor->id = PersonId{7};
    actor->display_name = "สมชาย";
    actor->grants = {{role, scope}};
    actor->tree = identity.tree_now();
    gate.actor = actor;
  }
  void become_public() {
    auto actor = std::make_shared<identity::Actor>();
    actor->tree = identity.tree_now();
    gate.actor = actor;
  }
  std::string sheet(const identity::OrgUnit* unit, int year = 2569) const {
    return "/api/v1/units/" + std::to_string(unit->id.value) + "/sheets/" + std::to_string(year);
  }
  int send(http::Method method, const std::string& path, const std::string& body = {},
           const std::string& type = "application/json", std::multimap<std::string, std::string, std::less<>> query = {}) {
    http::Call call{
        .method = method, .path = path, .query = std::move(query), .body = body, .address = "192.0.2.1", .now = time};
    call.headers = {{"x-requested-with", "muang"},
                    {"sec-fetch-site", "same-origin"},
                    {"if-match", if_match},
                    {"idempotency-key", "key-" + std::to_string(++keys_)}};
    if (!body.empty()) call.headers["content-type"] = type;
    last = router.dispatch(call);
    return last.status;
  }
  int answer(const std::string& indicator, const std::string& body, int version = 0) {
    if_match = "\"" + std::to_string(version) + "\"";
    return send(Put, sheet(town) + "/answers/" + indicator, body);
  }
  int upload(const std::string& path, const std::string& name, const std::string& content,
             const std::string& part = "process", std::multimap<std::string, std::string, std::less<>> query = {}) {
    const std::string body = "--bound\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\n" + part +
                             "\r\n--bound\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                             "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--bound--\r\n";
    return send(Post, path, body, "multipart/form-data; boundary=bound", std::move(query));
  }
  bool says(std::string_view text) const { return last.body.find(text) != std::string::npos; }
  bool refuses(int status, ErrorCode code) const {
    if (last.status == status && says(code_text(code))) return true;
    MESSAGE(last.status << " " << last.body);
    return false;
  }
  std::string header(std::string_view name) const {
    for (const auto& [key, value] : last.headers) {
      if (key == name) return value;
    }
    return {};
  }

 private:
  std::shared_ptr<const identity::UnitTree> keep_;
  int keys_ = 0;
};

const std::string pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

}  // namespace muang::assessment::answers_scene
