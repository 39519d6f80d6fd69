// SPDX-License-Identifier: Apache-2.0
#include "green/siting/siting_file.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "green/siting_errors.hpp"

using namespace muang;
using namespace muang::green;

namespace {

const Texts& texts() {
  static const Texts loaded = Texts::load(std::string(MUANG_SOURCE_DIR) + "/locales");
  return loaded;
}

struct Asked {
  std::string demand = "id,x,y,weight\nA,0,0,10\nB,1000,0,20\nC,5000,0,30\n";
  std::string candidates = "id,x,y\nP,0,0\nQ,1000,0\nR,5000,300\n";
  std::string distances;
  SitingRequest request{.model = SitingModel::PMedian, .sites = 1};
};
Result<std::string> asked(const Asked& asked) {
  std::istringstream demand(asked.demand), candidates(asked.candidates), distances(asked.distances);
  return site_json({&demand, &candidates, asked.distances.empty() ? nullptr : &distances}, asked.request, {}, texts());
}
std::vector<int> codes(const Asked& question) {
  const auto answer = asked(question);
  std::vector<int> all;
  if (!answer) {
    for (const auto& problem : answer.problems()) all.push_back(problem.code.number);
  }
  return all;
}
bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("places in metres become sites, with people served and the way of each place") {
  const auto answer = asked({.request = {.sites = 2, .radius_m = 400}});
  REQUIRE(answer);
  CHECK(has(*answer, R"("model":"p-median","sites":["Q","R"],"siteCount":2,"objective":19000,)"
                     R"("objectiveUnit":"weight-metres","bound":19000,"gap":0,"proved":true)"));
  CHECK(has(*answer, R"("weightedMeanDistance":316.6666)"));
  CHECK(has(*answer, R"("longestDistance":1000,"weight":60,"weightCovered":50,"places":3,"placesCovered":2)"));
  CHECK(has(*answer, R"({"site":"Q","places":2,"weight":30,"meanDistanceM":333.3333)"));
  CHECK(has(*answer, R"({"place":"C","site":"R","distanceM":300})"));
  CHECK(has(*answer, "straight-line"));
}

TEST_CASE("each model answers in its own unit") {
  const auto mclp = asked({.request = {.model = SitingModel::MaximalCover, .sites = 1, .radius_m = 1000}});
  REQUIRE(mclp);
  CHECK(has(*mclp, R"("sites":["P"],"siteCount":1,"objective":30,"objectiveUnit":"weight")"));
  const auto lscp = asked({.request = {.model = SitingModel::SetCover, .sites = {}, .radius_m = 1000}});
  REQUIRE(lscp);
  CHECK(has(*lscp, R"("objective":2,"objectiveUnit":"sites","bound":2)"));
  const auto center = asked({.request = {.model = SitingModel::PCenter, .sites = 2}});
  REQUIRE(center);
  CHECK(has(*center, R"("objective":1000,"objectiveUnit":"metres","bound":1000)"));
  CHECK(has(*center, R"("radiusM":null)"));
}

TEST_CASE("latitudes and longitudes are measured on the ellipsoid") {
  // 100.4930 to 100.4957 east at 13.7563 north: 291.997 m (PROJ 9.1).
  const auto answer =
      asked({.demand = "id,lat,lon,weight\nA,13.7563,100.4930,1\n", .candidates = "id,lat,lon\nP,13.7563,100.4957\n"});
  REQUIRE(answer);
  CHECK(has(*answer, R"("weightedMeanDistance":291.997)"));
  CHECK(has(*answer, R"("distances":"ellipsoid")"));
}

TEST_CASE("distances of a road file need no coordinates; weights in fractions of a person are kept") {
  const auto answer = asked({.demand = "id,weight\nA,0.5\nB,1.25\n",
                             .candidates = "id\nP\nQ\n",
                             .distances = "demand,candidate,distance\nA,P,10\nA,Q,30.5\nB,P,20\nB,Q,0\n"});
  REQUIRE(answer);
  CHECK(has(*answer, R"("sites":["Q"],"siteCount":1,"objective":15.25)"));
  CHECK(has(*answer, R"("weight":1.75)"));
  CHECK(!has(*answer, "weights-rounded"));
  CHECK(has(*asked({.demand = "id,x,y,weight\nA,0,0,0.33333333\n"}), "weights-rounded"));
}

TEST_CASE("covering takes a pair that is not in the file as out of reach, the others ask for it") {
  const std::string some = "demand,candidate,distance\nA,P,10\nB,Q,10\nC,R,10\n";
  const auto mclp = asked({.distances = some, .request = {.model = SitingModel::MaximalCover, .sites = 1, .radius_m = 10}});
  REQUIRE(mclp);
  CHECK(has(*mclp, R"("sites":["R"])"));
  CHECK(has(*mclp, R"("weightedMeanDistance":null)"));
  CHECK(has(*mclp, R"({"place":"A","site":null,"distanceM":null})"));
  CHECK(codes({.distances = some}) == std::vector<int>{errors::distances_missing.number});
}

TEST_CASE("every fault of the files and the question is told at once") {
  CHECK(codes({.demand = "id,x,y,weight\nA,0,north,1\nA,0,0,-3\n", .candidates = "id,x\nP,0\n", .request = {}}) ==
        std::vector<int>{errors::places_number_wrong.number, errors::places_number_wrong.number,
                         errors::sites_out_of_range.number});
  CHECK(codes({.demand = "id,x,y,weight\nA,0,0,1\nA,0,0,\n,0,0,1\n", .candidates = "id,lat,lon\nP,0,0\n"}) ==
        std::vector<int>{errors::places_id_twice.number, errors::places_id_missing.number,
                         errors::places_number_wrong.number, errors::coordinates_differ.number});
  CHECK(codes({.demand = "id,x,y\nA,0,0\n", .candidates = "id,x\nP,0\n"}) ==
        std::vector<int>{errors::places_column_missing.number, errors::places_column_missing.number});
}

TEST_CASE("each fault has its code") {
  CHECK(codes({.demand = ""}).front() == errors::places_file_empty.number);
  CHECK(codes({.candidates = "id,x,y\n"}).front() == errors::places_file_empty.number);
  CHECK(codes({.candidates = "id,x,x,y\nP,1,1,1\n"}) == std::vector<int>{errors::places_column_twice.number});
  CHECK(codes({.demand = "id,x,y,weight\nA,nan,0,1\n"}) == std::vector<int>{errors::places_number_wrong.number});
  CHECK(codes({.demand = "id,x,y,weight\nA,0,0,inf\n"}) == std::vector<int>{errors::places_number_wrong.number});
  CHECK(codes({.demand = "id,x,y,weight\nA,0,0,0\n"}) == std::vector<int>{errors::weights_all_zero.number});
  CHECK(codes({.request = {.sites = 4}}) == std::vector<int>{errors::sites_out_of_range.number});
  CHECK(codes({.request = {.sites = 0}}) == std::vector<int>{errors::sites_out_of_range.number});
  CHECK(codes({.request = {.model = SitingModel::SetCover}}) == std::vector<int>{errors::radius_missing.number});
  CHECK(codes({.request = {.sites = 1, .radius_m = -1}}) == std::vector<int>{errors::siting_option_out_of_range.number});
  CHECK(codes({.request = {.model = SitingModel::SetCover, .radius_m = 10}}) ==
        std::vector<int>{errors::places_out_of_reach.number});
  CHECK(codes({.distances = "demand,candidate,distance\nZ,P,1\n"}) == std::vector<int>{errors::distance_id_unknown.number});
  CHECK(codes({.distances = "demand,candidate,distance\nA,P,1\nA,P,1\n"}) ==
        std::vector<int>{errors::distance_twice.number});
  CHECK(codes({.distances = "demand,candidate,distance\nA,P,-1\n"}) == std::vector<int>{errors::places_number_wrong.number});
  CHECK(codes({.demand = "id,x,y,weight\nA,0,0,9999999999\nB,20000000,0,9999999999.5\n"}) ==
        std::vector<int>{errors::figures_too_large.number});
}

TEST_CASE("more pairs than fit are refused before they are measured") {
  std::string demand = "id,x,y,weight\n", candidates = "id,x,y\n";
  for (int i = 0; i < 2001; ++i) {
    demand += std::to_string(i) + ",0,0,1\n";
    candidates += std::to_string(i) + ",0,0\n";
  }
  CHECK(codes({.demand = demand, .candidates = candidates}) == std::vector<int>{errors::too_many_pairs.number});
}
