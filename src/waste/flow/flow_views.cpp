// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/flow_views.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "waste/flow/flow_balance.hpp"
#include "waste/month/months.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t most_named = 100;
constexpr std::array<std::string_view, 4> known_codes{"", "weighed", "truck-volume", "per-person-rate"};

// The web draws it at this size and scales it.
constexpr SankeySize drawing_size{.width = 960, .height = 520, .node_width = 14, .gap = 26};

double rounded(double value, double digits) { return std::round(value * digits) / digits; }

FlowDrawing drawing_of(const std::vector<StageFlow>& flows) {
  FlowDrawing drawing;
  const auto sankey = lay_out(flows, drawing_size);
  if (!sankey) return drawing;  // beyond every amount of a nation: the table still tells
  for (const SankeyNode& node : sankey->nodes) {
    drawing.nodes.push_back({std::string(stage_code(node.stage)), std::max(node.in, node.out), rounded(node.x, 100),
                             rounded(node.y, 100), rounded(node.width, 100), rounded(node.height, 100)});
  }
  for (const SankeyLink& link : sankey->links) {
    drawing.links.push_back({link.from, link.to, link.kilograms, std::string(mark_code(link.mark)),
                             rounded(link.from_y, 100), rounded(link.to_y, 100), rounded(link.thickness, 100)});
  }
  return drawing;
}

std::vector<FlowRowView> row_views(const std::vector<FlowRow>& rows) {
  std::vector<FlowRowView> views;
  for (const FlowRow& row : rows) {
    views.push_back({.from = std::string(stage_code(row.from)),
                     .to = std::string(stage_code(row.to)),
                     .mark = std::string(mark_code(row.mark)),
                     .reported = row.reported,
                     .received = row.received,
                     .adjusted = row.adjusted,
                     .sd = std::llround(row.sd),
                     .residual = rounded(row.largest_residual, 100),
                     .parts = row.parts,
                     .suspicious = row.suspicious,
                     .unobservable = row.unobservable});
  }
  return views;
}

SuspiciousView named(const SuspiciousFlow& flow, const FlowSources& sources, const identity::UnitTree& tree) {
  SuspiciousView view{.kind = std::string(flow_kind_code(flow.kind))};
  if (flow.town >= 0) {
    view.unit_id = sources.input.towns[static_cast<std::size_t>(flow.town)].unit;
    if (const auto* unit = tree.find(OrgUnitId{view.unit_id})) {
      view.unit_name_th = unit->full_name_th();
      view.unit_name_en = unit->full_name_en();
    }
  }
  if (flow.site >= 0) {
    const auto site = static_cast<std::size_t>(flow.site);
    view.facility_id = sources.input.sites[site].facility;
    view.site_name_th = sources.names_th[site];
    view.site_name_en = sources.names_en[site];
  }
  view.reported = flow.reported;
  view.received = flow.received;
  view.adjusted = flow.adjusted;
  view.residual = rounded(flow.residual, 100);
  return view;
}

std::vector<UncertaintyView> uncertainty_views(const FlowUncertainty& uncertainty) {
  std::vector<UncertaintyView> views;
  for (const UncertaintyRow& row : uncertainty.rows) {
    const auto known = row.known_by ? known_codes[static_cast<std::size_t>(*row.known_by)] : std::string_view();
    views.push_back({std::string(flow_kind_code(row.kind)), std::string(known), row.certainty, row.source, row.percent});
  }
  return views;
}

// What is left when the figures cannot be reconciled: the reports alone.
Balance as_reported(const FlowAccount& account) {
  Balance balance;
  for (const BalanceFlow& flow : account.graph.flows) {
    balance.flows.push_back({flow.reported.value.value_or(0),
                             0,
                             {},
                             flow.reported.value ? BalanceStatus::JustDetermined : BalanceStatus::Unobservable});
  }
  return balance;
}

}  // namespace

FlowsView flows_view(store::Transaction& tx, const Waste& waste, const identity::UnitTree& tree, const FlowScope& scope,
                     const Month& first, const Month& last, Names names) {
  const FlowSources sources = load_flows(tx, waste.book(), scope.units, first, last);
  const FlowAccount account = flow_account(sources.input, waste.flow_uncertainty());
  const auto balanced = balanced_account(account);
  const Balance balance = balanced ? *balanced : as_reported(account);
  const int tested = tested_figures(balance);
  const FlowStages stages = flow_stages(sources.input, account, balance, suspicious_above(tested));
  FlowsView view{.scope = scope.kind,
                 .id = scope.id,
                 .name_th = scope.name_th,
                 .name_en = scope.name_en,
                 .first = month_text(first),
                 .last = month_text(last),
                 .units = static_cast<int>(scope.units.size()),
                 .reported = static_cast<int>(sources.input.towns.size()),
                 .months = sources.months,
                 .tested = tested,
                 .suspicious_count = static_cast<int>(stages.suspicious.size()),
                 .balanced = balanced.ok(),
                 .grams_a_day = sources.grams_a_day,
                 .threshold = rounded(stages.threshold, 100),
                 .width = drawing_size.width,
                 .height = drawing_size.height,
                 .reported_drawing = drawing_of(stages.reported),
                 .adjusted_drawing = balanced ? drawing_of(stages.adjusted) : FlowDrawing{},
                 .rows = row_views(stages.rows),
                 .uncertainty = uncertainty_views(waste.flow_uncertainty())};
  if (names == Names::Told) {
    for (const SuspiciousFlow& flow : stages.suspicious) {
      if (view.suspicious.size() == most_named) break;
      view.suspicious.push_back(named(flow, sources, tree));
    }
  }
  return view;
}

}  // namespace muang::waste
