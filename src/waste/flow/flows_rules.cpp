// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/flows_rules.hpp"

#include <algorithm>
#include <array>

namespace muang::waste {
namespace {

constexpr std::array<std::string_view, 12> codes{"generated", "source-use",  "collected",      "not-collected",
                                                 "delivered", "received",    "unnamed",        "others",
                                                 "recovered", "transferred", "sent-elsewhere", "disposed"};
// Our choice: no amount of a month is read more exactly than half of 100 kg.
constexpr double smallest_sd_tonnes = 0.05;

constexpr std::size_t at(int place) { return static_cast<std::size_t>(place); }
double tonnes(std::int64_t kg) { return static_cast<double>(kg) / 1000; }

// What the form computes is no measurement: not collected is then unknown, or nothing where the others leave less than
// nothing.
BalanceFigure not_collected(const TownFigures& town, double sd_share) {
  if (!town.not_collected) return {};
  if (town.generated && town.source_use && town.collected) {
    const std::int64_t left = *town.generated - *town.source_use - *town.collected;
    if (left == *town.not_collected) return {};
    if (left < 0 && *town.not_collected == 0) return {0.0, {}};
  }
  const double value = tonnes(*town.not_collected);
  return {value, std::max(smallest_sd_tonnes, sd_share * value)};
}

class Builder {
 public:
  Builder(const FlowInput& input, const FlowUncertainty& uncertainty)
      : input_(input), uncertainty_(uncertainty), arriving_(input.sites.size()), leaving_(input.sites.size()) {}

  FlowAccount run() {
    std::vector<std::vector<int>> hauls(input_.towns.size());
    for (int i = 0; i < static_cast<int>(input_.hauls.size()); ++i) hauls[at(input_.hauls[at(i)].town)].push_back(i);
    for (int i = 0; i < static_cast<int>(input_.towns.size()); ++i) add_town(i, hauls[at(i)]);
    for (const SiteTransfer& transfer : input_.transfers) {
      const int flow = add({FlowKind::Transferred, -1, transfer.from, -1, transfer.to, transfer.kg},
                           input_.sites[at(transfer.from)].known);
      leaving_[at(transfer.from)].push_back(flow);
      arriving_[at(transfer.to)].push_back(flow);
    }
    for (int i = 0; i < static_cast<int>(input_.sites.size()); ++i) add_site(i);
    return std::move(account_);
  }

 private:
  int add(const FlowPart& part, const BalanceFigure& figure) {
    account_.graph.flows.push_back({"F" + std::to_string(account_.parts.size()), figure});
    account_.parts.push_back(part);
    return static_cast<int>(account_.parts.size()) - 1;
  }
  int add(const FlowPart& part, const KnownMonths& known) {
    if (!part.reported) return add(part, BalanceFigure{});
    const double value = tonnes(*part.reported);
    return add(part, BalanceFigure{value, std::max(smallest_sd_tonnes, value * uncertainty_.share(part.kind, known))});
  }
  void close(std::string id, std::vector<int> in, std::vector<int> out) {
    account_.graph.processes.push_back({std::move(id), std::move(in), std::move(out)});
  }

  void add_town(int place, const std::vector<int>& hauls) {
    const TownFigures& town = input_.towns[at(place)];
    const std::string name = std::to_string(place);
    const int generated = add({FlowKind::Generated, place, -1, -1, -1, town.generated}, town.known);
    const int used = add({FlowKind::SourceUse, place, -1, -1, -1, town.source_use}, town.known);
    const int collected = add({FlowKind::Collected, place, -1, -1, -1, town.collected}, town.known);
    const int left = add({FlowKind::NotCollected, place, -1, -1, -1, town.not_collected},
                         not_collected(town, uncertainty_.share(FlowKind::NotCollected, town.known)));
    close("town " + name, {generated}, {used, collected, left});
    std::vector<int> out;
    for (const int haul : hauls) add_haul(haul, town.known, out);
    if (town.unnamed > 0) out.push_back(add({FlowKind::Unnamed, place, -1, -1, -1, town.unnamed}, town.known));
    if (!out.empty()) close("trucks " + name, {collected}, std::move(out));
  }

  void add_haul(int place, const KnownMonths& known, std::vector<int>& out) {
    const Haul& haul = input_.hauls[at(place)];
    const KnownMonths& site_known = input_.sites[at(haul.site)].known;
    if (haul.received) {
      const int arrived = add({FlowKind::Received, haul.town, haul.site, place, -1, haul.received}, site_known);
      arriving_[at(haul.site)].push_back(arrived);
      if (haul.delivered) {
        const int sent = add({FlowKind::Delivered, haul.town, haul.site, place, -1, haul.delivered}, known);
        close("road " + std::to_string(place), {sent}, {arrived});
        out.push_back(sent);
      } else {
        out.push_back(arrived);
      }
    }
    const auto straight = [&](FlowKind kind, std::int64_t kg, const KnownMonths& months) {
      if (kg == 0) return;
      out.push_back(add({kind, haul.town, haul.site, -1, -1, kg}, months));
      arriving_[at(haul.site)].push_back(out.back());
    };
    straight(FlowKind::Delivered, haul.unweighed, known);
    straight(FlowKind::Received, haul.unsaid, site_known);
  }

  void add_site(int place) {
    const SiteFigures& site = input_.sites[at(place)];
    auto& in = arriving_[at(place)];
    auto& out = leaving_[at(place)];
    if (site.others > 0) in.push_back(add({FlowKind::Others, -1, place, -1, -1, site.others}, site.known));
    if (in.empty()) return;
    if (site.recovered) out.push_back(add({FlowKind::Recovered, -1, place, -1, -1, site.recovered}, site.known));
    if (site.sent_elsewhere)
      out.push_back(add({FlowKind::SentElsewhere, -1, place, -1, -1, site.sent_elsewhere}, site.known));
    out.push_back(add({FlowKind::Disposed, -1, place, -1, -1, {}}, BalanceFigure{}));
    close("site " + std::to_string(place), std::move(in), std::move(out));
  }

  const FlowInput& input_;
  const FlowUncertainty& uncertainty_;
  std::vector<std::vector<int>> arriving_, leaving_;  // flows by site
  FlowAccount account_;
};

}  // namespace

std::string_view flow_kind_code(FlowKind kind) { return codes[static_cast<std::size_t>(kind)]; }

int FlowUncertainty::percent(FlowKind kind, KnownBy known_by) const {
  int found = 100;
  for (const UncertaintyRow& row : rows) {
    if (row.kind != kind) continue;
    if (row.known_by == known_by) return row.percent;
    if (!row.known_by) found = row.percent;
  }
  return found;
}

double FlowUncertainty::share(FlowKind kind, const KnownMonths& months) const {
  int all = 0, percents = 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    all += months[i];
    percents += months[i] * percent(kind, static_cast<KnownBy>(i));
  }
  return all > 0 ? percents / (100.0 * all) : percent(kind, KnownBy::Unstated) / 100.0;
}

WasteStage site_end(DisposalClass value) {
  if (value == DisposalClass::Proper) return WasteStage::Proper;
  return value == DisposalClass::Improper ? WasteStage::Improper : WasteStage::Unaccounted;
}

WasteStage site_stage(const Method* method, WasteStage end, bool something_leaves) {
  if (!method) return end;
  switch (method->group) {
    case Group::Transfer:
      return WasteStage::Transfer;
    case Group::Recovery:
      return WasteStage::Sorting;
    case Group::Thermal:  // burning in the open is no treatment
      return method->at_most == ControlLevel::None ? end : WasteStage::Treatment;
    case Group::Landfill:
      return something_leaves ? WasteStage::Sorting : end;
  }
  return end;
}

FlowAccount flow_account(const FlowInput& input, const FlowUncertainty& uncertainty) {
  return Builder(input, uncertainty).run();
}

}  // namespace muang::waste
