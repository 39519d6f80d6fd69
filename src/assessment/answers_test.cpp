// SPDX-License-Identifier: Apache-2.0
// Sheets, answers, evidence and LPA marks as a browser meets them, with the attacks that each must stand.
#include "assessment/answers.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "assessment/errors.hpp"
#include "assessment/evidence.hpp"
#include "assessment/sql.hpp"
#include "base/text.hpp"
#include "http/router.hpp"
#include "identity/test_house.hpp"

using namespace muang;
using namespace muang::assessment;

namespace {

constexpr auto Get = http::Method::Get, Put = http::Method::Put, Post = http::Method::Post, Delete = http::Method::Delete;

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

AssessmentSettings settings(const std::filesystem::path& files, const Texts& texts) {
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

std::string little(std::size_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFF);
  return text;
}
// A ZIP archive of empty files with these names.
std::string zip(const std::vector<std::string>& names) {
  std::string content, directory;
  for (const std::string& name : names) {
    const std::size_t at = content.size();
    content += "PK\x03\x04" + std::string(22, '\0') + little(name.size(), 2) + little(0, 2) + name;
    directory +=
        "PK\x01\x02" + std::string(24, '\0') + little(name.size(), 2) + std::string(12, '\0') + little(at, 4) + name;
  }
  return content + directory + "PK\x05\x06" + std::string(4, '\0') + little(names.size(), 2) + little(names.size(), 2) +
         little(directory.size(), 4) + little(content.size(), 4) + little(0, 2);
}

}  // namespace

TEST_CASE("the first answer makes the sheet, and every answer comes back with the new score") {
  Site site;
  REQUIRE(site.send(Get, site.sheet(site.town)) == 200);
  CHECK(site.says(R"("version":0)"));
  CHECK(site.says(R"("editable":true)"));
  CHECK(site.says(R"("passMark":70)"));
  REQUIRE(site.answer("ESC-01", R"({"process":8,"output":5,"outcome":9,"reasons":"ผังเมืองรวม"})") == 200);
  CHECK(site.header("ETag") == "\"1\"");
  CHECK(site.says(R"("points":22,"maxPoints":210)"));
  CHECK(site.says(R"("answered":1,"of":34)"));
  CHECK(site.says(R"("updatedBy":"สมชาย")"));
  REQUIRE(site.answer("ESC-01", R"({"process":null})", 1) == 200);  // the members left out stay
  CHECK(site.says(R"("process":null,"output":5,"outcome":9)"));
  CHECK(site.says("ผังเมืองรวม"));
  REQUIRE(site.answer("ESC-24", R"({"lpaScore":2.5,"lpaMax":5})") == 200);
  CHECK(site.says(R"("points":15,"maxPoints":330)"));
  REQUIRE(site.answer("ESC-19.2", R"({"process":1,"output":0,"outcome":0})") == 200);
  CHECK(site.says(R"("points":0.5,"maxPoints":210)"));
  REQUIRE(site.send(Get, site.sheet(site.town)) == 200);
  CHECK(site.says(R"("version":1)"));
  CHECK(site.send(Get, site.sheet(site.town) + "/result") == 200);
  CHECK(site.says(R"("targetPercent":70)"));
}

TEST_CASE("a stale answer is refused and nothing is written") {
  Site site;
  REQUIRE(site.answer("ESC-02", R"({"process":1})") == 200);
  CHECK(site.answer("ESC-02", R"({"process":9})", 0) == 412);
  CHECK(site.refuses(412, errors::stale_answer));
  CHECK(site.answer("ESC-03", R"({"process":9})", 4) == 412);
  CHECK(site.send(Get, site.sheet(site.town)) == 200);
  CHECK(site.says(R"("indicator":"ESC-02","process":1,)"));
  CHECK(site.says(R"("indicator":"ESC-03","process":null,)"));
}

TEST_CASE("bad answers name every problem, and a sheet is not made for them") {
  Site site;
  CHECK(site.answer("ESC-01", R"({"process":11,"outcome":-1})") == 422);
  CHECK(site.says("\"field\":\"process\""));
  CHECK(site.says("\"field\":\"outcome\""));
  CHECK(site.answer("ESC-01", R"({"process":1.5})") == 422);
  CHECK(site.answer("ESC-01", R"({"process":NaN})") == 400);
  CHECK(site.answer("ESC-01", R"({"points":1})") == 422);
  CHECK(site.answer("ESC-01", R"({"lpaScore":1,"lpaMax":5})") == 422);
  CHECK(site.answer("ESC-24", R"({"process":1})") == 422);
  CHECK(site.answer("ESC-24", R"({"lpaScore":3.333,"lpaMax":5})") == 422);
  CHECK(site.answer("ESC-24", R"({"lpaScore":6,"lpaMax":5})") == 422);
  CHECK(site.answer("ESC-19", R"({"process":1})") == 422);
  CHECK(site.refuses(422, errors::indicator_has_subs));
  CHECK(site.answer("ESC-99", R"({"process":1})") == 422);
  CHECK(site.answer("../ESC-01", R"({"process":1})") == 404);
  CHECK(site.answer("ESC-01", std::string(50'000, '[')) == 400);
  CHECK(site.send(Get, site.sheet(site.town)) == 200);
  CHECK(site.says(R"("version":0)"));
}

TEST_CASE("another town's sheet is not there, a visible one is not writable, a closed round takes nothing") {
  Site site;
  CHECK(site.send(Get, site.sheet(site.neighbour)) == 404);
  CHECK(site.send(Put, site.sheet(site.neighbour) + "/answers/ESC-01", R"({"process":1})") == 404);
  CHECK(site.send(Get, "/api/v1/units/999999/sheets/2569") == 404);
  CHECK(site.send(Put, site.sheet(site.town, 2568) + "/answers/ESC-01", R"({"process":1})") == 409);
  CHECK(site.refuses(409, errors::sheet_closed));
  CHECK(site.send(Put, site.sheet(site.town, 2570) + "/answers/ESC-01", R"({"process":1})") == 409);
  CHECK(site.send(Put, site.sheet(site.town, 2567) + "/answers/ESC-01", R"({"process":1})") == 404);
  CHECK(site.send(Put, site.sheet(site.town, 2026) + "/answers/ESC-01", R"({"process":1})") == 422);
  site.become(identity::Role::ProvincialOffice, site.province->id);
  CHECK(site.send(Get, site.sheet(site.town)) == 200);
  CHECK(site.says(R"("editable":false)"));
  CHECK(site.send(Put, site.sheet(site.town) + "/answers/ESC-01", R"({"process":1})") == 403);
  site.become_public();
  CHECK(site.send(Get, site.sheet(site.town)) == 401);
  CHECK(site.send(Get, "/api/v1/units/" + std::to_string(site.town->id.value) + "/sheets") == 200);
  CHECK(site.last.body == R"({"items":[]})");
}

TEST_CASE("a sheet that was handed in takes no answer") {
  Site site;
  REQUIRE(site.answer("ESC-01", R"({"process":1})") == 200);
  site.database->write([&](store::Transaction& tx) {
    const auto found = find_sheet(tx, site.town->id, 2026);
    tx.run(sql::move_sheet, {{"id", found->id},
                             {"version", 1},
                             {"state", "submitted"},
                             {"national_state", ""},
                             {"came_back", false},
                             {"now", site.time}});
    return true;
  });
  CHECK(site.answer("ESC-01", R"({"process":2})", 1) == 409);
  CHECK(site.refuses(409, errors::sheet_handed_in));
}

TEST_CASE("evidence comes back as an attachment in a sandbox, and only through its answer") {
  Site site;
  const std::string path = site.sheet(site.town) + "/answers/ESC-01/evidence";
  REQUIRE(site.upload(path, "../../etc/ผังเมือง รวม.pdf", pdf) == 201);
  CHECK(site.says("\"name\":\"ผังเมือง รวม.pdf\""));
  CHECK(site.says("application/pdf"));
  CHECK_FALSE(site.says("sha256"));
  CHECK(site.folder.files() == 1);
  REQUIRE(site.send(Get, path + "/1") == 200);
  CHECK(site.last.body == pdf);
  CHECK(site.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  CHECK(site.header("X-Content-Type-Options") == "nosniff");
  CHECK(site.header("Content-Disposition").starts_with("attachment; filename=\""));
  CHECK(site.header("Content-Disposition").find("filename*=UTF-8''%E0%B8%9C") != std::string::npos);
  CHECK(site.send(Get, site.sheet(site.town) + "/answers/ESC-02/evidence/1") == 404);
  CHECK(site.send(Get, site.sheet(site.town, 2568) + "/answers/ESC-01/evidence/1") == 404);
  site.become(identity::Role::MunicipalOfficer, site.neighbour->id);
  CHECK(site.send(Get, path + "/1") == 404);
  CHECK(site.send(Get, site.sheet(site.neighbour) + "/answers/ESC-01/evidence/1") == 404);
  CHECK(site.send(Delete, path + "/1") == 404);
  CHECK(site.upload(site.sheet(site.neighbour) + "/answers/ESC-01/evidence", "same.pdf", pdf) ==
        201);  // no hint of the other
  site.become(identity::Role::ProvincialOffice, site.province->id);
  CHECK(site.send(Get, path + "/1") == 200);
  CHECK(site.send(Delete, path + "/1") == 403);
  site.become(identity::Role::MunicipalOfficer, site.town->id);
  CHECK(site.send(Delete, path + "/1") == 204);
  CHECK(site.send(Get, path + "/1") == 404);
  CHECK(site.folder.files() == 1);
}

TEST_CASE("a refused file leaves nothing behind") {
  Site site;
  const std::string path = site.sheet(site.town) + "/answers/ESC-01/evidence";
  CHECK(site.upload(path, "page.pdf", "<html><script>alert(1)</script></html>") == 422);
  CHECK(site.refuses(422, errors::file_type));
  CHECK(site.upload(path, "program.png",
                    std::string("\x7F"
                                "ELF\2\1\1\0",
                                8) +
                        std::string(200, 'x')) == 422);
  CHECK(site.upload(path, "a.zip", zip({"a.txt"})) == 422);
  CHECK(site.upload(path, "empty.pdf", "") == 422);
  CHECK(site.upload(path, "..", pdf) == 422);
  CHECK(site.upload(path, "good.pdf", pdf, "soul") == 422);
  CHECK(site.upload(site.sheet(site.town) + "/answers/ESC-77/evidence", "good.pdf", pdf) == 422);
  CHECK(site.upload(site.sheet(site.town, 2568) + "/answers/ESC-01/evidence", "good.pdf", pdf) == 409);
  CHECK(site.folder.files() == 0);
  CHECK(site.upload(path, "large.pdf", pdf + std::string(2 << 20, ' ')) == 201);
  CHECK(site.upload(path, "more.pdf", pdf + std::string(2 << 20, ' ')) == 409);
  CHECK(site.refuses(409, errors::quota_full));
  CHECK(site.folder.files() == 1);
}

TEST_CASE("files are known by their content, Office files by the names inside") {
  CHECK(evidence_type(pdf) == "application/pdf");
  CHECK(evidence_type(std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20) + std::string(50, 'x')) ==
        "image/jpeg");
  CHECK(evidence_type(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29)) == "image/png");
  CHECK(evidence_type(zip({"[Content_Types].xml", "xl/workbook.xml"}))->ends_with("spreadsheetml.sheet"));
  CHECK(evidence_type(zip({"[Content_Types].xml", "word/document.xml"}))->ends_with("wordprocessingml.document"));
  CHECK_FALSE(evidence_type(zip({"[Content_Types].xml", "ppt/presentation.xml"})));
  CHECK_FALSE(evidence_type(zip({"[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"})));
  CHECK_FALSE(evidence_type(zip({"[Content_Types].xml", "xl/workbook.xml", "../../etc/passwd"})));
  CHECK_FALSE(evidence_type("GIF89a"));
  CHECK_FALSE(evidence_type("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
  const std::string good = zip({"[Content_Types].xml", "xl/workbook.xml"});
  for (std::size_t cut = 0; cut < good.size(); ++cut) CHECK_FALSE(office_type(good.substr(0, cut)));
  for (std::size_t at = 0; at < good.size(); ++at) {  // any byte broken: an answer, never a read outside
    std::string broken = good;
    broken[at] = static_cast<char>(0xFF);
    (void)office_type(broken);
  }
}

TEST_CASE("file names keep what a person reads and lose the tricks") {
  CHECK(clean_file_name("C:\\Users\\me\\report.pdf") == "report.pdf");
  CHECK(clean_file_name("../../../etc/passwd") == "passwd");
  CHECK(clean_file_name("a\xE2\x80\xAE"
                        "fdp.exe") == "afdp.exe");  // right-to-left override
  CHECK(clean_file_name(std::string("a\0b\r\nc", 6)) == "abc");
  CHECK(clean_file_name("..") == "");
  CHECK(clean_file_name("/") == "");
  CHECK(clean_file_name("\xFF\xFE") == "");
  CHECK(clean_file_name(std::string(500, 'a')) == "");
  CHECK(content_disposition("a\"b;c.pdf") == "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%3Bc.pdf");
}

TEST_CASE("LPA marks of a province: checked with row, column and code, then written together") {
  Site site;
  site.become(identity::Role::ProvincialOffice, site.province->id);
  const std::string path = "/api/v1/provinces/TH-49/lpa";
  const auto import = [&](const std::string& csv, bool commit) {
    return site.upload(path, "lpa.csv", csv, "", {{"year", "2569"}, {"commit", commit ? "true" : "false"}});
  };
  const std::string uid = site.town->uid, other = site.neighbour->uid;
  REQUIRE(import("uid,indicator,score,max\n" + uid + ",ESC-24,๔,5\n" + other + ",ESC-25,\"2.5\",3\n", false) == 200);
  CHECK(site.says(R"("accepted":true,"written":false,"rows":2,"changed":2)"));
  REQUIRE(import("\xEF\xBB\xBF"
                 "uid,indicator,score,max\r\n" +
                     uid + ",ESC-24,4,5\r\n" + other + ",ESC-25,2.5,3\r\n" + uid + ",ESC-26,,\r\n",
                 true) == 200);
  CHECK(site.says(R"("written":true,"rows":2,"changed":2)"));
  CHECK(site.send(Get, site.sheet(site.town)) == 200);
  CHECK(site.says(R"("points":24,"maxPoints":330)"));
  REQUIRE(import(text::encode_tis620("uid,ตัวชี้วัด,คะแนน,คะแนนเต็ม\n") + uid + ",ESC-24,3,5\n", false) == 200);
  CHECK(site.says("tis-620"));
  CHECK(site.says(R"("severity":"warning")"));
  REQUIRE(import("uid,indicator,score,max\nLG-0000,ESC-24,1,5\n" + uid + ",ESC-01,1,5\n" + uid + ",ESC-26,9,5\n" + uid +
                     ",ESC-27,many,5\n" + uid + ",ESC-28,1,5\n" + uid + ",ESC-28,2,5\n" + uid + ",ESC-29\n",
                 true) == 200);
  CHECK(site.says(R"("accepted":false,"written":false)"));
  for (const ErrorCode code : {errors::unit_unknown, errors::not_lpa_indicator, errors::lpa_above_max,
                               errors::number_unreadable, errors::row_twice, errors::csv_cells}) {
    CHECK(site.says(code_text(code)));
  }
  CHECK(site.says(R"("row":3,"column":"indicator")"));
  REQUIRE(import("", false) != 500);
  REQUIRE(import(std::string("\0\1\2\xFF", 4), false) == 200);
  CHECK(site.says(code_text(errors::csv_encoding)));
  CHECK(site.upload("/api/v1/provinces/TH-50/lpa", "lpa.csv", "x", "", {{"year", "2569"}}) == 404);
  site.become(identity::Role::MunicipalOfficer, site.town->id);
  CHECK(import("uid,indicator,score,max\n", true) == 403);
}

TEST_CASE("the department sets the limits of the levels from a day on, over the file's placeholders") {
  Site site;
  const std::string path = "/api/v1/frameworks/esc-2562";
  REQUIRE(site.send(Get, path) == 200);
  CHECK(site.says(R"("certainty":"published")"));
  CHECK(site.says(R"("minimumPercent":90,"placeholder":true)"));
  CHECK(site.send(Get, "/api/v1/frameworks/esc-2600") == 404);
  const auto body = [](int very_good, int excellent) {
    return R"({"levels":[{"id":"good"},{"id":"very-good","minimumPercent":)" + std::to_string(very_good) +
           R"(},{"id":"excellent","minimumPercent":)" + std::to_string(excellent) +
           R"(}],"validFrom":"2025-10-01","reason":"ประกาศกรม"})";
  };
  CHECK(site.send(Put, path + "/levels", body(85, 95)) == 403);
  site.become(identity::Role::Department, site.identity.tree_now()->find_uid("TH")->id);
  CHECK(site.send(Put, path + "/levels", body(95, 85)) == 422);
  CHECK(site.send(Put, path + "/levels", body(60, 85)) == 422);
  REQUIRE(site.send(Put, path + "/levels", body(85, 95)) == 200);
  CHECK(site.says(R"("minimumPercent":95,"placeholder":false,"validFrom":"2025-10-01")"));
  CHECK(site.send(Put, path + "/levels", body(86, 96)) == 412);
  site.database->read([&](store::Transaction& tx) {
    const Framework& framework = site.service.framework("esc-2562");
    CHECK(site.service.yardstick(tx, framework, 70, 2026).levels[2].minimum_percent == 95);
    CHECK(site.service.yardstick(tx, framework, 70, 2025).levels[2].minimum_percent == 90);
  });
}

TEST_CASE("two hundred autosaves of one line each see the version before") {
  Site site;
  for (int i = 0; i < 200; ++i) REQUIRE(site.answer("ESC-01", R"({"process":)" + std::to_string(i % 11) + "}", i) == 200);
  CHECK(site.answer("ESC-01", R"({"process":1})", 199) == 412);
}
