// SPDX-License-Identifier: Apache-2.0
// Where the waste of a period goes, as nodes and links with places on a drawing. Only geometry: the web draws it and shows
// the same links as a table. The same flows give the same drawing, digit for digit.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::waste {

// In the order of columns; within the last column in the order drawn from the top.
enum class WasteStage : std::uint8_t {
  Unexplained,  // more leaves a stage than the reports say came in
  Generation,
  Collection,
  Transfer,
  Sorting,
  Treatment,
  SourceUse,  // from here on: ends
  Recovered,
  Proper,
  Improper,
  Leakage,      // not collected
  Unaccounted,  // more came in than the reports say left
};
inline constexpr int stage_count = 12;
std::string_view stage_code(WasteStage stage);  // "source-use"

enum class FlowMark : std::uint8_t { Reported, Adjusted, Computed, Unobservable };  // worst last
std::string_view mark_code(FlowMark mark);

struct StageFlow {
  WasteStage from = WasteStage::Generation, to = WasteStage::Collection;
  std::int64_t kilograms = 0;  // 0 to 10^15
  FlowMark mark = FlowMark::Reported;
};

// What a unit reports of a period (kg). What is absent was not reported and is not drawn as zero.
struct PeriodAmounts {
  std::optional<std::int64_t> generated, source_use, collected, not_collected;
  std::vector<StageFlow> after;  // from collection, transfer, sorting, treatment onwards
};

// The flows of a period with what does not add up made visible: the rest of a stage goes to Unaccounted, a surplus comes
// from Unexplained. Nothing reported is changed. A collected quantity of which nothing is said afterwards is unaccounted as
// well.
std::vector<StageFlow> stage_flows(const PeriodAmounts& amounts);

struct SankeySize {  // of the drawing, in its own units
  double width = 960, height = 480, node_width = 16, gap = 12;
};

struct SankeyNode {
  WasteStage stage = WasteStage::Generation;
  std::int64_t in = 0, out = 0;  // kg
  int column = 0;
  double x = 0, y = 0, width = 0, height = 0;
};

struct SankeyLink {
  int from = 0, to = 0;  // places in Sankey::nodes
  std::int64_t kilograms = 0;
  FlowMark mark = FlowMark::Reported;
  double from_y = 0, to_y = 0;  // upper edges
  double thickness = 0;
};

struct Sankey {
  std::vector<SankeyNode> nodes;  // by column, then from the top
  std::vector<SankeyLink> links;  // by from, then from the top
  double kilograms_per_unit = 0;  // of height; 0 when there is nothing to draw
};

// Flows between the same two stages are added (the worst mark stays); flows of 0 are left out. Refuses a flow that leads
// back to its own or an earlier column and an amount out of range.
Result<Sankey> lay_out(const std::vector<StageFlow>& flows, const SankeySize& size = {});

}  // namespace muang::waste
