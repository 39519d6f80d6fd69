// SPDX-License-Identifier: Apache-2.0
// Review and certification through the router: seats, marks, the two scores side by side, the inbox, timelines and means.
#include <array>
#include <chrono>
#include <set>

#include "assessment/means.hpp"
#include "programme/scene_test.hpp"

namespace muang::programme {
namespace {

using http::Method;

void hand_in_and_check(Scene& scene, int less = 0) {
  scene.plan_round();
  scene.answer_all("somchai", scene.town, less);
  REQUIRE_EQ(scene.step("somchai", scene.town, R"({"action":"submit"})").status, 200);
  REQUIRE_EQ(scene.step("malee", scene.town, R"({"action":"check"})").status, 200);
}
void score_as_the_town_did(Scene& scene) {
  REQUIRE_EQ(scene.call("anong", Method::Post, scene.sheet_path(scene.town) + "/agreed/copy-self", "{}").status, 200);
  REQUIRE_EQ(scene.step("anong", scene.town, R"({"action":"score"})").status, 200);
}
void announce(Scene& scene) {
  score_as_the_town_did(scene);
  REQUIRE_EQ(scene.step("thawee", scene.town, R"({"action":"certify"})").status, 200);
  REQUIRE_EQ(scene.step("prasert", scene.town, R"({"action":"announce"})").status, 200);
}
std::string put_mark(Scene& scene, const std::string& who, const std::string& where, const std::string& body,
                     const std::string& version) {
  const auto saved = scene.call(who, Method::Put, scene.sheet_path(scene.town) + where, body, version);
  return saved.status == 200 ? "" : saved.code;
}

}  // namespace

TEST_CASE("a sheet is seen by its scope and by the seats of its round; to all others it is not there") {
  Scene scene;
  scene.plan_round();
  scene.answer_all("somchai", scene.town);
  const std::string path = scene.sheet_path(scene.town);
  for (const std::string who : {"somchai", "malee", "wichai", "anong", "narin", "thawee", "prasert", "viewer"}) {
    CHECK_EQ(scene.get(who, path + "/timeline").status, 200);
  }
  for (const std::string who : {"somsri", "other-province", "kanya"}) {
    CHECK_EQ(scene.get(who, path + "/timeline").status, 404);
    CHECK_EQ(scene.get(who, path + "/marks").status, 404);
    CHECK_EQ(scene.get(who, path + "/comments").status, 404);
    CHECK_EQ(scene.step(who, scene.town, R"({"action":"check"})", 1).status, 404);
  }
  CHECK_EQ(scene.get("visitor", path + "/timeline").status, 401);
  CHECK_EQ(scene.get("anong", "/units/" + std::to_string(scene.town.value) + "/sheets/2564/timeline").status, 404);
}

TEST_CASE("each step is refused to those who do not take it, with the sheet as it was") {
  Scene scene;
  scene.plan_round();
  scene.answer_all("somchai", scene.town);
  CHECK_EQ(scene.step("viewer", scene.town, R"({"action":"submit"})").code, "E3101");
  CHECK_EQ(scene.step("malee", scene.town, R"({"action":"submit"})").code, "E3101");
  CHECK_EQ(scene.step("malee", scene.town, R"({"action":"check"})").code, "E3102");
  const auto version = scene.version_of(scene.town);
  REQUIRE_EQ(scene.step("somchai", scene.town, R"({"action":"submit"})", version).status, 200);
  CHECK_EQ(scene.step("malee", scene.town, R"({"action":"check"})", version).code, "E3111");
  CHECK_EQ(scene.step("malee", scene.town, R"({"action":"return"})").code, "E3105");
  CHECK_EQ(scene.step("malee", scene.town, R"({"action":"return","indicators":[{"indicator":"ESC-99","reason":"x"}]})").code,
           "E3106");
  CHECK_EQ(scene.call("malee", Method::Post, scene.sheet_path(scene.town) + "/transitions", R"({"action":"check"})").status,
           428);
  CHECK_EQ(scene.get("malee", scene.sheet_path(scene.town)).text("state"), "submitted");
}

TEST_CASE("after the closing day nothing is handed in, but a sheet that was sent back may be repaired") {
  Scene scene;
  scene.plan_round();
  scene.answer_all("somchai", scene.town);
  scene.answer_all("somsri", scene.neighbour);
  REQUIRE_EQ(scene.step("somchai", scene.town, R"({"action":"submit"})").status, 200);
  scene.time += 40LL * 24 * 3600 * 1000;
  CHECK_EQ(scene.step("somsri", scene.neighbour, R"({"action":"submit"})").code, "E3103");
  REQUIRE_EQ(
      scene.step("malee", scene.town, R"({"action":"return","indicators":[{"indicator":"ESC-01","reason":"ไม่มีหลักฐาน"}]})")
          .status,
      200);
  CHECK_EQ(scene.step("somchai", scene.town, R"({"action":"submit"})").status, 200);
  const auto moved =
      scene.call("prasert", Method::Patch, "/rounds/2565", R"({"closes":"2022-12-31","reason":"น้ำท่วม"})", "1");
  CHECK_EQ(moved.text("state"), "open");
  CHECK_EQ(scene.step("somsri", scene.neighbour, R"({"action":"submit"})").status, 200);
}

TEST_CASE("each assessor keeps own marks, the chair alone records the agreed one") {
  Scene scene;
  hand_in_and_check(scene);
  CHECK_EQ(put_mark(scene, "narin", "/marks/ESC-01", R"({"process":7,"output":5,"outcome":9})", "0"), "");
  CHECK_EQ(put_mark(scene, "narin", "/marks/ESC-01", R"({"process":8,"output":5,"outcome":9})", "0"), "E3116");
  CHECK_EQ(put_mark(scene, "anong", "/marks/ESC-01", R"({"process":6,"output":5,"outcome":9})", "0"), "");
  CHECK_EQ(put_mark(scene, "narin", "/agreed/ESC-01", R"({"process":7,"output":5,"outcome":9})", "0"), "E3114");
  CHECK_EQ(put_mark(scene, "malee", "/marks/ESC-01", R"({"process":7,"output":5,"outcome":9})", "0"), "E3113");
  CHECK_EQ(put_mark(scene, "anong", "/agreed/ESC-01", R"({"process":11,"output":5,"outcome":9})", "0"), "E3006");
  CHECK_EQ(put_mark(scene, "anong", "/agreed/ESC-24", R"({"points":24.5})", "0"), "");
  CHECK_EQ(put_mark(scene, "anong", "/agreed/ESC-01", R"({"process":7,"output":5,"outcome":9})", "0"), "");
  const auto marks = scene.get("narin", scene.sheet_path(scene.town) + "/marks");
  CHECK_EQ(marks.list("mine").size(), 1);
  CHECK_EQ(marks.list("others").size(), 1);
  CHECK_EQ(marks.list("agreed").size(), 2);
  const auto seen_by_town = scene.get("somchai", scene.sheet_path(scene.town) + "/marks");
  CHECK(seen_by_town.list("others").empty());
  CHECK(seen_by_town.list("agreed").empty());
  CHECK_EQ(scene.step("anong", scene.town, R"({"action":"score"})").code, "E3107");
}

TEST_CASE("a town below its pass mark is scored but not certified") {
  Scene scene;
  hand_in_and_check(scene);
  score_as_the_town_did(scene);
  REQUIRE_EQ(scene.step("anong", scene.town, R"({"action":"reopen","reason":"recount"})").text("state"), "checked");
  const auto& framework = scene.assessment->framework("esc-2562");
  for (const auto& line : framework.lines) {
    const bool lpa = framework.indicators[line.indicator].scoring == assessment::Scoring::Lpa;
    REQUIRE_EQ(put_mark(scene, "anong", "/agreed/" + line.id,
                        lpa ? R"({"points":20})" : R"({"process":6,"output":4,"outcome":9})", "1"),
               "");
  }
  REQUIRE_EQ(scene.step("anong", scene.town, R"({"action":"score"})").text("state"), "area-scored");
  CHECK_EQ(scene.step("thawee", scene.town, R"({"action":"certify"})").code, "E3108");
  const auto row = scene.get("thawee", "/inbox?state=area-scored").list("items");
  REQUIRE_EQ(row.size(), 1);
  std::set<std::string> findings;
  const auto listed = *row[0].find("findings")->as<http::Json::List>();
  for (const auto& finding : listed) findings.insert(*finding.as<std::string>());
  CHECK(findings.contains("below-pass"));
  CHECK(findings.contains("difference-over-5"));
  CHECK(findings.contains("evidence-missing"));
  CHECK_FALSE(findings.contains("incomplete"));
  CHECK(row[0].find("allowedActions")->as<http::Json::List>()->size() == 1);  // reopen, not certify
}

TEST_CASE("the inbox holds what the caller may see, counts by state and pages on") {
  Scene scene;
  scene.plan_round();
  scene.answer_all("somchai", scene.town);
  scene.answer_all("somsri", scene.neighbour);
  scene.step("somchai", scene.town, R"({"action":"submit"})");
  CHECK_EQ(scene.get("malee", "/inbox").integer("total"), 1);
  CHECK_EQ(scene.get("other-province", "/inbox?state=submitted").integer("total"), 0);
  const auto all = scene.get("prasert", "/inbox?sort=-name&limit=1");
  CHECK_EQ(all.integer("total"), 2);
  CHECK_EQ(*all["counts"].find("submitted")->as<std::int64_t>(), 1);
  CHECK_EQ(*all["counts"].find("draft")->as<std::int64_t>(), 1);
  const auto next = scene.get("prasert", "/inbox?sort=-name&limit=1&cursor=" + all.text("nextCursor"));
  REQUIRE_EQ(next.list("items").size(), 1);
  CHECK_NE(*next.list("items")[0].find("unitId")->as<std::int64_t>(),
           *all.list("items")[0].find("unitId")->as<std::int64_t>());
  CHECK_EQ(next.text("nextCursor"), "");
  CHECK_EQ(scene.get("prasert", "/inbox?sort=secret").code, "E3124");
  CHECK_EQ(scene.get("visitor", "/inbox").status, 401);
}

TEST_CASE("a bulk step moves those that can, and names the reason for each of the others") {
  Scene scene;
  scene.plan_round();
  scene.answer_all("somchai", scene.town);
  scene.answer_all("somsri", scene.neighbour);
  scene.step("somchai", scene.town, R"({"action":"submit"})");
  const auto line = [&](OrgUnitId unit, std::int64_t version) {
    return "{\"unitId\":" + std::to_string(unit.value) + ",\"year\":2565,\"version\":" + std::to_string(version) + "}";
  };
  const auto result = scene.call("malee", Method::Post, "/inbox/bulk",
                                 R"({"action":"check","sheets":[)" + line(scene.town, scene.version_of(scene.town)) + "," +
                                     line(scene.neighbour, 1) + "]}");
  CHECK_EQ(result.integer("done"), 1);
  REQUIRE_EQ(result.list("failed").size(), 1);
  CHECK_EQ(*result.list("failed")[0].find("code")->as<std::string>(), "E3100");
  CHECK_FALSE(result.list("failed")[0].find("textTh")->as<std::string>()->empty());
}

TEST_CASE("the timeline names who did what in which role, and comments stay") {
  Scene scene;
  hand_in_and_check(scene);
  REQUIRE_EQ(scene.step("wichai", scene.town, R"({"action":"recommend","note":"ควรผ่าน"})").status, 200);
  const auto events = scene.get("somchai", scene.sheet_path(scene.town) + "/timeline").list("items");
  REQUIRE_EQ(events.size(), 3);
  CHECK_EQ(*events[1].find("personName")->as<std::string>(), "malee");
  CHECK_EQ(*events[1].find("role")->as<std::string>(), "provincial-office");
  CHECK_EQ(*events[2].find("roleTh")->as<std::string>(), "สำนักงานสิ่งแวดล้อมภาค");
  CHECK_EQ(
      scene.call("viewer", Method::Post, scene.sheet_path(scene.town) + "/comments", R"({"indicator":"","text":"hello"})")
          .code,
      "E3101");
  CHECK_EQ(
      scene.call("malee", Method::Post, scene.sheet_path(scene.town) + "/comments", R"({"indicator":"ESC-01","text":" "})")
          .code,
      "E3117");
  CHECK_EQ(
      scene
          .call("malee", Method::Post, scene.sheet_path(scene.town) + "/comments", R"({"indicator":"ESC-01","text":"ดูแล้ว"})")
          .status,
      201);
  CHECK_EQ(scene.get("somchai", scene.sheet_path(scene.town) + "/comments?indicator=ESC-01").list("items").size(), 1);
}

TEST_CASE("means count announced results alone, and follow a write at once") {
  Scene scene;
  hand_in_and_check(scene);
  const auto groups = [&] { return scene.get("visitor", "/assessments/means?year=2565&by=province").list("groups"); };
  CHECK(groups().empty());
  announce(scene);
  auto now = groups();
  REQUIRE_EQ(now.size(), 1);
  CHECK_EQ(*now[0].find("id")->as<std::string>(), "TH-49");
  const auto first = (*now[0].find("indicators")->as<http::Json::List>())[0];
  CHECK_EQ(first.find("mean")->as<double>() ? *first.find("mean")->as<double>()
                                            : static_cast<double>(*first.find("mean")->as<std::int64_t>()),
           26.0);
  REQUIRE_EQ(scene.step("prasert", scene.town, R"({"action":"reopen","reason":"appeal"})").text("state"), "area-scored");
  CHECK(groups().empty());
  REQUIRE_EQ(scene.step("thawee", scene.town, R"({"action":"certify"})").status, 200);
  REQUIRE_EQ(scene.step("prasert", scene.town, R"({"action":"announce"})").status, 200);
  CHECK_EQ(groups().size(), 1);
}

TEST_CASE("the final score is frozen: it stays apart from what the committee does later") {
  Scene scene;
  hand_in_and_check(scene);
  announce(scene);
  const auto sheet = scene.get("somchai", scene.sheet_path(scene.town));
  CHECK_FALSE(sheet["final"].is_null());
  CHECK_EQ(put_mark(scene, "anong", "/agreed/ESC-01", R"({"process":1,"output":1,"outcome":1})", "1"), "E3112");
  for (const std::string body : {R"({"action":"submit"})", R"({"action":"score"})", R"({"action":"certify"})"}) {
    CHECK_GE(scene.step("somchai", scene.town, body).status, 403);
  }
}

TEST_CASE("who was certified excellent the year before may enter the national stage, which keeps a score of its own") {
  Scene scene;
  hand_in_and_check(scene);
  const std::string enter = R"({"action":"enter-national"})";
  CHECK_EQ(scene.step("somchai", scene.town, enter).code, "E3109");
  scene.call("prasert", Method::Post, "/rounds",
             R"({"year":2564,"edition":"esc-2562","opens":"2021-02-01","closes":"2021-06-30"})");
  static constexpr std::array<std::string_view, 1> unit_parameter{"unit"};
  static constexpr std::string_view text =
      "INSERT INTO assessment_sheets (unit_id, fiscal_year, edition, kind, pass_mark, state, level, updated_at) "
      "VALUES (?1, 2021, 'esc-2562', 'town', 70, 'certified', 'excellent', 0)";
  static constexpr store::Sql before{"test.before", text, text, unit_parameter};
  scene.database->write([&](store::Transaction& tx) { return tx.run(before, {{"unit", scene.town}}) == 1; });
  REQUIRE_EQ(scene.step("somchai", scene.town, enter).status, 200);
  CHECK_EQ(scene.step("somchai", scene.town, enter).code, "E3102");
  scene.add("pensri", {}, {identity::Seat{3, "national", 2022, true, {}, identity::Kind::Town}});
  CHECK_EQ(scene.step("pensri", scene.town, R"({"action":"score-national"})").code, "E3107");
  const auto copied = scene.call("pensri", Method::Post, scene.sheet_path(scene.town) + "/agreed/copy-self", "{}");
  REQUIRE_EQ(copied.status, 200);
  const auto scored = scene.step("pensri", scene.town, R"({"action":"score-national"})");
  CHECK_EQ(scored.text("nationalState"), "national-scored");
  CHECK_EQ(scored.text("state"), "checked");
  CHECK_FALSE(scored["national"].is_null());
  CHECK(scored["area"].is_null());
}

TEST_CASE("national-size inbox and means answer in milliseconds") {
  Scene scene;
  scene.plan_round();
  const auto& framework = scene.assessment->framework("esc-2562");
  const std::string points(framework.indicators.size() * 4, '\x01');
  static constexpr std::array<std::string_view, 1> fill_parameters{"points"};
  static constexpr store::Sql fill{"test.fill",
                                   "INSERT INTO assessment_sheets (unit_id, fiscal_year, edition, kind, pass_mark, state, "
                                   "answered, self_percent_millionths, self_passed, "
                                   "final_points, final_passed, level, updated_at) SELECT id, 2022, 'esc-2562', 'town', 70, "
                                   "'announced', 35, 75000000, 1, ?1, 1, 'good', 0 "
                                   "FROM identity_units WHERE class = 'local-government'",
                                   "", fill_parameters};
  scene.database->write([&](store::Transaction& tx) {
    const std::array<store::Param, 1> params{
        store::Param("points", store::Bytes(reinterpret_cast<const std::byte*>(points.data()), points.size()))};
    tx.run(fill, params);
    return true;
  });
  const auto took = [&](const auto& work) {
    work();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 5; ++i) work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 5;
  };
  const double inbox = took([&] { CHECK_GT(scene.get("prasert", "/inbox?sort=name").integer("total"), 2400); });
  assessment::MeansKeeper keeper;
  const auto tree = scene.identity.tree_on({2022, 9, 30});
  const double means = took([&] {
    const auto groups = scene.database->reading([&](store::Transaction& tx) {
      return keeper.means(tx, FiscalYear::from_buddhist(2565), assessment::GroupBy::Province, tree);
    });
    CHECK_EQ(groups.size(), 76);
  });
  MESSAGE("inbox of all towns ", inbox, " ms, means by province ", means, " ms");
  CHECK_LT(inbox, 500);  // bounds for a loaded machine in a debug build
  CHECK_LT(means, 50);
}

}  // namespace muang::programme
