// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_plots.hpp"

#include <doctest/doctest.h>

#include <set>

#include "geo/plane.hpp"
#include "green/demo/demo_outlines.hpp"
#include "green/ground.hpp"

namespace muang::green {
namespace {

constexpr Date today{2026, 11, 28};
DemoTown town(int number, double area_km2 = 12) {
  return {.unit = OrgUnitId{number},
          .uid = "LG-" + std::to_string(number),
          .name_th = "ทดสอบ",
          .share_percent = 20,
          .latitude = 16.5,
          .longitude = 104.7,
          .area_km2 = area_km2};
}

std::vector<geo::Shape> shapes_of(const DemoPlots& made) {
  std::vector<geo::Shape> shapes;
  for (const StoredPlot& plot : made.plots) shapes.push_back(shape_of(plot.outline));
  return shapes;
}

}  // namespace

TEST_CASE("the same town and seed give the same plots, another seed others") {
  const auto text = [](std::uint64_t seed) {
    std::string all;
    for (const StoredPlot& plot : plan_demo_plots(town(7), today, seed, true).plots)
      all += plot.name_th + plot.outline + plot.since;
    return all;
  };
  CHECK(text(1) == text(1));
  CHECK(text(1) != text(2));
}

TEST_CASE(
    "invented outlines are valid, lie in the country, and overlap only where that was laid, also in the smallest town") {
  int laid = 0;
  for (int number = 0; number < 200; ++number) {
    const DemoPlots made = plan_demo_plots(town(number, number % 2 ? 0.6 : 40), today, 1, false);
    const auto shapes = shapes_of(made);
    for (const geo::Shape& shape : shapes) CHECK(geo::faults_of(shape).empty());
    const auto overlaps = overlaps_of(shapes, most_meeting_plots);
    REQUIRE(overlaps);
    CHECK(overlaps->empty() != made.overlap);
    laid += made.overlap ? 1 : 0;
  }
  CHECK(laid > 20);
  CHECK(laid < 80);
}

TEST_CASE("every plot is marked in its name and as demonstration, and is one that a person could have entered") {
  for (const bool detailed : {false, true}) {
    for (const StoredPlot& plot : plan_demo_plots(town(3), today, 1, detailed).plots) {
      CHECK(plot.demo);
      CHECK(plot.name_th.ends_with("(สาธิต)"));
      CHECK(plot.counted_cm2().value_or(0) > 0);
      if (plot.stated_cm2 && plot.computed_cm2 && areas_differ(*plot.stated_cm2, *plot.computed_cm2))
        CHECK(!plot.area_reason.empty());
      if (plot.status == PlotStatus::Planned) CHECK((plot.planned_year.has_value() && plot.planned_baht.has_value()));
      for (const PlotEvent& event : demo_events(plot)) CHECK((!event.day || *event.day <= today));
    }
  }
}

TEST_CASE("the town in full detail has all six types, what is planned, lost and restored, and a plot known from its deed") {
  std::set<char> types;
  std::set<PlotStatus> statuses;
  int not_drawn = 0;
  for (const StoredPlot& plot : plan_demo_plots(town(3), today, 1, true).plots) {
    types.insert(plot.type_digit());
    statuses.insert(plot.status);
    not_drawn += plot.computed_cm2 ? 0 : 1;
  }
  CHECK(types.size() == 6);
  CHECK(statuses.size() == 5);
  CHECK(not_drawn == 1);
}

}  // namespace muang::green
