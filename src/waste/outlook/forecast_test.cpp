// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>

#include "http/json.hpp"
#include "waste/climate/climate_errors.hpp"
#include "waste/outlook/forecast_file.hpp"
#include "waste/plain_csv.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

const Texts& texts() {
  static const Texts all = Texts::load(std::filesystem::path(MUANG_SOURCE_DIR) / "locales");
  return all;
}

const double shape[] = {0.9, 0.95, 1.0, 1.1, 1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.95, 0.95};  // mean 1

// Level, growth a month and a season that repeats: what decomposition takes apart without rest.
std::vector<MonthlyWaste> months(int count, double level, double growth, Month first = {2022, 1}) {
  std::vector<MonthlyWaste> list;
  for (int i = 0; i < count; ++i) {
    const Month month = first + i;
    const double rate = (level + growth * i) * shape[(month.month - 1)];
    list.push_back({month, rate * month.days(), std::nullopt, {}});
  }
  return list;
}

std::string csv_of(const std::vector<MonthlyWaste>& list, int offset = 0) {
  std::string csv = "month,tonnes,population,boundary_change\n";
  for (const auto& one : list)
    csv += month_cell(one.month, offset) + "," + fixed_text(one.tonnes, 6) + "," +
           (one.population ? fixed_text(*one.population, 0) : "") + "," + one.boundary_change + "\n";
  return csv;
}

http::Json answer(const std::string& csv, ForecastOptions options = {}) {
  options.format = AnswerFormat::Json;
  const auto text = forecast_file(csv, options, texts());
  REQUIRE(text.ok());
  return *http::parse_json(*text);
}
std::string words(const http::Json& object, const char* key) {
  const auto* value = object.find(key) ? object.find(key)->as<std::string>() : nullptr;
  return value ? *value : std::string();
}
double number(const http::Json& object, const char* key) {
  const http::Json* value = object.find(key);
  REQUIRE(value);
  if (const auto* whole = value->as<std::int64_t>()) return static_cast<double>(*whole);
  REQUIRE(value->as<double>());
  return *value->as<double>();
}
bool noted(const http::Json& json, const std::string& key) {
  for (const auto& note : *json.find("notes")->as<http::Json::List>()) {
    if (words(note, "key") == key) return true;
  }
  return false;
}
bool has_code(const Result<std::string>& result, ErrorCode code, const std::string& field) {
  if (result.ok()) return false;
  for (const Error& problem : result.problems()) {
    if (problem.code == code && problem.field == field) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("without growth the same month of last year is right to the last digit, whatever the length of February") {
  const auto found = forecast(newest_segment(months(26, 100, 0, {2022, 1})), 12);  // into the leap year 2024
  REQUIRE(found.chosen == ForecastMethod::SeasonalNaive);
  CHECK(found.scores[0].rmse == doctest::Approx(0));
  const auto& february = found.points[11];
  CHECK(february.month == Month{2025, 2});
  CHECK(february.tonnes_a_day == doctest::Approx(95));
  CHECK(found.points[0].month == Month{2024, 3});
}

TEST_CASE("seasonal indices have mean 1 and find the shape of the year") {
  std::vector<double> rates;
  for (const auto& one : months(48, 100, 0)) rates.push_back(one.tonnes / one.month.days());
  const auto indices = seasonal_indices(rates);
  REQUIRE(indices.size() == 12);
  double sum = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    CHECK(indices[i] == doctest::Approx(shape[i]));
    sum += indices[i];
  }
  CHECK(sum == doctest::Approx(12));
  CHECK(seasonal_indices(std::vector<double>(23, 1.0)).empty());
}

TEST_CASE("with growth the decomposition wins the back-test and its interval holds what comes") {
  const auto all = months(60, 100, 0.8);
  const auto found = forecast(newest_segment({all.begin(), all.begin() + 48}), 12);
  REQUIRE(found.chosen == ForecastMethod::Decomposition);
  CHECK(found.scores[0].mad > found.scores[1].mad * 5);
  for (std::size_t h = 0; h < 12; ++h) {
    const double actual = all[48 + h].tonnes / all[48 + h].month.days();
    CHECK(found.points[h].tonnes_a_day == doctest::Approx(actual).epsilon(0.02));
    CHECK(*found.points[h].low < found.points[h].tonnes_a_day);
    CHECK(*found.points[h].high > found.points[h].tonnes_a_day);
  }
}

TEST_CASE("when the town grows and a person does not, the rate a person × population wins") {
  auto list = months(40, 1, 0);
  for (std::size_t i = 0; i < list.size(); ++i) {
    list[i].population = 50000 + 3000.0 * static_cast<double>(i) * static_cast<double>(i) / 10;
    list[i].tonnes *= *list[i].population / 1000;
  }
  const auto found = forecast(newest_segment(list), 6);
  REQUIRE(found.scores.size() == 3);
  CHECK(found.chosen == ForecastMethod::PerPerson);
}

TEST_CASE("the errors of a back-test are those of hand: naive on a series that rises by 12 t/day a year") {
  std::vector<MonthlyWaste> list;
  for (int i = 0; i < 18; ++i) {
    const Month month = Month{2023, 1} + i;
    list.push_back({month, (100.0 + i) * month.days(), std::nullopt, {}});
  }
  const auto found = forecast(newest_segment(list), 3);
  REQUIRE(found.scores.size() == 1);
  CHECK(found.scores[0].errors == 3 * 4 + 2 + 1);  // origins 12 to 17, at most three months ahead
  CHECK(found.scores[0].mad == doctest::Approx(12));
  CHECK(found.scores[0].rmse == doctest::Approx(12));
  CHECK(*found.points[0].high - found.points[0].tonnes_a_day == doctest::Approx(12 * 1.959964));
  CHECK(*found.scores[0].mape == doctest::Approx(12 / 114.7).epsilon(0.01));
}

TEST_CASE("the interval widens with the root of the years ahead") {
  const auto found = forecast(newest_segment(months(48, 100, 0.8)), 36);
  const auto width = [&](std::size_t h) { return *found.points[h].high - found.points[h].tonnes_a_day; };
  CHECK(width(11) == doctest::Approx(width(0)));
  CHECK(width(12) == doctest::Approx(width(0) * std::sqrt(2)));
  CHECK(width(24) == doctest::Approx(width(0) * std::sqrt(3)));
}

TEST_CASE("nothing before a boundary change is used, and the answer names the change") {
  auto list = months(48, 100, 0);
  for (std::size_t i = 0; i < 20; ++i) list[i].tonnes *= 10;  // the old, larger area
  list[20].boundary_change = "แยกเป็นเทศบาลเมือง";
  const auto json = answer(csv_of(list, 543));
  CHECK(words(json, "boundaryChange") == "แยกเป็นเทศบาลเมือง");
  CHECK(words(json, "usedFrom") == "2023-09");
  CHECK(number(json, "leftOutMonths") == 20);
  CHECK(noted(json, "boundary"));
  const auto& first = json.find("forecast")->as<http::Json::List>()->front();
  CHECK(words(first, "month") == "2026-01");
  CHECK(words(first, "monthBe") == "2569-01");
  CHECK(number(first, "tonnesPerDay") == doctest::Approx(90));
}

TEST_CASE("a short series says why there is no forecast, a barely long one that it is untested") {
  const auto json = answer(csv_of(months(11, 100, 0)));
  CHECK(json.find("forecast")->as<http::Json::List>()->empty());
  CHECK(json.find("method")->is_null());
  CHECK(noted(json, "too-short"));
  const auto barely = answer(csv_of(months(13, 100, 0)));
  CHECK(words(barely, "method") == "seasonal-naive");
  CHECK(noted(barely, "not-tested"));
  CHECK(barely.find("forecast")->as<http::Json::List>()->front().find("low")->is_null());
}

TEST_CASE("short gaps are drawn straight and named, a long gap cuts the series") {
  auto list = months(30, 100, 0);
  const double before = list[4].tonnes / list[4].month.days(), after = list[6].tonnes / list[6].month.days();
  list.erase(list.begin() + 5);
  const auto segment = newest_segment(list);
  CHECK(segment.filled == std::vector<Month>{{2022, 6}});
  CHECK(segment.tonnes_a_day[5] == doctest::Approx((before + after) / 2));
  list.erase(list.begin() + 9, list.begin() + 12);
  const auto cut = newest_segment(list);
  CHECK(cut.cut == SeriesCut::Gap);
  CHECK(cut.first == Month{2023, 2});
  CHECK(cut.left_out == 9);
}

TEST_CASE("a month without a figure is a gap, its boundary change holds from the next month that has one") {
  auto csv = csv_of(months(30, 100, 0));
  const auto at = csv.find("2023-02,");
  const auto end = csv.find('\n', at);
  csv.replace(at, end - at, "2023-02,,,รวมกับตำบลข้างเคียง");
  CHECK(words(answer(csv), "usedFrom") == "2023-03");
}

TEST_CASE("a boundary change that is known ahead stops the forecast before it") {
  const auto json = answer(csv_of(months(30, 100, 0)) + "2024-10,,,ยกฐานะ\n", {.landfill = LandfillSpace{1e6, 0.8, 0, 0}});
  const auto& list = *json.find("forecast")->as<http::Json::List>();
  REQUIRE(list.size() == 3);
  CHECK(words(list.back(), "month") == "2024-09");
  CHECK(noted(json, "boundary-ahead"));
  CHECK(json.find("landfill")->is_null());
}

TEST_CASE("months of either era and in any order are the same series") {
  auto list = months(30, 100, 0.3);
  const std::string forward = csv_of(list);
  std::ranges::reverse(list);
  CHECK(*forecast_file(forward, {}, texts()) == *forecast_file(csv_of(list, 543), {}, texts()));
  CHECK(*parse_month_cell("๒๕๖๘-๐๑") == Month{2025, 1});
  for (const char* wrong : {"", "2568", "2568-13", "2568-00", "68-01", "3000-01", "2568-1x", "2568/01", "2568-001"})
    CHECK_FALSE(parse_month_cell(wrong));
}

TEST_CASE("a landfill with room for 36,500 t at 100 t a day is full after a year, earlier and later by the uncertainty") {
  std::vector<MonthlyWaste> flat;
  for (int i = 0; i < 24; ++i) flat.push_back({Month{2023, 1} + i, 100.0 * (Month{2023, 1} + i).days(), std::nullopt, {}});
  const auto found = forecast(newest_segment(flat), 12);
  const auto life = landfill_life(found, {.remaining_m3 = 45625, .tonnes_a_m3 = 0.8, .density_relative_sd = 0.1});
  REQUIRE(life);
  CHECK(life->capacity_tonnes == doctest::Approx(36500));
  CHECK(*life->full >= Date{2025, 12, 31});
  CHECK(*life->full <= Date{2026, 1, 1});
  CHECK(*life->early == Date{2025, 11, 2});  // 36,500 ÷ 119.6 = 305.2 days
  CHECK(life->late->year == 2026);
  CHECK(*life->late > Date{2026, 3, 29});
  CHECK(*life->late < Date{2026, 4, 2});  // 36,500 ÷ 80.4 = 454 days
  const auto json = answer(csv_of(months(11, 100, 0)), {.landfill = LandfillSpace{1, 1, 0, 0}});
  CHECK(noted(json, "landfill-unknown"));
  CHECK_FALSE(landfill_life(found, {.remaining_m3 = 1e9, .tonnes_a_m3 = 1})->full);
}

TEST_CASE("Bangkok's twelve months of fiscal year 2561 give a forecast by day, not by length of month") {
  std::ifstream in(MUANG_SOURCE_DIR "/data/waste/national-series.csv", std::ios::binary);
  std::string csv = "month,tonnes\n", line;
  int month = 10, year = 2560;
  while (std::getline(in, line)) {
    if (line.find("t/month,BMA61") == std::string::npos) continue;
    const auto end = line.find(",t/month");
    const auto begin = line.rfind(',', end - 1) + 1;
    csv += month_cell({year, month}) + "," + line.substr(begin, end - begin) + "\n";
    if (++month > 12) month = 1, ++year;
  }
  const auto json = answer(csv);
  const auto& list = *json.find("forecast")->as<http::Json::List>();
  REQUIRE(list.size() == 12);
  CHECK(words(list[4], "monthBe") == "2562-02");
  CHECK(number(list[4], "tonnesPerDay") == doctest::Approx(10769.285));  // 301,539.98 t in 28 days
}

TEST_CASE("every fault of a forecast file is named with its row and column in one go") {
  const auto result = forecast_file("month,tonnes,population\n2568-13,5,\n2568-01,-1,0\n2568-01,1e300,5\n2025-01,x,\n",
                                    {.horizon = 0}, texts());
  CHECK(has_code(result, errors::horizon_out_of_range, "horizon"));
  CHECK(has_code(result, errors::month_unreadable, "row 2, column month"));
  CHECK(has_code(result, errors::number_out_of_range, "row 3, column tonnes"));
  CHECK(has_code(result, errors::population_not_positive, "row 3, column population"));
  CHECK(has_code(result, errors::month_twice, "row 4, column month"));
  CHECK(has_code(result, errors::csv_not_a_number, "row 4, column tonnes"));
  CHECK(has_code(result, errors::month_twice, "row 5, column month"));
  CHECK(has_code(forecast_file("month,tonnes\n2568-01,\n", {}, texts()), errors::no_months, "file"));
  CHECK(has_code(forecast_file("", {}, texts()), errors::csv_empty, "file"));
  CHECK(has_code(forecast_file(csv_of(months(30, 1, 0)), {.landfill = LandfillSpace{-1, 9, 0, 0}}, texts()),
                 errors::number_out_of_range, "density"));
}

TEST_CASE("a century of months is forecast in a moment, more is refused") {
  const auto began = std::chrono::steady_clock::now();
  CHECK(forecast_file(csv_of(months(1200, 100, 0.01, {1926, 1})), {.horizon = longest_horizon}, texts()).ok());
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));  // some 50 ms
  CHECK(has_code(forecast_file(csv_of(months(1201, 100, 0.01, {1926, 1})), {}, texts()), errors::series_too_long, "file"));
}
