// SPDX-License-Identifier: Apache-2.0
// Oracle: UN-Habitat, Waste Wise Cities Tool data overview 2022, rows in data/waste/wacp-cities.csv.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <set>

#include "http/json.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/indicator/indicator_data.hpp"
#include "waste/indicator/sdg_file.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

const std::filesystem::path data = std::filesystem::path(MUANG_SOURCE_DIR) / "data";
const Texts& texts() {
  static const Texts all = Texts::load(std::filesystem::path(MUANG_SOURCE_DIR) / "locales");
  return all;
}
const std::string heading =
    "city,generated,recovered_with_rejects,recovered_controlled,received_disposal,controlled_share\n";
const std::string five_cities = heading +
                                "Chon Buri,2418,705.20,489,1754,405/1754\n"
                                "Hat Yai,203,198.71,179.34,10,0\n"
                                "Samui,118,32.71,31,80,0\n"
                                "Songkhla,95,11.44,9,90,0\n"
                                "Surat Thani,172,21.84,21,148,0\n";

http::Json cities(const std::string& csv) {
  const auto text = sdg_file(csv, data, texts(), AnswerFormat::Json);
  REQUIRE(text.ok());
  return *http::parse_json(*text);
}
const http::Json& city(const http::Json& answer, std::size_t index) {
  return answer.find("cities")->as<http::Json::List>()->at(index);
}
double number(const http::Json& object, const char* key) {
  const http::Json* value = object.find(key);
  REQUIRE(value);
  if (const auto* whole = value->as<std::int64_t>()) return static_cast<double>(*whole);
  REQUIRE(value->as<double>());
  return *value->as<double>();
}
std::string words(const http::Json& object, const char* key) {
  const auto* value = object.find(key) ? object.find(key)->as<std::string>() : nullptr;
  return value ? *value : std::string();
}
bool has_code(const Result<std::string>& result, ErrorCode code, const std::string& field) {
  if (result.ok()) return false;
  for (const Error& problem : result.problems()) {
    if (problem.code == code && problem.field == field) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("twelve cities that UN-Habitat measured come out within 0.01, but for the two known ones") {
  const IndicatorData known = load_indicator_data(data);
  REQUIRE(known.cities.size() == 12);
  std::set<std::string> apart;
  for (const PublishedCity& one : known.cities) {
    if (std::abs(sdg_11_6_1(one.waste) - one.published_sdg) > 0.01) apart.insert(one.name);
  }
  CHECK(apart == std::set<std::string>{"Hat Yai", "Songkhla"});
}

TEST_CASE("the five Thai cities: shares to four digits, the two differences explained in the note") {
  const auto answer = cities(five_cities);
  const double sdg[] = {0.3697, 0.8834, 0.2627, 0.0947, 0.1221};
  const double collected[] = {0.982041, 0.910664, 0.921905, 1.053339, 0.972205};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(std::abs(number(city(answer, i), "sdg1161") - sdg[i]) < 0.00005);
    CHECK(std::abs(number(city(answer, i), "collectedShare") - collected[i]) < 0.000001);
  }
  CHECK(words(city(answer, 0), "note").find("agree") != std::string::npos);
  CHECK(words(city(answer, 1), "note").find("published 0.93") != std::string::npos);
  CHECK(words(city(answer, 1), "note").find("counts all recovery") != std::string::npos);
  CHECK(words(city(answer, 1), "note").find("0.9299") != std::string::npos);
  CHECK(words(city(answer, 3), "note").find("counts all recovery") != std::string::npos);
  CHECK(words(city(answer, 3), "note").find("0.1144") != std::string::npos);  // 10.868 / 95
  CHECK(words(city(answer, 3), "noteTh").find("105.3") != std::string::npos);
  CHECK(*city(answer, 3).find("flagged")->as<bool>());
  CHECK_FALSE(*city(answer, 4).find("flagged")->as<bool>());
}

TEST_CASE("a city is known by its Thai name, but other figures are not compared with those of 2021") {
  const auto answer =
      cities(heading + "เทศบาลนครหาดใหญ่,203,198.71,179.34,10,0\nเกาะสมุย,150,40,30,90,0%\nBangkok,10000,1,1,9000,1\n");
  CHECK(words(city(answer, 0), "noteTh").find("0.9299") != std::string::npos);
  CHECK(words(city(answer, 1), "note").find("not compared") != std::string::npos);
  CHECK(city(answer, 1).find("publishedSdg1161")->is_null());
  CHECK(city(answer, 2).find("note")->is_null());
}

TEST_CASE("SDG 12.5.1, a person's waste and the targets of the plan come from the columns that are there") {
  const std::string csv =
      "city,year,generated,recovered_with_rejects,recovered_controlled,received_disposal,controlled_share,population,"
      "latent_population,utilised,properly_disposed,recycled_in_area,exported_for_recycling,imported_for_recycling\n"
      "ก,2565,100,20,20,80,0.5,80000,20000,30,30,20,5,1\n"
      "ก,2567,100,20,20,80,0.5,80000,20000,32,38,20,5,1\n";
  const auto answer = cities(csv);
  CHECK(std::abs(number(city(answer, 0), "sdg1251") - 0.24) < 1e-12);
  CHECK(std::abs(number(city(answer, 0), "kgPersonDay") - 1.25) < 1e-12);
  CHECK(std::abs(number(city(answer, 0), "kgPersonDayWithLatent") - 1.0) < 1e-12);
  const auto& target = answer.find("targets")->as<http::Json::List>()->at(0);
  CHECK(words(target, "id") == "target-proper");
  CHECK(std::abs(number(target, "share") - 0.7) < 1e-12);
  CHECK(std::abs(number(target, "distance") - 0.1) < 1e-12);
  CHECK(std::abs(number(target, "trendPerYear") - 0.05) < 1e-12);
  CHECK(std::abs(number(target, "neededPerYear") - 0.1 / 3) < 1e-12);
  CHECK(std::abs(number(target, "expected") - 0.85) < 1e-12);
  CHECK(number(target, "byBe") == 2570);
  const auto text = sdg_file(csv, data, texts(), AnswerFormat::Text, "th");
  CHECK(text->find("จัดการถูกต้อง") != std::string::npos);
}

TEST_CASE("collection of 15.21 Mt out of 1.99 Mt is refused, of 105 % is kept (the regional page of 2561, Songkhla)") {
  CHECK(has_code(sdg_file(heading + "ภาค,1.99,0,0,15.21,0\n", data, texts()), errors::collected_far_above_generated,
                 "row 2, column generated"));
  CHECK(sdg_file(heading + "สงขลา,95,11.44,9,90,0\n", data, texts()).ok());
}

TEST_CASE("every fault of an SDG file is named with its row and column in one go") {
  const auto result = sdg_file(heading +
                                   ",100,10,10,50,0\n"
                                   "ข,0,10,10,50,0.5\n"
                                   "ค,-5,10,10,50,2\n"
                                   "ง,1e300,NaN,,50,0\n"
                                   "จ,100,10,11,50,1/0\n"
                                   "ฉ,100,10,12,50,0\n"
                                   "ข,100,10,1,50,0\n",
                               data, texts());
  CHECK(has_code(result, errors::csv_cell_missing, "row 2, column city"));
  CHECK(has_code(result, errors::generated_not_positive, "row 3, column generated"));
  CHECK(has_code(result, errors::number_out_of_range, "row 4, column generated"));
  CHECK(has_code(result, errors::share_out_of_range, "row 4, column controlled_share"));
  CHECK(has_code(result, errors::csv_not_a_number, "row 5, column recovered_with_rejects"));
  CHECK(has_code(result, errors::csv_cell_missing, "row 5, column recovered_controlled"));
  CHECK(has_code(result, errors::share_out_of_range, "row 6, column controlled_share"));
  CHECK(has_code(result, errors::controlled_above_recovered, "row 7, column recovered_controlled"));
  CHECK(has_code(result, errors::city_twice, "row 8, column city"));
  CHECK(has_code(sdg_file("", data, texts()), errors::csv_empty, "file"));
  CHECK(has_code(sdg_file("city,generated,x\n1,2,3\n", data, texts()), errors::csv_column_unknown, "row 1, column x"));
  CHECK(has_code(sdg_file("city,generated,x\n1,2,3\n", data, texts()), errors::csv_column_missing,
                 "row 1, column controlled_share"));
  CHECK(has_code(sdg_file(heading + "\"a", data, texts()), errors::csv_open_quote, "row 2"));
  CHECK(has_code(sdg_file(std::string("\xFF\xFE\x00\x01", 4), data, texts()), errors::csv_not_text, "file"));
}

TEST_CASE("a share is read as a decimal, percent or fraction") {
  CHECK(*parse_share(" 23 % ") == doctest::Approx(0.23));
  CHECK(*parse_share("405/1754") == doctest::Approx(0.2309007982));
  CHECK(*parse_share("๐.๕") == 0.5);
  for (const char* wrong : {"", "-0.1", "1.01", "101%", "a/b", "1/0", "nan"}) CHECK_FALSE(parse_share(wrong));
}

TEST_CASE("the target of a past year needs nothing more, a single year has no trend") {
  const auto progress = target_progress({{2030, 0.9}}, 0.8, 2027);
  CHECK(progress.distance == doctest::Approx(-0.1));
  CHECK_FALSE(progress.needed_per_year);
  CHECK_FALSE(progress.trend_per_year);
  CHECK_FALSE(kilograms_a_person_day(10, 0));
}

TEST_CASE("the limit above which collection is refused is the one of the monthly report") {
  std::ifstream in(data / "waste/report-limits.csv");
  double percent = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("collected_warning_percent,")) percent = std::stod(line.substr(line.find(',') + 1));
  }
  CHECK(load_indicator_data(data).parameter("collected-refused-above") == doctest::Approx(percent / 100));
}
