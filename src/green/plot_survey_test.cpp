// SPDX-License-Identifier: Apache-2.0
#include "green/plot_survey.hpp"

#include <doctest/doctest.h>

#include "geo/drawn_map_test.hpp"
#include "geo/geojson.hpp"
#include "green/area_text_rules.hpp"
#include "green/plot_report.hpp"

namespace muang::green {
namespace {

using geo::cells;
using geo::drawn;
using geo::rectangle;

std::string file(const std::vector<geo::Shape>& shapes) {
  std::vector<geo::Feature> features;
  for (std::size_t i = 0; i < shapes.size(); ++i)
    features.push_back({std::to_string(i), std::string(1, static_cast<char>('A' + i)), shapes[i]});
  return geo::write_geojson(features);
}

geo::Shape bow_tie() {
  return {{{{geo::corner(0, 0), geo::corner(2, 2), geo::corner(2, 0), geo::corner(0, 2), geo::corner(0, 0)}, {}}}};
}

Texts texts() { return Texts::load(std::string(MUANG_SOURCE_DIR) + "/locales"); }

}  // namespace

TEST_CASE("ground that three plots share is counted once, and each pair is told") {
  const geo::Drawing map{"AAAxBB",  // x: A and B
                         "AAyzBB",  // y: A and C, z: all three
                         "..CC.."};
  const auto survey = survey_plots(file({drawn(map, "Axyz"), drawn(map, "Bxz"), drawn(map, "Cyz")}), std::nullopt, false);
  REQUIRE(survey.ok());
  CHECK(cells(survey->sum_cm2) == 8 + 6 + 4);
  CHECK(cells(survey->once_cm2) == 14);
  REQUIRE(survey->overlaps.size() == 3);
  CHECK(cells(survey->overlaps[0].cm2) == 2);  // A and B: x, z
  CHECK(cells(survey->overlaps[1].cm2) == 2);  // A and C: y, z
  CHECK(cells(survey->overlaps[2].cm2) == 1);  // B and C: z
  // Sum − pairs + triple = once, to the rounding of each figure.
  CHECK(std::abs(survey->sum_cm2 - survey->overlaps[0].cm2 - survey->overlaps[1].cm2 - survey->overlaps[2].cm2 +
                 survey->overlaps[2].cm2 - survey->once_cm2) <= 7);
  CHECK(!survey->outside_cm2);
}

TEST_CASE("a plot in the hole of another and a neighbour do not overlap, a plot that is there twice does") {
  const geo::Drawing map{"AAAC", "ABAC", "AAAC"};
  const auto ring = drawn(map, "A");
  const auto survey = survey_plots(file({ring, drawn(map, "B"), drawn(map, "C"), ring}), std::nullopt, false);
  REQUIRE(survey.ok());
  REQUIRE(survey->overlaps.size() == 1);
  CHECK(survey->overlaps[0].first == 0);
  CHECK(survey->overlaps[0].second == 3);
  CHECK(survey->overlaps[0].cm2 == survey->plots[0].cm2);
  CHECK(cells(survey->once_cm2) == 12);
}

TEST_CASE("what lies outside the town is told by plot and for the ground") {
  const geo::Drawing map{"tttt..", "ttAxBB", "tttt.."};
  const std::string plots = file({drawn(map, "Ax"), drawn(map, "xB")});
  const auto survey = survey_plots(plots, file({rectangle(0, 0, 2, 3), rectangle(2, 0, 4, 3)}), false);
  REQUIRE(survey.ok());
  CHECK(survey->plots[0].outside_cm2 == 0);
  CHECK(cells(survey->plots[1].outside_cm2.value()) == 2);
  CHECK(cells(survey->outside_cm2.value()) == 2);
}

TEST_CASE("a strip narrower than half a metre is named, as plot and as overlap, and counted") {
  // 0.03 of a cell is 0.33 m.
  const auto survey = survey_plots(file({rectangle(0, 0, 10, 1), rectangle(0, 0.97, 10, 2), rectangle(20, 0, 30, 0.03)}),
                                   std::nullopt, false);
  REQUIRE(survey.ok());
  CHECK(!survey->plots[0].sliver);
  CHECK(survey->plots[2].sliver);
  REQUIRE(survey->overlaps.size() == 1);
  CHECK(survey->overlaps[0].sliver);
  CHECK(cells(survey->overlaps[0].cm2) == doctest::Approx(0.3));
  CHECK(cells(survey->once_cm2) == doctest::Approx(20 + 0.3));
}

TEST_CASE("a plot that crosses itself has no area until the person asks for a repair") {
  const std::string plots = file({bow_tie(), rectangle(0, 0, 2, 2)});
  const auto plain = survey_plots(plots, std::nullopt, false);
  REQUIRE(plain.ok());
  CHECK(!plain->plots[0].cm2);
  REQUIRE(plain->plots[0].faults.size() == 1);
  CHECK(plain->plots[0].faults[0].code.number == 5535);
  CHECK(plain->left_out == 1);
  CHECK(plain->overlaps.empty());
  CHECK(cells(plain->sum_cm2) == 4);
  const auto mended = survey_plots(plots, std::nullopt, true);
  REQUIRE(mended.ok());
  CHECK(mended->plots[0].repaired);
  CHECK(mended->plots[0].faults.size() == 1);
  CHECK(cells(mended->plots[0].cm2.value()) == 2);
  CHECK(mended->left_out == 0);
  CHECK(cells(mended->once_cm2) == 4);
}

TEST_CASE("a town that is not valid is refused with its place, or repaired when asked") {
  const std::string plots = file({rectangle(0, 0, 1, 1)}), town = file({bow_tie()});
  const auto refused = survey_plots(plots, town, false);
  REQUIRE(!refused.ok());
  CHECK(refused.problems()[0].code.number == 5535);
  CHECK(refused.problems()[0].field == "town: features[0]");
  CHECK(survey_plots(plots, town, true)->town_repaired);
}

TEST_CASE("problems of both files are told together") {
  const auto refused = survey_plots("{", "[]", false);
  REQUIRE(refused.problems().size() == 2);
  CHECK(refused.problems()[1].field == "town: type");
  CHECK(survey_plots(file({}), file({}), false).problems().size() == 2);
}

TEST_CASE("the report has every plot in numbers and in words of both languages") {
  const auto survey =
      survey_plots(file({rectangle(0, 0, 3, 3), rectangle(2, 2, 4, 4), bow_tie()}), file({rectangle(0, 0, 3, 4)}), false);
  REQUIRE(survey.ok());
  const std::string json = plot_report_json(*survey, texts());
  const std::string m2 = square_metre_text(*survey->plots[0].cm2);
  CHECK(json.find("\"area\":{\"m2\":" + m2 + ",\"rai\":") != std::string::npos);
  CHECK(json.find("\"overlaps\":[{\"first\":1,\"second\":2,") != std::string::npos);
  CHECK(json.find("\"code\":\"E5535\"") != std::string::npos);
  CHECK(json.find("\"leftOut\":1") != std::string::npos);
  for (const char* language : {"th", "en"}) {
    const std::string report = plot_report_text(*survey, texts(), language);
    CHECK(report.find("1 A: ") == 0);
    CHECK(report.find("green-plots.") == std::string::npos);
    CHECK(report.find('{') == std::string::npos);
  }
}

TEST_CASE("the area of a plot and the same area typed are one") {
  const auto survey = survey_plots(file({rectangle(0, 0, 40, 40)}), std::nullopt, false);
  const auto read = read_area(print_area(*survey->plots[0].cm2));
  CHECK(read->cm2 == *survey->plots[0].cm2);
}

}  // namespace muang::green
