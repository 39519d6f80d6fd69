// SPDX-License-Identifier: Apache-2.0
#include "green/demo/demo_trees.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace muang::green {
namespace {

const DemoTown town{.unit = OrgUnitId{7},
                    .uid = "LG-1316",
                    .name_th = "มุกดาหาร",
                    .share_percent = 20,
                    .latitude = 16.54,
                    .longitude = 104.72,
                    .area_km2 = 35};
const std::vector<DemoPlotBox> plots{{11, 165'400'000, 1'047'200'000, 165'410'000, 1'047'215'000}};
const Date today{2026, 11, 28};

}  // namespace

TEST_CASE("demonstration trees are marked, the same for a seed, and other for another") {
  const auto trees = plan_demo_trees(town, plots, today, 1, false), again = plan_demo_trees(town, plots, today, 1, false),
             other = plan_demo_trees(town, plots, today, 2, false);
  REQUIRE(trees.size() == demo_trees_a_town);
  CHECK(std::ranges::all_of(trees, [](const DemoTree& one) { return one.tree.demo; }));
  for (std::size_t i = 0; i < trees.size(); ++i) CHECK(trees[i].tree.place == again[i].tree.place);
  CHECK_FALSE(std::ranges::equal(
      trees, other, {}, [](const DemoTree& one) { return one.tree.place->lat_e7; },
      [](const DemoTree& one) { return one.tree.place->lat_e7; }));
}

TEST_CASE("a demonstration tree of a plot stands within its box, and what the rules refuse is never invented") {
  for (const bool detailed : {false, true}) {
    for (const DemoTree& one : plan_demo_trees(town, plots, today, 3, detailed)) {
      if (one.tree.plot) {
        CHECK(one.tree.place->lat_e7 > plots[0].south_e7);
        CHECK(one.tree.place->lat_e7 < plots[0].north_e7);
      }
      CHECK(check_place(one.tree.place->lat_e7, one.tree.place->lon_e7).empty());
      std::optional<Measurement> before;
      for (const Measurement& measured : one.measured) {
        CHECK(check_measurement(measured, TreeLimits{}, today, {}).empty());
        if (before) {
          CHECK(measured.day > before->day);
          CHECK(*measured.girth_mm >= *before->girth_mm);
        }
        if (!one.tree.planted_on.empty()) CHECK(measured.day > *Date::parse_iso(one.tree.planted_on));
        before = measured;
      }
    }
  }
}

TEST_CASE("the town in full detail has codes, three measurements, every class and every status") {
  const auto trees = plan_demo_trees(town, plots, today, 1, true);
  REQUIRE(trees.size() == demo_trees_detailed);
  std::set<std::string> codes, classes, statuses;
  for (const DemoTree& one : trees) {
    codes.insert(one.tree.code);
    classes.insert(one.tree.tree_class);
    statuses.insert(one.tree.status);
  }
  CHECK(codes.size() == trees.size());
  CHECK(classes == std::set<std::string>{"ordinary", "heritage", "notable", "royal"});
  CHECK(statuses == std::set<std::string>{"living", "moved", "removed", "replaced", "dead"});
  CHECK(std::ranges::count_if(trees, [](const DemoTree& one) { return one.measured.size() == 3; }) > 80);
  CHECK(plan_demo_trees(town, {}, today, 1, false).size() == demo_trees_a_town);  // without plots: in the streets
}

}  // namespace muang::green
