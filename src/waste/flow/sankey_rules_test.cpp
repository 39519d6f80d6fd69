// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/sankey_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/core/dice.hpp"
#include "waste/flow/balance_errors.hpp"

namespace muang::waste {

namespace {

using enum WasteStage;

PeriodAmounts town() {
  return {.generated = 1000,
          .source_use = 200,
          .collected = 700,
          .not_collected = 100,
          .after = {{Collection, Transfer, 300},
                    {Collection, Improper, 400},
                    {Transfer, Sorting, 300},
                    {Sorting, Recovered, 90},
                    {Sorting, Treatment, 60},
                    {Sorting, Proper, 150},
                    {Treatment, Proper, 60}}};
}

const SankeyNode* node(const Sankey& sankey, WasteStage stage) {
  for (const SankeyNode& one : sankey.nodes) {
    if (one.stage == stage) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a month that adds up is drawn without a rest") {
  const auto sankey = lay_out(stage_flows(town()));
  REQUIRE(sankey);
  CHECK_FALSE(node(*sankey, Unaccounted));
  CHECK_FALSE(node(*sankey, Unexplained));
  CHECK(node(*sankey, Generation)->out == 1000);
  CHECK(node(*sankey, Proper)->in == 210);
  CHECK(node(*sankey, Generation)->column == 0);
  CHECK(node(*sankey, Proper)->column == node(*sankey, Leakage)->column);
  CHECK(node(*sankey, Generation)->height == doctest::Approx(1000 / sankey->kilograms_per_unit));
}

TEST_CASE("what does not add up is drawn, not spread over the others") {
  PeriodAmounts amounts = town();
  amounts.generated = 1100;
  amounts.after[1].kilograms = 350;  // 50 of the collected are not said to arrive
  amounts.after[6].kilograms = 75;   // more leaves the plant than came
  const auto sankey = lay_out(stage_flows(amounts));
  REQUIRE(sankey);
  CHECK(node(*sankey, Unaccounted)->in == 150);
  CHECK(node(*sankey, Unexplained)->out == 15);
  CHECK(node(*sankey, Collection)->in == 700);
}

TEST_CASE("collected without a word on where it went is unaccounted for") {
  const auto sankey = lay_out(stage_flows({.generated = 10, .collected = 10}));
  REQUIRE(sankey);
  CHECK(node(*sankey, Unaccounted)->in == 10);
}

TEST_CASE("Songkhla's 105 % collected survives: the surplus comes from the unexplained") {
  // UN-Habitat's sheet of 2021: 95 t a day generated, about 100 t a day at recovery and disposal.
  const auto sankey =
      lay_out(stage_flows({.generated = 95'000, .collected = 100'067, .after = {{Collection, Improper, 100'067}}}));
  REQUIRE(sankey);
  CHECK(node(*sankey, Unexplained)->out == 5067);
  CHECK(node(*sankey, Unexplained)->column == 0);
  CHECK(node(*sankey, Generation)->column == 1);
}

TEST_CASE("nodes of a column do not overlap, links fill their nodes, everything stays on the drawing") {
  Dice dice(11);
  for (int round = 0; round < 200; ++round) {
    PeriodAmounts amounts = town();
    amounts.generated = dice.below(2000);
    for (StageFlow& flow : amounts.after) flow.kilograms = dice.below(500);
    const SankeySize size{.width = 600, .height = 300, .node_width = 12, .gap = 10};
    const auto sankey = lay_out(stage_flows(amounts), size);
    REQUIRE(sankey);
    constexpr double rounding = 1e-9;
    for (std::size_t i = 0; i < sankey->nodes.size(); ++i) {
      const SankeyNode& one = sankey->nodes[i];
      CHECK(one.y >= -rounding);
      CHECK(one.y + one.height <= size.height + rounding);
      CHECK(one.x + one.width <= size.width + rounding);
      if (i > 0 && sankey->nodes[i - 1].column == one.column) {
        CHECK(one.y >= sankey->nodes[i - 1].y + sankey->nodes[i - 1].height + size.gap - rounding);
      }
      double out = 0, in = 0;
      for (const SankeyLink& link : sankey->links) {
        if (link.from == static_cast<int>(i)) out += link.thickness;
        if (link.to == static_cast<int>(i)) in += link.thickness;
      }
      CHECK(std::max(in, out) == doctest::Approx(one.height));
      std::vector<std::pair<double, double>> arriving, leaving;  // upper edge, thickness
      for (const SankeyLink& link : sankey->links) {
        if (link.to == static_cast<int>(i)) arriving.emplace_back(link.to_y, link.thickness);
        if (link.from == static_cast<int>(i)) leaving.emplace_back(link.from_y, link.thickness);
      }
      for (auto* side : {&arriving, &leaving}) {  // each begins where the one above it ends
        std::sort(side->begin(), side->end());
        double y = one.y;
        for (const auto& [upper, thickness] : *side) {
          CHECK(upper == doctest::Approx(y));
          y += thickness;
        }
      }
    }
    for (const SankeyLink& link : sankey->links) {
      const SankeyNode &from = sankey->nodes[link.from], &to = sankey->nodes[link.to];
      CHECK(from.column < to.column);
      CHECK(link.from_y >= from.y - rounding);
      CHECK(link.from_y + link.thickness <= from.y + from.height + rounding);
      CHECK(link.to_y >= to.y - rounding);
      CHECK(link.to_y + link.thickness <= to.y + to.height + rounding);
    }
  }
}

TEST_CASE("the drawing does not depend on the order in which the flows come") {
  std::vector<StageFlow> flows = stage_flows(town());
  const auto one = lay_out(flows);
  std::reverse(flows.begin(), flows.end());
  const auto other = lay_out(flows);
  REQUIRE(one);
  REQUIRE(other);
  REQUIRE(one->links.size() == other->links.size());
  for (std::size_t i = 0; i < one->links.size(); ++i) {
    CHECK(one->links[i].from_y == other->links[i].from_y);
    CHECK(one->links[i].to_y == other->links[i].to_y);
  }
}

TEST_CASE("flows between the same stages are added and keep the worst mark") {
  const auto sankey = lay_out({{Generation, Collection, 5}, {Generation, Collection, 7, FlowMark::Adjusted}});
  REQUIRE(sankey);
  REQUIRE(sankey->links.size() == 1);
  CHECK(sankey->links[0].kilograms == 12);
  CHECK(sankey->links[0].mark == FlowMark::Adjusted);
}

TEST_CASE("nothing reported is an empty drawing, without NaN") {
  const auto sankey = lay_out(stage_flows({}));
  REQUIRE(sankey);
  CHECK(sankey->nodes.empty());
  CHECK(sankey->kilograms_per_unit == 0);
  CHECK(lay_out({{Generation, Collection, 0}})->links.empty());
}

TEST_CASE("a flow backwards or below zero is refused by name") {
  const auto sankey = lay_out({{Treatment, Sorting, 5}, {Proper, Leakage, 1}, {Generation, Collection, -1}});
  REQUIRE_FALSE(sankey);
  REQUIRE(sankey.problems().size() == 3);
  CHECK(sankey.problems()[0].code == errors::flow_backwards);
  CHECK(sankey.problems()[0].params[0].second == "treatment");
  CHECK(sankey.problems()[2].code == errors::stage_amount_wrong);
}

}  // namespace muang::waste
