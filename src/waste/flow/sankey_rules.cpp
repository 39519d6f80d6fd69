// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/sankey_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "waste/flow/balance_errors.hpp"

namespace muang::waste {

namespace {

constexpr std::int64_t max_kilograms = 1'000'000'000'000'000;
constexpr std::array<std::string_view, stage_count> codes{"unexplained", "generation", "collection", "transfer",
                                                          "sorting",     "treatment",  "source-use", "recovered",
                                                          "proper",      "improper",   "leakage",    "unaccounted"};

constexpr std::size_t at(WasteStage stage) { return static_cast<std::size_t>(stage); }
constexpr bool is_end(WasteStage stage) { return stage >= WasteStage::SourceUse; }
constexpr int rank(WasteStage stage) { return static_cast<int>(is_end(stage) ? at(WasteStage::SourceUse) : at(stage)); }

struct Totals {
  std::array<std::int64_t, stage_count> in{}, out{};
};

Totals totals(const std::vector<StageFlow>& flows) {
  Totals sums;
  for (const StageFlow& flow : flows) {
    sums.out[at(flow.from)] += flow.kilograms;
    sums.in[at(flow.to)] += flow.kilograms;
  }
  return sums;
}

Problems check(const std::vector<StageFlow>& flows) {
  Problems problems;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < flows.size() && problems.size() < 100; ++i) {
    const auto& [from, to, kilograms, mark] = flows[i];
    const std::string field = "flows[" + std::to_string(i) + "]";
    if (kilograms < 0 || kilograms > max_kilograms - sum) {
      problems.push_back({errors::stage_amount_wrong, field, {{"maximum", std::to_string(max_kilograms)}}});
    } else {
      sum += kilograms;
    }
    if (rank(from) < rank(to)) continue;
    problems.push_back(
        {errors::flow_backwards, field, {{"from", std::string(stage_code(from))}, {"to", std::string(stage_code(to))}}});
  }
  return problems;
}

// One link for each pair of stages, in the order of from and to.
std::vector<StageFlow> merged(const std::vector<StageFlow>& flows) {
  std::vector<StageFlow> out;
  for (const StageFlow& flow : flows) {
    if (flow.kilograms == 0) continue;
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const StageFlow& one) { return one.from == flow.from && one.to == flow.to; });
    if (same == out.end()) {
      out.push_back(flow);
    } else {
      same->kilograms += flow.kilograms;
      same->mark = std::max(same->mark, flow.mark);
    }
  }
  std::sort(out.begin(), out.end(),
            [](const StageFlow& a, const StageFlow& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  return out;
}

std::vector<SankeyNode> nodes_of(const Totals& sums) {
  std::vector<SankeyNode> nodes;
  int column = -1, last_rank = -1;
  for (int i = 0; i < stage_count; ++i) {  // stages stand in the order of columns: empty columns fall away
    const auto stage = static_cast<WasteStage>(i);
    if (sums.in[at(stage)] == 0 && sums.out[at(stage)] == 0) continue;
    if (rank(stage) != last_rank) ++column;
    last_rank = rank(stage);
    nodes.push_back({.stage = stage, .in = sums.in[at(stage)], .out = sums.out[at(stage)], .column = column});
  }
  return nodes;
}

double weight(const SankeyNode& node) { return static_cast<double>(std::max(node.in, node.out)); }

struct Column {
  int count = 0;
  double weight = 0;
};

std::vector<Column> columns_of(const std::vector<SankeyNode>& nodes) {
  std::vector<Column> columns;
  for (const SankeyNode& node : nodes) {
    columns.resize(std::max(columns.size(), static_cast<std::size_t>(node.column) + 1));
    ++columns[node.column].count;
    columns[node.column].weight += weight(node);
  }
  return columns;
}

// Height per kilogram: the fullest column fills the drawing, the others stand in its middle.
double place_nodes(std::vector<SankeyNode>& nodes, const SankeySize& size) {
  const std::vector<Column> columns = columns_of(nodes);
  if (columns.empty()) return 0;
  double gap = size.gap;
  for (const Column& column : columns) gap = std::min(gap, size.height / (2.0 * column.count));
  double per_kilogram = size.height / columns[0].weight;
  for (const Column& column : columns) {
    per_kilogram = std::min(per_kilogram, (size.height - gap * (column.count - 1)) / column.weight);
  }
  const double room = size.width - size.node_width;
  const double step = columns.size() > 1 ? room / static_cast<double>(columns.size() - 1) : 0;
  int last = -1;
  double y = 0;
  for (SankeyNode& node : nodes) {
    const Column& column = columns[node.column];
    if (node.column != last) y = (size.height - column.weight * per_kilogram - gap * (column.count - 1)) / 2;
    last = node.column;
    node.x = step * node.column;
    node.y = y;
    node.width = size.node_width;
    node.height = weight(node) * per_kilogram;
    y += node.height + gap;
  }
  return per_kilogram;
}

// Links leave a node in the order of where they go, and arrive in the order of where they come from: the fewest crossings
// that fixed nodes allow.
void place_links(Sankey& sankey, double per_kilogram) {
  std::vector<double> used_out(sankey.nodes.size(), 0), used_in(sankey.nodes.size(), 0);
  const auto upper = [&](int a, int b) {
    const SankeyNode &one = sankey.nodes[a], &other = sankey.nodes[b];
    return one.y != other.y ? one.y < other.y : a < b;
  };
  std::sort(sankey.links.begin(), sankey.links.end(), [&](const SankeyLink& a, const SankeyLink& b) {
    return a.from != b.from ? a.from < b.from : upper(a.to, b.to);
  });
  for (SankeyLink& link : sankey.links) {
    link.thickness = static_cast<double>(link.kilograms) * per_kilogram;
    link.from_y = sankey.nodes[link.from].y + used_out[link.from];
    used_out[link.from] += link.thickness;
  }
  std::vector<SankeyLink*> arriving;
  for (SankeyLink& link : sankey.links) arriving.push_back(&link);
  std::sort(arriving.begin(), arriving.end(), [&](const SankeyLink* a, const SankeyLink* b) {
    return a->to != b->to ? a->to < b->to : upper(a->from, b->from);
  });
  for (SankeyLink* link : arriving) {
    link->to_y = sankey.nodes[link->to].y + used_in[link->to];
    used_in[link->to] += link->thickness;
  }
}

}  // namespace

std::string_view stage_code(WasteStage stage) { return codes[at(stage)]; }

std::string_view mark_code(FlowMark mark) {
  constexpr std::array<std::string_view, 4> marks{"reported", "adjusted", "computed", "unobservable"};
  return marks[static_cast<std::size_t>(mark)];
}

std::vector<StageFlow> stage_flows(const PeriodAmounts& amounts) {
  std::vector<StageFlow> flows;
  const auto add = [&](WasteStage from, WasteStage to, std::int64_t kilograms) {
    if (kilograms > 0) flows.push_back({from, to, kilograms, FlowMark::Reported});
  };
  add(WasteStage::Generation, WasteStage::SourceUse, amounts.source_use.value_or(0));
  add(WasteStage::Generation, WasteStage::Collection, amounts.collected.value_or(0));
  add(WasteStage::Generation, WasteStage::Leakage, amounts.not_collected.value_or(0));
  flows.insert(flows.end(), amounts.after.begin(), amounts.after.end());
  Totals sums = totals(flows);
  // Generation has no inflow but the figure itself; without one, what leaves is all that is known.
  sums.in[at(WasteStage::Generation)] = amounts.generated.value_or(sums.out[at(WasteStage::Generation)]);
  for (const WasteStage stage :
       {WasteStage::Generation, WasteStage::Collection, WasteStage::Transfer, WasteStage::Sorting, WasteStage::Treatment}) {
    const std::int64_t rest = sums.in[at(stage)] - sums.out[at(stage)];
    if (rest > 0) flows.push_back({stage, WasteStage::Unaccounted, rest, FlowMark::Computed});
    if (rest < 0) flows.push_back({WasteStage::Unexplained, stage, -rest, FlowMark::Computed});
  }
  return flows;
}

Result<Sankey> lay_out(const std::vector<StageFlow>& flows, const SankeySize& size) {
  if (Problems problems = check(flows); !problems.empty()) return problems;
  const std::vector<StageFlow> links = merged(flows);
  Sankey sankey;
  sankey.nodes = nodes_of(totals(links));
  std::array<int, stage_count> place{};
  for (std::size_t i = 0; i < sankey.nodes.size(); ++i) place[at(sankey.nodes[i].stage)] = static_cast<int>(i);
  for (const StageFlow& flow : links) {
    sankey.links.push_back({place[at(flow.from)], place[at(flow.to)], flow.kilograms, flow.mark, 0, 0, 0});
  }
  const double per_kilogram = place_nodes(sankey.nodes, size);
  place_links(sankey, per_kilogram);
  sankey.kilograms_per_unit = per_kilogram > 0 ? 1 / per_kilogram : 0;
  return sankey;
}

}  // namespace muang::waste
