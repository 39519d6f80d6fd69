// SPDX-License-Identifier: Apache-2.0
#include "green/people/people_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "base/temporary_file.hpp"
#include "base/text.hpp"
#include "green/access/access_input.hpp"
#include "green/demo/demo_people.hpp"
#include "green/people/people_errors.hpp"

namespace muang::green {
namespace {

Result<PeopleFile> read(const std::string& text) {
  const TemporaryFile file(text);
  return read_people_file(file.path(), "muang-readfile", "");
}

std::string codes(const Problems& problems) {
  std::string all;
  for (const Error& one : problems) all += (all.empty() ? "" : " | ") + code_text(one.code) + " " + one.field;
  return all;
}

}  // namespace

TEST_CASE("a file in Thai titles and digits, of TIS-620 too") {
  const std::string file =
      "รหัส,ชื่อชุมชน,จำนวนประชากร,ครัวเรือน,ละติจูด,ลองจิจูด,ร้อยละเรือนยอด\r\n๑,ตลาด,\"๑,๒๓๔\",๓๐๐,๑๓.๗๕,๑๐๐.๕,12.5\r\n";
  for (const std::string& form : {file, "\xEF\xBB\xBF" + file, text::encode_tis620(file)}) {
    const auto people = read(form);
    REQUIRE(people);
    CHECK(codes(people->faults) == "");
    REQUIRE(people->places.size() == 1);
    const PeoplePlace& place = people->places.front();
    CHECK(place.name == "ตลาด");
    CHECK(place.people == 1'234'000);
    CHECK(place.households == 300);
    CHECK(place.lat_e7 == 137'500'000);
    CHECK(place.lon_e7 == 1'005'000'000);
    CHECK(place.canopy_percent == 12.5);
    CHECK(!place.trees_seen);
    CHECK(!place.green_m2);
  }
}

TEST_CASE("every fault of every row is told at once, and a row with one is no place") {
  const auto people = read(
      "id,people,lat,lon,canopy_percent,need_heat,colour\n"
      "A,5,13.7,100.5,,3,red\nA,-1,13.7,100.5,101,x,red\n,7,100.5,13.7,,,\nC,7,51.5,0.1,,,\nD,7,here,100,,,\n");
  REQUIRE(people);
  CHECK(codes(people->faults) ==
        "E5805 row 3, column id | E5803 row 3, column people | E5803 row 3, column canopy_percent | "
        "E5803 row 3, column need_heat | E5804 row 4 | E5808 row 4, column lat | E5807 row 5, column lat | "
        "E5806 row 6, column lat");
  CHECK(people->row_count == 5);
  CHECK(people->places.size() == 1);
  CHECK(people->need_names == std::vector<std::string>{"need_heat"});
  CHECK(people->ignored == std::vector<std::string>{"colour"});
  CHECK(codes(read("name,people,x,y\nA,5,1,2\n").problems()) == "E5814 crs");
  CHECK(codes(read("id,ชื่อ,name,lat\nA,B,C,13\n").problems()) == "E5802 row 1 | E5801 row 1");
  CHECK(codes(read("id,people,lat,lon\nA,0,13.7,100.5\n")->faults) == "E5809 ");
}

TEST_CASE("what leaves is read as itself, here and by the command") {
  const DemoTown town{
      .uid = "TH-49-1", .name_th = "มุกดาหาร", .share_percent = 20, .latitude = 16.54, .longitude = 104.72, .area_km2 = 35};
  const auto places = plan_demo_people(town, 33'000, 7, true);
  CHECK(places.size() == demo_communities_detailed);
  const std::string csv = people_csv({"need_heat", "need_elderly"}, places);
  const auto again = read(csv);
  REQUIRE(again);
  CHECK(codes(again->faults) == "");
  CHECK(people_csv(again->need_names, again->places) == csv);
  std::istringstream in(csv);
  const auto command = read_people(in);
  REQUIRE(command);
  REQUIRE(command->ids.size() == places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK(command->communities[i].people == places[i].people);
    CHECK(command->at[i].lat == static_cast<double>(places[i].lat_e7) / 1e7);
    CHECK(command->communities[i].trees_seen == places[i].trees_seen);
    CHECK(command->communities[i].needs == places[i].needs);
  }
}

}  // namespace muang::green
