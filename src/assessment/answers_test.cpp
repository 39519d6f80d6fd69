// SPDX-License-Identifier: Apache-2.0
// Sheets and answers as a browser meets them, with the attacks that each must stand.
#include "assessment/answers_scene_test.hpp"

using namespace muang;
using namespace muang::assessment;
using namespace muang::assessment::answers_scene;

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
