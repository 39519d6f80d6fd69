// SPDX-License-Identifier: Apache-2.0
// From the balanced graph to stages: sums, marks, and the figures that do not fit.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "waste/flow/flows_rules.hpp"

namespace muang::waste {
namespace {

constexpr std::size_t at(int place) { return static_cast<std::size_t>(place); }
bool is_plant(WasteStage stage) { return stage > WasteStage::Collection && stage < WasteStage::SourceUse; }
std::int64_t kilograms(double tonnes) { return std::max<std::int64_t>(0, std::llround(tonnes * 1000)); }

FlowMark mark_of(BalanceStatus status) {
  switch (status) {
    case BalanceStatus::Redundant:
      return FlowMark::Adjusted;
    case BalanceStatus::JustDetermined:
      return FlowMark::Reported;
    case BalanceStatus::Unobservable:
      return FlowMark::Unobservable;
    default:
      return FlowMark::Computed;
  }
}

struct Cell {
  Figure reported, received;
  double adjusted = 0, variance = 0, residual = 0;
  int parts = 0, suspicious = 0, unobservable = 0;
  std::array<double, 4> by_mark{};
};

// Waste is taken as mixed in a site: what leaves it is the scope's in the share in which it came in. Three rounds carry the
// shares through a transfer station, a plant and a landfill.
class Shares {
 public:
  Shares(const FlowInput& input, const FlowAccount& account, const Balance& balance)
      : own_(input.sites.size(), 0), all_(input.sites.size(), 0), share_(input.sites.size(), 1) {
    for (std::size_t i = 0; i < account.parts.size(); ++i) {
      const FlowPart& part = account.parts[i];
      const bool arrives = part.kind == FlowKind::Received || (part.kind == FlowKind::Delivered && part.haul < 0);
      if (arrives) own_[at(part.site)] += std::max(0.0, balance.flows[i].value);
      if (arrives || part.kind == FlowKind::Others) all_[at(part.site)] += std::max(0.0, balance.flows[i].value);
    }
    constexpr int rounds = 3;
    for (int round = 0; round < rounds; ++round) spread(account, balance);
  }
  double of(int site) const { return share_[at(site)]; }

 private:
  void spread(const FlowAccount& account, const Balance& balance) {
    std::vector<double> own = own_, all = all_;
    for (std::size_t i = 0; i < account.parts.size(); ++i) {
      const FlowPart& part = account.parts[i];
      if (part.kind != FlowKind::Transferred) continue;
      const double moved = std::max(0.0, balance.flows[i].value);
      own[at(part.to)] += moved * share_[at(part.site)];
      all[at(part.to)] += moved;
    }
    for (std::size_t i = 0; i < share_.size(); ++i) share_[i] = all[i] > 0 ? own[i] / all[i] : 0;
  }
  std::vector<double> own_, all_, share_;
};

class Stages {
 public:
  Stages(const FlowInput& input, const FlowAccount& account, const Balance& balance, double threshold)
      : input_(input), account_(account), balance_(balance), shares_(input, account, balance), rest_(input.sites.size(), 0) {
    out_.threshold = threshold;
  }

  FlowStages run() {
    for (std::size_t i = 0; i < account_.parts.size(); ++i) add(i);
    for (std::size_t i = 0; i < account_.parts.size(); ++i) suspect(i);
    say_reported();
    write_rows();
    for (const auto& [key, one] : worst_) out_.suspicious.push_back(one);
    std::ranges::stable_sort(out_.suspicious, std::ranges::greater{}, &SuspiciousFlow::residual);
    out_.tested = tested_figures(balance_);
    return std::move(out_);
  }

 private:
  using Key = std::pair<WasteStage, WasteStage>;
  WasteStage stage(int site) const { return input_.sites[at(site)].stage; }

  // A flow between two stages with the share of the scope. Within one stage nothing is drawn: it neither adds nor takes;
  // backwards (a plant that sends to a transfer station) it ends as unaccounted and begins again as unexplained.
  void put(WasteStage from, WasteStage to, std::size_t i, double share) {
    if (from == to) return;
    if (is_plant(to) && to < from) {
      put(from, WasteStage::Unaccounted, i, share);
      put(WasteStage::Unexplained, to, i, share);
      return;
    }
    const Balanced& one = balance_.flows[i];
    Cell& cell = cells_[{from, to}];
    const FlowMark mark = mark_of(one.status);
    const double value = mark == FlowMark::Unobservable ? 0 : std::max(0.0, one.value) * share;
    ++cell.parts;
    cell.unobservable += one.status == BalanceStatus::Unobservable;
    cell.adjusted += value;
    if (std::isfinite(one.sd)) cell.variance += one.sd * one.sd * share * share;
    cell.by_mark[static_cast<std::size_t>(mark)] += value;
    judge(cell, i);
  }
  void judge(Cell& cell, std::size_t i) {
    const double residual = balance_.flows[i].normalised_residual.value_or(0);
    cell.residual = std::max(cell.residual, residual);
    cell.suspicious += residual > out_.threshold;
  }

  void add(std::size_t i) {
    const FlowPart& part = account_.parts[i];
    using enum WasteStage;
    switch (part.kind) {
      case FlowKind::SourceUse:
        return balance_.flows[i].status == BalanceStatus::Unobservable ? unknown(i) : put(Generation, SourceUse, i, 1);
      case FlowKind::NotCollected:
        return balance_.flows[i].status == BalanceStatus::Unobservable ? unknown(i) : put(Generation, Leakage, i, 1);
      case FlowKind::Collected:
        return put(Generation, Collection, i, 1);
      case FlowKind::Received:
        return put(Collection, stage(part.site), i, 1);
      case FlowKind::Delivered:
        return part.haul >= 0 ? judge(cells_[{Collection, stage(part.site)}], i) : put(Collection, stage(part.site), i, 1);
      case FlowKind::Unnamed:
        return put(Collection, Unaccounted, i, 1);
      case FlowKind::Recovered:
        return put(stage(part.site), Recovered, i, shares_.of(part.site));
      case FlowKind::Transferred:
        return put(stage(part.site), stage(part.to), i, shares_.of(part.site));
      case FlowKind::SentElsewhere:
        return put(stage(part.site), Unaccounted, i, shares_.of(part.site));
      case FlowKind::Disposed:
        if (is_plant(stage(part.site))) put(stage(part.site), input_.sites[at(part.site)].end, i, shares_.of(part.site));
        return;
      case FlowKind::Generated:
      case FlowKind::Others:
        return;
    }
  }

  // Neither what is used at source nor what is left is known: of both together it is known what the others leave.
  void unknown(std::size_t i) {
    Cell& cell = cells_[{WasteStage::Generation, WasteStage::Unaccounted}];
    ++cell.parts;
    ++cell.unobservable;
    if (account_.parts[i].kind != FlowKind::NotCollected) return;
    const double left = balance_.flows[i - 3].value - balance_.flows[i - 1].value;  // generated − collected of the same town
    if (balance_.flows[i - 3].status == BalanceStatus::Unobservable) return;
    cell.adjusted += std::max(0.0, left);
    cell.by_mark[static_cast<std::size_t>(FlowMark::Unobservable)] += std::max(0.0, left);
  }

  // The worst figure of each town, and of each site for what is no town's.
  void suspect(std::size_t i) {
    const FlowPart& part = account_.parts[i];
    const double residual = balance_.flows[i].normalised_residual.value_or(0);
    if (residual <= out_.threshold || !part.reported) return;
    SuspiciousFlow& worst = worst_[{part.town, part.town < 0 ? part.site : -1}];
    // Delivered and received contradict each other alike: the pair is one finding.
    if (residual <= worst.residual) return;
    worst = {part.kind, part.town, part.site, *part.reported, kilograms(balance_.flows[i].value), {}, residual};
    if (part.haul < 0) return;
    const Haul& haul = input_.hauls[at(part.haul)];
    worst.received = haul.received;
    if (!haul.delivered) return;
    worst.kind = FlowKind::Delivered;
    worst.reported = *haul.delivered;
  }

  void report(WasteStage from, WasteStage to, std::int64_t kg) {
    if (kg <= 0 || from == to) return;
    if (is_plant(to) && to < from) {
      amounts_.after.push_back({from, WasteStage::Unaccounted, kg, FlowMark::Reported});
      amounts_.after.push_back({WasteStage::Unexplained, to, kg, FlowMark::Reported});
      return;
    }
    amounts_.after.push_back({from, to, kg, FlowMark::Reported});
  }

  void report_site(const FlowPart& part, WasteStage to) {
    const auto kg = static_cast<std::int64_t>(std::llround(static_cast<double>(*part.reported) * shares_.of(part.site)));
    report(stage(part.site), to, kg);
    rest_[at(part.site)] -= kg;
  }

  void say_reported() {
    const auto sum = [](Figure& total, const Figure& one) {
      if (one) total = total.value_or(0) + *one;
    };
    for (const TownFigures& town : input_.towns) {
      sum(amounts_.generated, town.generated);
      sum(amounts_.source_use, town.source_use);
      sum(amounts_.collected, town.collected);
      sum(amounts_.not_collected, town.not_collected);
    }
    for (const Haul& haul : input_.hauls) {
      const std::int64_t said = haul.delivered.value_or(haul.received.value_or(0)) + haul.unweighed + haul.unsaid;
      report(WasteStage::Collection, stage(haul.site), said);
      rest_[at(haul.site)] += said;
      if (haul.received || haul.unsaid > 0)
        sum(cells_[{WasteStage::Collection, stage(haul.site)}].received, haul.received.value_or(0) + haul.unsaid);
    }
    for (const FlowPart& part : account_.parts) {
      if (part.kind == FlowKind::Transferred) {
        report_site(part, stage(part.to));
        rest_[at(part.to)] +=
            static_cast<std::int64_t>(std::llround(static_cast<double>(*part.reported) * shares_.of(part.site)));
      }
      if (part.kind == FlowKind::Recovered) report_site(part, WasteStage::Recovered);
      if (part.kind == FlowKind::SentElsewhere) report_site(part, WasteStage::Unaccounted);
    }
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const SiteFigures& site = input_.sites[i];
      if (is_plant(site.stage)) report(site.stage, site.end, rest_[i]);
    }
    out_.reported = stage_flows(amounts_);
    for (const StageFlow& flow : out_.reported) sum(cells_[{flow.from, flow.to}].reported, flow.kilograms);
  }

  void write_rows() {
    for (const auto& [key, cell] : cells_) {
      const auto most = std::ranges::max_element(cell.by_mark);
      const auto mark = static_cast<FlowMark>(most - cell.by_mark.begin());
      const std::int64_t kg = kilograms(cell.adjusted);
      if (kg == 0 && cell.reported.value_or(0) == 0 && cell.unobservable == 0) continue;
      out_.rows.push_back({key.first, key.second, cell.reported, cell.received, kg, std::sqrt(cell.variance) * 1000,
                           cell.residual, cell.parts, cell.suspicious, cell.unobservable,
                           kg > 0 ? mark : FlowMark::Computed});
      if (kg > 0) out_.adjusted.push_back({key.first, key.second, kg, mark});
    }
  }

  const FlowInput& input_;
  const FlowAccount& account_;
  const Balance& balance_;
  const Shares shares_;
  std::vector<std::int64_t> rest_;  // reported, of each site
  std::map<Key, Cell> cells_;
  std::map<std::pair<int, int>, SuspiciousFlow> worst_;
  PeriodAmounts amounts_;
  FlowStages out_;
};

}  // namespace

int tested_figures(const Balance& balance) {
  return static_cast<int>(std::ranges::count(balance.flows, BalanceStatus::Redundant, &Balanced::status));
}

FlowStages flow_stages(const FlowInput& input, const FlowAccount& account, const Balance& balance, double threshold) {
  return Stages(input, account, balance, threshold).run();
}

}  // namespace muang::waste
