// SPDX-License-Identifier: Apache-2.0
#include "assessment/scoring_flat.hpp"

#include <doctest/doctest.h>

#include <bit>

using namespace muang::assessment;

namespace {

// Two components of half the weight; one indicator of parts 10, 7 and 13, one of an LPA mark.
std::string sheet(const std::string& answers, const std::string& marks = R"("pass_mark":70)") {
  return "{" + marks +
         R"(,"part.0":10,"part.1":7,"part.2":13,"component.0":50,"component.1":50,"level.0":null,"level.1":80,)"
         R"("indicator.0.component":0,"indicator.0.scoring":0,"indicator.1.component":1,"indicator.1.scoring":1,)"
         R"("line.0.indicator":0,"line.1.indicator":1)" +
         answers + "}";
}
std::string bits(double value) { return std::to_string(std::bit_cast<std::uint64_t>(value)); }

}  // namespace

TEST_CASE("a sheet at the flat door gets the score that the server gives") {
  const std::string answer =
      score_sheet_flat(sheet(R"(,"line.0.part.0":9,"line.0.part.1":6,"line.0.part.2":9,"line.1.lpa_score":300)"
                             R"(,"line.1.lpa_max":500)"));
  // 24 of 30 points are 80 %, 3 of 5 marks 60 %: half of each is exactly 70.
  CHECK(answer == R"({"components":[{"points":")" + bits(24) + R"(","maxPoints":30,"percent":")" + bits(80) +
                      R"("},{"points":")" + bits(18) + R"(","maxPoints":30,"percent":")" + bits(60) +
                      R"("}],"totalPercent":")" + bits(70) +
                      R"(","passMark":70,"passed":true,"level":0,"complete":true,"missing":[],"toPass":null,)"
                      R"("nextLevel":{"level":1,"percentAway":"10"}})");
}

TEST_CASE("what is open counts nothing and is named") {
  const std::string answer = score_sheet_flat(sheet(R"(,"line.0.part.0":9)"));
  CHECK(answer.find(R"("missing":[0,1],"toPass":"55","nextLevel":{"level":0,"percentAway":"55"})") != std::string::npos);
}

TEST_CASE("what cannot be scored is refused at the flat door, and nothing traps") {
  CHECK(score_sheet_flat("") == R"({"error":"malformed","at":0})");
  CHECK(score_sheet_flat("{}") == R"({"error":"framework"})");
  CHECK(score_sheet_flat(R"({"part.3":1})") == R"({"error":"unknown","name":"part.3"})");
  CHECK(score_sheet_flat(sheet(R"(,"line.1000.indicator":0)")) == R"({"error":"unknown","name":"line.1000.indicator"})");
  CHECK(score_sheet_flat(sheet(R"(,"line.0.part.0":11)")) == R"({"error":"answer","line":0})");
  CHECK(score_sheet_flat(sheet(R"(,"line.0.part.0":-1)")) == R"({"error":"answer","line":0})");
  CHECK(score_sheet_flat(sheet(R"(,"line.0.lpa_max":500)")) == R"({"error":"answer","line":0})");
  CHECK(score_sheet_flat(sheet(R"(,"line.1.lpa_score":501,"line.1.lpa_max":500)")) == R"({"error":"answer","line":1})");
  CHECK(score_sheet_flat(sheet(R"(,"line.1.lpa_score":1,"line.1.lpa_max":9223372036854775807)")) ==
        R"({"error":"answer","line":1})");
  for (const char* broken : {R"("pass_mark":101)", R"("pass_mark":null)", R"("pass_mark":-1)"})
    CHECK(score_sheet_flat(sheet("", broken)) == R"({"error":"framework"})");
  for (const char* broken : {R"(,"part.0":0)", R"(,"component.2":0)", R"(,"component.0":-5)", R"(,"level.0":101)",
                             R"(,"indicator.1.component":9)", R"(,"indicator.2.component":0)", R"(,"line.2.indicator":0)",
                             R"(,"line.1.indicator":-1)", R"(,"line.3.indicator":1)", R"(,"line.1.indicator":0)"})
    CHECK_MESSAGE(score_sheet_flat(sheet(broken)) == R"({"error":"framework"})", broken);
}
