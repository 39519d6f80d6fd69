// SPDX-License-Identifier: Apache-2.0
// LPA marks of a whole province by CSV.
#include "assessment/answers_scene_test.hpp"

using namespace muang;
using namespace muang::assessment;
using namespace muang::assessment::answers_scene;

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
