// SPDX-License-Identifier: Apache-2.0
// Maps drawn with letters: a cell is about 11 m. A letter is a plot; x lies in A and in B.
#include "green/plot/sums.hpp"

#include <doctest/doctest.h>

#include "geo/drawn_map_test.hpp"

namespace muang::green {
namespace {

SumPlot plot(const geo::Drawing& map, const std::string& letters, int type, bool open, std::vector<PlotEvent> events) {
  SumPlot one{.shape = geo::drawn(map, letters), .type = type, .open = open, .care = {}, .events = std::move(events)};
  one.cm2 = geo::area_cm2(one.shape);
  return one;
}

const std::vector<PlotEvent> always{{PlotStatus::Existing, {}}};
std::vector<PlotEvent> added(const Date& day) { return {{PlotStatus::Added, day}}; }

const YearSum* find(const std::vector<YearSum>& sums, int year, Measure measure) {
  for (const YearSum& sum : sums) {
    if (sum.year == year && sum.measure == static_cast<int>(measure)) return &sum;
  }
  return nullptr;
}
std::pair<double, double> sum_and_once(const std::vector<YearSum>& sums, int year, Measure measure) {
  const YearSum* sum = find(sums, year, measure);
  REQUIRE(sum);
  return {geo::cells(sum->sum_cm2), geo::cells(sum->once_cm2)};
}

std::vector<YearSum> summed(const std::vector<SumPlot>& plots) { return year_sums(plots).value(); }

}  // namespace

TEST_CASE("plots that nearly all lie on one another are refused, before anything is joined") {
  const geo::Drawing map{"A"};
  const std::vector<SumPlot> few(300, plot(map, "A", 1, true, always)), many(320, plot(map, "A", 1, true, always));
  CHECK(sum_and_once(summed(few), 0, Measure::All) == std::pair(300.0, 1.0));  // 44,850 pairs
  const auto refused = year_sums(many);
  REQUIRE(!refused);
  CHECK(code_text(refused.problems().front().code) == "E5544");
}

TEST_CASE("ground that lies in two plots is in the sum twice and on the ground once") {
  const geo::Drawing map{"AAxBB.C",  //
                         "AAxBB.C"};
  const auto sums =
      summed({plot(map, "Ax", 1, true, always), plot(map, "Bx", 2, false, always), plot(map, "C", 1, true, always)});
  CHECK(sum_and_once(sums, 0, Measure::All) == std::pair(14.0, 12.0));
  CHECK(sum_and_once(sums, 0, Measure::Open) == std::pair(8.0, 8.0));
  CHECK(sum_and_once(sums, 0, Measure::Type1) == std::pair(8.0, 8.0));
  CHECK(!find(sums, 0, Measure::Sustainable));
  CHECK(find(sums, 0, Measure::All)->plots == 3);
}

TEST_CASE("public green is not all green: an open plot on a closed one takes its ground once in each") {
  const geo::Drawing map{"AAAA",  //
                         "AxxA"};
  const auto sums = summed({plot(map, "Ax", 5, false, always), plot(map, "x", 1, true, always)});
  CHECK(sum_and_once(sums, 0, Measure::All) == std::pair(10.0, 8.0));
  CHECK(sum_and_once(sums, 0, Measure::Open) == std::pair(2.0, 2.0));
}

TEST_CASE("a year has what was green on its last day; what is planned or lost is not") {
  const geo::Drawing map{"AABBCCDD"};
  const std::vector<SumPlot> plots{
      plot(map, "A", 1, true, always), plot(map, "B", 1, true, added({2025, 10, 1})),
      plot(map, "C", 1, true, {{PlotStatus::Existing, {}}, {PlotStatus::Lost, Date{2026, 9, 30}}}),
      plot(map, "D", 6, false, {{PlotStatus::Planned, {}}})};
  const auto sums = summed(plots);
  CHECK(sum_and_once(sums, 0, Measure::All) == std::pair(4.0, 4.0));
  CHECK(sum_and_once(sums, 2026, Measure::All) == std::pair(4.0, 4.0));
  CHECK(!find(sums, 2025, Measure::All));  // nothing happened: the row before stands
  CHECK(!find(sums, 2026, Measure::Type6));
}

TEST_CASE("all green is told also when the last plot is gone, so that no older row stands in its place") {
  const geo::Drawing map{"AA"};
  const auto sums = summed({plot(map, "A", 1, true, {{PlotStatus::Existing, {}}, {PlotStatus::Lost, Date{2026, 3, 1}}})});
  REQUIRE(find(sums, 2026, Measure::All));
  CHECK(find(sums, 2026, Measure::All)->plots == 0);
  CHECK(!find(sums, 2026, Measure::Open));
}

TEST_CASE("a plot without an outline counts as its deed says, and is told apart") {
  SumPlot stated{.shape = {}, .cm2 = 16'000'000, .type = 4, .care = {}, .events = always};
  const auto sums = summed({stated, stated});
  const YearSum* sum = find(sums, 0, Measure::All);
  REQUIRE(sum);
  CHECK(sum->stated_plots == 2);
  CHECK(sum->sum_cm2 == 32'000'000);
  CHECK(sum->once_cm2 == 32'000'000);
}

TEST_CASE("a promise that ends takes the plot out of sustainable green in the year after it") {
  const geo::Drawing map{"AA"};
  SumPlot one = plot(map, "A", 1, true, added({2020, 1, 1}));
  one.care = {
      .large_trees = "main", .diversity = "varied", .upkeep = "regular", .permanence = "promised", .promised_until = 2024};
  const auto sums = summed({one});
  CHECK(sum_and_once(sums, 2020, Measure::Sustainable) == std::pair(2.0, 2.0));
  CHECK(!find(sums, 2025, Measure::Sustainable));
  CHECK(find(sums, 2025, Measure::All)->plots == 1);
}

}  // namespace muang::green
