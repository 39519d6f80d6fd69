// SPDX-License-Identifier: Apache-2.0
// The mass balance of a scope and a period: what towns report, what sites weigh, as one graph for the reconciliation
// (balance.hpp) and as flows between stages for the drawing (sankey_rules.hpp). Pure. Reported figures are never changed;
// what the balance makes of them stands beside them.
//
//   town:   generated = used at source + collected + not collected          collected = delivered + of unknown whereabouts
//   road:   delivered (the town says) = received (the site weighs)
//   site:   received + from others + transferred in = recovered + transferred on + sent elsewhere + disposed of here
//
// Not collected is no measurement of its own where it is what the others leave; it follows from them. A mass that follows
// from the others is never below nothing: where it would be, it is nothing and the others move.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waste/flow/balance.hpp"
#include "waste/flow/sankey_rules.hpp"
#include "waste/site/facility_rules.hpp"

namespace muang::waste {

enum class FlowKind : std::uint8_t {
  Generated,
  SourceUse,
  Collected,
  NotCollected,
  Delivered,
  Received,
  Unnamed,  // collected in months that name no site
  Others,   // at a site, of whoever is not in the scope
  Recovered,
  Transferred,
  SentElsewhere,
  Disposed,
};
std::string_view flow_kind_code(FlowKind kind);  // "source-use"

// Standard deviation of a figure in percent of it, by how it was known. Rows: data/waste/flow-uncertainty.csv.
struct UncertaintyRow {
  FlowKind kind = FlowKind::Generated;
  std::optional<KnownBy> known_by;  // nothing: however it was known
  int percent = 0;                  // 1 to 200
  std::string certainty, source;
};
using KnownMonths = std::array<int, 4>;  // how many months were known how, by KnownBy
struct FlowUncertainty {
  std::vector<UncertaintyRow> rows;
  // The row of this kind and knowledge, else that of the kind; a kind without a row is a fault of the data (100 %).
  int percent(FlowKind kind, KnownBy known_by) const;
  // Of a sum of months, as a share: the mean of the months' percentages. What a scale or a rate does wrong it does wrong
  // all year, so that a sum is no surer than its months.
  double share(FlowKind kind, const KnownMonths& months) const;
};

// A town's counted reports of the period, summed. What no month reports is absent.
struct TownFigures {
  std::int64_t unit = 0;
  KnownMonths known{};
  Figure generated, source_use, collected, not_collected;  // kg
  std::int64_t unnamed = 0;                                // kg collected in months that name no site
};

// What a town brings to a site, in the months of its counted reports.
struct Haul {
  int town = 0, site = 0;      // places in FlowInput
  Figure delivered, received;  // kg in the months for which the site names a receipt
  std::int64_t unweighed = 0;  // kg delivered in the other months
  std::int64_t unsaid = 0;     // kg received in months in which the town does not name the site
};

struct SiteFigures {
  std::int64_t facility = 0;
  WasteStage stage = WasteStage::Improper;  // where its waste is drawn; an end when nothing is known to leave it
  WasteStage end = WasteStage::Improper;    // Proper, Improper or Unaccounted: what stays there
  KnownMonths known{};                      // how it weighs
  std::int64_t others = 0;                  // kg received from outside the scope
  Figure recovered, sent_elsewhere;         // kg
};
struct SiteTransfer {
  int from = 0, to = 0;  // places of sites
  std::int64_t kg = 0;
};

struct FlowInput {
  std::vector<TownFigures> towns;
  std::vector<SiteFigures> sites;
  std::vector<Haul> hauls;
  std::vector<SiteTransfer> transfers;
};

// The stage of a site: a transfer station, a plant (thermal, recovery), or where waste leaves again; else the end itself.
WasteStage site_stage(const Method* method, WasteStage end, bool something_leaves);
WasteStage site_end(DisposalClass value);

// A flow of the graph and what it is.
struct FlowPart {
  FlowKind kind = FlowKind::Generated;
  int town = -1, site = -1, haul = -1, to = -1;
  Figure reported;  // kg
};
struct FlowAccount {
  FlowGraph graph;              // tonnes
  std::vector<FlowPart> parts;  // of graph.flows
};
FlowAccount flow_account(const FlowInput& input, const FlowUncertainty& uncertainty);

// One line of the table: everything between two stages.
struct FlowRow {
  WasteStage from = WasteStage::Generation, to = WasteStage::Collection;
  std::optional<std::int64_t> reported;  // kg: as the towns (after a site: the sites) say
  Figure received;                       // kg weighed at the sites, of hauls alone
  std::int64_t adjusted = 0;             // kg
  double sd = 0;                         // kg, the parts taken as independent: within a town rather too large
  double largest_residual = 0;           // normalised, of any part
  int parts = 0, suspicious = 0, unobservable = 0;
  FlowMark mark = FlowMark::Reported;  // of most of the mass
};

// A figure that the others contradict: the one of its town (or site) that fits worst.
struct SuspiciousFlow {
  FlowKind kind = FlowKind::Delivered;
  int town = -1, site = -1;
  std::int64_t reported = 0, adjusted = 0;  // kg
  Figure received;                          // kg, of a delivery that the site has weighed
  double residual = 0;
};

struct FlowStages {
  std::vector<StageFlow> reported, adjusted;  // for lay_out
  std::vector<FlowRow> rows;                  // in the order of stages
  std::vector<SuspiciousFlow> suspicious;     // worst first
  int tested = 0;                             // figures that something could contradict
  double threshold = 0;                       // suspicious_above(tested)
};
// `balance` of account.graph; `threshold`: suspicious_above of the figures tested.
FlowStages flow_stages(const FlowInput& input, const FlowAccount& account, const Balance& balance, double threshold);
int tested_figures(const Balance& balance);

}  // namespace muang::waste
