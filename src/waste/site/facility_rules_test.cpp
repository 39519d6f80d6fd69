// SPDX-License-Identifier: Apache-2.0
#include "waste/site/facility_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "waste/site/facility_file.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

const FacilityBook& book() {
  static const FacilityBook read = read_facility_book(MUANG_SOURCE_DIR "/data/waste");
  return read;
}
constexpr std::int64_t t = 1'000'000;  // grams

Checklist ticked(std::initializer_list<std::string_view> names) {
  Checklist list = 0;
  for (const auto name : names) list = static_cast<Checklist>(list | control_bit(name).value());
  return list;
}

std::string said(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings) {
    out += (out.empty() ? "" : " ") + std::string(f.rule) + ":" + std::string(severity_code(f.severity)) + ":" + f.field;
  }
  return out;
}

}  // namespace

TEST_CASE("there are fourteen methods and the transfer station, each with names, certainty and source") {
  CHECK(book().methods.size() == 15);
  for (const Method& method : book().methods) {
    CHECK_FALSE(method.name_th.empty());
    CHECK_FALSE(method.source.empty());
  }
  CHECK(book().find_method("transfer_station")->group == Group::Transfer);
}

TEST_CASE("small controlled dumps were proper under the rule of 2556 and are not under that of 2564") {
  const auto of = [](int year, std::int64_t tonnes) { return classify(book(), year, "controlled_dump_small", tonnes * t); };
  CHECK(of(2556, 49).value == DisposalClass::Proper);
  CHECK(of(2563, 49).value == DisposalClass::Proper);
  CHECK(of(2563, 49).version == 2556);
  CHECK(of(2564, 49).value == DisposalClass::Improper);
  CHECK(of(2570, 49).version == 2564);
  CHECK(of(2556, 50).value == DisposalClass::Improper);  // by tonnage it is a large one
  CHECK(of(2556, 50).method == "controlled_dump_large");
  CHECK(of(2550, 49).certainty == "inferred");  // before the first version
  CHECK(classify(book(), 2563, "controlled_dump_large", 20 * t).value == DisposalClass::Proper);
  CHECK(classify(book(), 2564, "sanitary_landfill", std::nullopt).certainty == "official");
  CHECK(classify(book(), 2564, "no_such", std::nullopt).value == DisposalClass::Unknown);
}

TEST_CASE("an inspector overrides with a reason, and a transfer station has no class to override") {
  const Override bare{DisposalClass::Improper, "  "}, reasoned{DisposalClass::Improper, "ไม่กลบทับเกินหนึ่งปี"};
  CHECK_FALSE(classify(book(), 2564, "sanitary_landfill", {}, bare).overridden);
  const auto changed = classify(book(), 2564, "sanitary_landfill", {}, reasoned);
  CHECK(changed.value == DisposalClass::Improper);
  CHECK(changed.derived == DisposalClass::Proper);
  CHECK(classify(book(), 2564, "transfer_station", {}, reasoned).value == DisposalClass::NotDisposal);
}

TEST_CASE("the checklist gives the control level; basic and above are controlled") {
  CHECK(control_level(book(), "sanitary_landfill", 0) == ControlLevel::None);
  CHECK(control_level(book(), "sanitary_landfill", ticked({"fence"})) == ControlLevel::Limited);
  const auto basic = control_level(book(), "sanitary_landfill", ticked({"fence", "compaction", "cover", "fire"}));
  CHECK(basic == ControlLevel::Basic);
  CHECK(is_controlled(*basic));
  CHECK(control_level(book(), "sanitary_landfill", 0xFF) == ControlLevel::Full);
  CHECK(control_level(book(), "open_dump", 0xFF) == ControlLevel::Limited);  // whatever is ticked
  CHECK(control_level(book(), "open_burning", 0xFF) == ControlLevel::None);
  CHECK(control_level(book(), "wte", ticked({"weighing", "fence", "fire"})) == ControlLevel::Basic);
  CHECK_FALSE(control_level(book(), "no_such", 0));
  CHECK_FALSE(control_bit("wishful"));
}

TEST_CASE("a register entry is checked as a whole") {
  Facility site{.method = "controlled_dump_small"};
  site.latitude_micro = 18'790'000;
  site.longitude_micro = 98'980'000;
  site.opened = Month{2010, 1};
  CHECK(said(check_facility(book(), site, {2026, 11, 24})) == "");
  site.opened = Month{2027, 1};
  site.closed = Month{2009, 1};
  site.area_square_metres = 0;
  site.capacity_cubic_metres = 10;
  site.capacity_left_cubic_metres = 11;
  site.received_grams_day = 60 * t;
  site.stock_kg = -1;
  site.water_metres = 299;
  site.flood_prone = true;
  site.longitude_micro = 8'980'000;
  site.by_inspector = Override{DisposalClass::Proper, ""};
  CHECK(said(check_facility(book(), site, {2026, 11, 24})) ==
        "S01:error:area R11:error:stock S02:error:capacity_left S04:error:closed S05:warning:opened S06:error:received "
        "S07:error:location S09:warning:method S10:warning:water S11:warning:flood_prone S12:error:override");
  Facility wild{.method = std::string(500, '"')};
  wild.opened = Month{2020, 0};
  wild.depth_centimetres = INT64_MIN;
  wild.water_metres = 300;
  CHECK(said(check_facility(book(), wild, {2026, 11, 24})) == "S01:error:depth S01:error:opened S08:error:method");
}

TEST_CASE("a stock follows from what is left and removed and never falls below zero") {
  const StockYear good[] = {{2020, 100, 30, 570}, {2021, 50, 620, 0}};
  CHECK(said(check_stock(500, good)) == "");
  const StockYear wrong[] = {{2020, 100, 30, 500}, {2021, 0, 501, {}}, {2022, -1, {}, {}}};
  CHECK(said(check_stock(500, wrong)) == "R11:error:years[0].stock R11:error:years[1].removed M02:error:years[2]");
  const StockYear unknown[] = {{2020, {}, {}, {}}, {2021, 5, 5, 7}};
  CHECK(said(check_stock(500, unknown)) == "");  // nothing is known, so nothing is claimed
}

TEST_CASE("a local government belongs to one cluster, and the host is a member") {
  const Cluster clusters[] = {{1, 10, {10, 11}}, {2, 20, {20, 11, 20}}, {3, 30, {}}};
  CHECK(said(check_clusters(clusters)) ==
        "S14:error:clusters[2].host S13:error:clusters[1].members[1] S13:error:clusters[1].members[2]");
}

TEST_CASE("a transfer station sends out no more than came in, within two per cent") {
  CHECK_FALSE(check_transfer(100'000, 102'000));
  CHECK(check_transfer(100'000, 102'001)->rule == "S15");
  CHECK(check_transfer(1, INT64_MAX));
  CHECK_FALSE(check_transfer({}, 5));
}

TEST_CASE("years left are the capacity over the tonnes by density") {
  CHECK(hundredths_of_years_left(100'000, 36'500'000, 800) == 219);
  CHECK_FALSE(hundredths_of_years_left(100, 0, 800));
  CHECK_FALSE(hundredths_of_years_left(INT64_MAX, 1, 800));
}

TEST_CASE("a broken data file names its line") {
  const auto folder = std::filesystem::temp_directory_path() / "muang-facility-book";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(MUANG_SOURCE_DIR "/data/waste", folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  {
    std::ofstream out(folder / "control-ladder.csv", std::ios::trunc);
    out << "group,level,needs,certainty,source,date\nlandfill,basic,fence wishful,inferred,x,2569-11-24\n";
  }
  CHECK_THROWS_WITH(read_facility_book(folder), doctest::Contains("control-ladder.csv:2: control wishful"));
  std::filesystem::remove_all(folder);
}
