// SPDX-License-Identifier: Apache-2.0
#include "waste/total/quality_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace muang;
using namespace muang::waste;

namespace {

constexpr Month start{2024, 1};
const Expected year{.first = start, .last = {2024, 12}};

// Twelve plain months of a town of 10,000 people, 9.0 to 11.0 t a day.
std::vector<MonthPoint> town(int months = 12) {
  std::vector<MonthPoint> points;
  for (int i = 0; i < months; ++i) {
    MonthPoint point{.month = start + i};
    const std::int64_t kg_per_day = 10'000 + (i % 5 - 2) * 500;
    point.generated = kg_per_day * point.month.days();
    point.source_utilised = *point.generated / 10;
    point.collected = *point.generated - *point.source_utilised;
    point.people = 10'000;
    point.handed_in = Date{(start + i + 1).year, (start + i + 1).month, 5};
    point.kind = "town";
    points.push_back(point);
  }
  return points;
}

std::string said(const Quality& quality) {
  std::string out;
  for (const auto& [month, finding] : quality.findings) {
    out += (out.empty() ? "" : " ") + std::to_string(month.month) + text_key(finding.rule, finding.params);
  }
  return out;
}

}  // namespace

TEST_CASE("oracle: a ten-fold slip in twelve months of Bangkok gives a plain z of 3.316 and a modified z of 234") {
  // Bangkok, fiscal year 2561, t/month (sum of 50 districts), MSW 61.csv of the BMA.
  const double tonnes[] = {334822.70, 314442.39, 312374.61, 323154.17, 301539.98, 333961.11,
                           311031.17, 350423.91, 332521.63, 331808.66, 341515.78, 320029.79};
  std::vector<std::int64_t> series;
  for (int i = 0; i < 12; ++i) series.push_back(grams_a_day(std::llround(tonnes[i] * 1000), (Month{2017, 10} + i).days()));
  double mean = 0;
  for (const auto value : series) mean += static_cast<double>(value) / 12;
  CHECK(series[4] > mean);  // February is above the mean per day
  for (const auto value : series) CHECK(modified_z_hundredths(value, series) < 350);

  bool found = false;
  for (std::size_t slip = 0; slip < 12; ++slip) {
    auto slipped = series;
    slipped[slip] *= 10;
    double m = 0, variance = 0;
    for (const auto value : slipped) m += static_cast<double>(value) / 12;
    for (const auto value : slipped) variance += (static_cast<double>(value) - m) * (static_cast<double>(value) - m) / 12;
    const double z = (static_cast<double>(slipped[slip]) - m) / std::sqrt(variance);
    CHECK(z < std::sqrt(11.0));  // 3.3166 is the most a population z can be with twelve values, 3.0 with ten
    const std::int64_t modified = modified_z_hundredths(slipped[slip], slipped);
    CHECK(modified > 150'00);
    found = found || (std::abs(z - 3.316) < 0.001 && modified / 100 == 234);
  }
  CHECK(found);
}

TEST_CASE("the modified z by hand, and what happens when most values are equal") {
  const std::vector<std::int64_t> series{1, 2, 3, 4, 100};  // median 3, MAD 1
  CHECK(modified_z_hundredths(100, series) == 6543);        // 0.6745 × 97 = 65.4265
  CHECK(modified_z_hundredths(3, series) == 0);
  const std::vector<std::int64_t> equal{10, 10, 10, 10, 20};  // MAD 0, mean distance 2
  CHECK(modified_z_hundredths(20, equal) == 399);             // 10 ÷ (1.253314 × 2) = 3.99
  CHECK(modified_z_hundredths(11, {10, 10, 10}) == 99'999);
  CHECK(modified_z_hundredths(10, {10, 10, 10}) == 0);
  CHECK(modified_z_hundredths(5, {}) == 0);
  const std::vector<std::int64_t> even{1, 2};
  CHECK(modified_z_hundredths(2, even) == 67);  // median 1.5, MAD 0.5
}

TEST_CASE("a good year scores 100 with every part explained") {
  const auto months = town();
  const Quality quality = judge(months, year, {});
  CHECK(said(quality) == "");
  CHECK(quality.score == 100);
  CHECK(quality.parts[0].good == 12);
  CHECK(quality.parts[3].of == 12);
}

TEST_CASE("missing and late months lower completeness and timeliness") {
  auto months = town(9);
  months[3].handed_in = Date{2024, 5, 6};
  const Quality quality = judge(months, year, {});
  CHECK(said(quality) == "1Q01 1Q02");
  CHECK(quality.parts[0].points == 75);
  CHECK(quality.parts[1].points == 66);  // 8 of 12
  CHECK(quality.score == (75 * 40 + 66 * 15 + 100 * 20 + 100 * 25) / 100);
  const Received got = received(months, year);
  CHECK(got.completeness_tenths() == 750);
  CHECK(got.timeliness_tenths() == 667);
}

TEST_CASE("unit slips, copied months and outliers are found, each by its name") {
  auto months = town();
  months[2].generated = *months[2].generated * 1000;
  months[2].collected = months[2].source_utilised = {};
  months[5].generated = *months[5].generated / 30;  // t a day typed for t a month
  months[5].collected = months[5].source_utilised = {};
  CHECK(said(judge(months, year, {.low = 1, .high = INT64_MAX})) == "3R06-kg-for-t 6R06-day-for-month");
  months = town();
  for (int i = 6; i < 9; ++i) months[static_cast<std::size_t>(i)].generated = 310'000;
  for (auto& month : months) month.collected = month.source_utilised = {};
  CHECK(said(judge(months, year, {})) == "9R08");
  months[0].generated = 700'000;
  CHECK(said(judge(months, year, {})) == "1R05 9R08");
  months[0].explained = months[8].explained = true;
  CHECK(judge(months, year, {}).parts[3].points == 100);  // an explained month does not count against the town
}

TEST_CASE("books that do not balance lower consistency") {
  auto months = town();
  months[0].collected = *months[0].generated * 13 / 10;
  months[1].generated = -4;
  const Quality quality = judge(months, year, {});
  CHECK(said(quality) == "1R02 2M02");
  CHECK(quality.parts[2].good == 10);
}

TEST_CASE("a change of kind breaks the series, and each stretch is judged alone") {
  auto months = town();
  for (int i = 6; i < 12; ++i) {
    auto& month = months[static_cast<std::size_t>(i)];
    month.generated = *month.generated * 2;
    month.collected = month.source_utilised = {};
    month.kind = "city";
  }
  CHECK(said(judge(months, year, {})) == "7R14 7Q04");
  for (auto& month : months) month.kind = "town";
  CHECK(said(judge(months, year, {.low = 1, .high = INT64_MAX})) == "");  // without it two levels are only a wide spread
}

TEST_CASE("the band of a kind comes from its towns, and without towns from the rule") {
  const std::int64_t rates[] = {900, 1000, 1100, 1000, 1250, 800, 5000};
  const RateBand band = rate_band(rates);
  CHECK(band.median == 1000);
  CHECK(band.high < 5000);
  CHECK(band.high > 1250);
  CHECK(band.low < 800);
  CHECK(rate_band({}).high == 4000);
  auto months = town();
  months[4].people = 1'000;
  const Quality quality = judge(months, year, band);
  CHECK(said(quality) == "5Q03");
}

TEST_CASE("the list begins with the worst, then the largest, and never jumps") {
  std::vector<Ranked> towns{{4, 90, 5}, {3, 40, 5}, {2, 40, 9}, {1, 40, 5}};
  rank_look_here_first(towns);
  CHECK(towns[0].unit == 2);
  CHECK(towns[1].unit == 1);
  CHECK(towns[2].unit == 3);
  CHECK(towns[3].unit == 4);
}

TEST_CASE("nothing expected and nothing reported is judged without dividing by zero") {
  CHECK(judge({}, year, {}).score == 0);
  CHECK_FALSE(judge({}, year, {}).parts[2].points);
  CHECK(judge(town(), {.first = {2024, 5}, .last = {2024, 4}}, {}).score == 0);
  CHECK_FALSE(received({}, {.first = {2024, 5}, .last = {2024, 4}}).completeness_tenths());
}
