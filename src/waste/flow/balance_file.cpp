// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/balance_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "http/json.hpp"
#include "waste/flow/balance.hpp"
#include "waste/flow/balance_dto.hpp"
#include "waste/flow/balance_errors.hpp"

namespace muang::waste {

namespace {

constexpr double min_sd = 1e-9;  // below, the square of it is lost beside others

std::string number_text(double value) {
  std::string out;
  http::append_json(out, value);
  return out;
}

std::string at(std::string_view list, std::size_t index, std::string_view member) {
  return std::string(list) + "[" + std::to_string(index) + "]." + std::string(member);
}

class GraphReader {
 public:
  explicit GraphReader(const BalanceBody& body) : body_(body) {}

  Result<FlowGraph> read() {
    read_flows();
    read_processes();
    read_coefficients();
    read_relations();
    if (!problems_.empty()) return std::move(problems_);
    return std::move(graph_);
  }
  std::vector<BalanceFindingView> findings() { return std::move(findings_); }

 private:
  void say(ErrorCode code, std::string field, Params params = {}) {
    if (problems_.size() < http::max_problems) problems_.push_back({code, std::move(field), std::move(params)});
  }

  BalanceFigure figure(std::optional<double> value, std::optional<double> sd, const std::string& field,
                       const std::string& id) {
    if (sd && !value) say(errors::sd_without_value, field, {{"id", id}});
    if (sd == 0.0) sd.reset();
    if (sd && *sd < min_sd) say(errors::sd_too_small, field, {{"minimum", number_text(min_sd)}});
    return {value, sd};
  }

  void read_flows() {
    for (std::size_t i = 0; i < body_.flows.size(); ++i) {
      const FlowBody& flow = body_.flows[i];
      if (flow.id.empty()) say(errors::id_empty, at("flows", i, "id"));
      const auto [place, fresh] = flows_.try_emplace(flow.id, static_cast<int>(i));
      if (!fresh) say(errors::flow_twice, at("flows", i, "id"), {{"flow", flow.id}});
      graph_.flows.push_back({flow.id, figure(flow.value, flow.sd, at("flows", i, "sd"), flow.id)});
    }
  }

  int listed_or_new(const std::string& id, const std::string& field) {
    if (id.empty()) say(errors::id_empty, field);
    const auto [place, fresh] = flows_.try_emplace(id, static_cast<int>(graph_.flows.size()));
    if (fresh) {
      graph_.flows.push_back({id, {}});
      findings_.push_back({code_text(errors::flow_not_listed), id, {{"flow", id}}});
    }
    return place->second;
  }

  void read_processes() {
    std::vector<int> enters, leaves;  // flow → process + 1
    for (std::size_t i = 0; i < body_.processes.size(); ++i) {
      const ProcessBody& process = body_.processes[i];
      if (process.id.empty()) say(errors::id_empty, at("processes", i, "id"));
      if (!processes_.try_emplace(process.id, static_cast<int>(i)).second) {
        say(errors::process_twice, at("processes", i, "id"), {{"process", process.id}});
      }
      if (process.in.empty() || process.out.empty()) {
        say(errors::process_one_sided, at("processes", i, process.in.empty() ? "in" : "out"), {{"process", process.id}});
      }
      graph_.processes.push_back({process.id, {}, {}});
      graph_.processes[i].in = read_side(process.in, at("processes", i, "in"), i, enters, errors::flow_enters_twice);
      graph_.processes[i].out = read_side(process.out, at("processes", i, "out"), i, leaves, errors::flow_leaves_twice);
      enters.resize(graph_.flows.size());
      for (const int flow : graph_.processes[i].out) {
        if (enters[flow] != static_cast<int>(i) + 1) continue;
        say(errors::flow_loops, at("processes", i, "out"), {{"flow", graph_.flows[flow].id}, {"process", process.id}});
      }
    }
  }

  std::vector<int> read_side(const std::vector<std::string>& ids, const std::string& field, std::size_t process,
                             std::vector<int>& owner, ErrorCode twice) {
    std::vector<int> out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const std::string here = field + "[" + std::to_string(i) + "]";
      const int flow = listed_or_new(ids[i], here);
      owner.resize(graph_.flows.size());
      if (owner[flow]) {
        say(twice, here, {{"flow", ids[i]}, {"process", body_.processes[owner[flow] - 1].id}});
      } else {
        owner[flow] = static_cast<int>(process) + 1;
      }
      out.push_back(flow);
    }
    return out;
  }

  int known(const std::string& id, const std::string& field) {
    const auto found = flows_.find(id);
    if (found != flows_.end()) return found->second;
    say(errors::flow_unknown, field, {{"flow", id}});
    return -1;
  }

  bool goes_through(int process, int from, int to) const {
    const auto& [id, in, out] = graph_.processes[process];
    return std::find(in.begin(), in.end(), from) != in.end() && std::find(out.begin(), out.end(), to) != out.end();
  }

  void read_coefficients() {
    if (!body_.coefficients) return;
    std::set<std::pair<int, int>> seen;
    std::set<std::string> missing;
    for (std::size_t i = 0; i < body_.coefficients->size(); ++i) {
      const CoefficientBody& one = (*body_.coefficients)[i];
      const int from = known(one.from, at("transferCoefficients", i, "from"));
      const int to = known(one.to, at("transferCoefficients", i, "to"));
      const std::string name = one.process + " " + one.from + " → " + one.to;
      graph_.transfers.push_back(
          {one.process, from, to, figure(one.value, one.sd, at("transferCoefficients", i, "sd"), name)});
      if (from < 0 || to < 0) continue;
      const auto process = processes_.find(one.process);
      const Params params{{"process", one.process}, {"from", one.from}, {"to", one.to}};
      if (process == processes_.end()) {
        if (from == to) say(errors::transfer_not_through, at("transferCoefficients", i, "to"), params);
        if (missing.insert(one.process).second) {
          findings_.push_back({code_text(errors::process_not_listed), one.process, {{"process", one.process}}});
        }
      } else if (!goes_through(process->second, from, to)) {
        say(errors::transfer_not_through, at("transferCoefficients", i, "process"), params);
      }
      if (!seen.insert({from, to}).second) say(errors::transfer_twice, at("transferCoefficients", i, "to"), params);
    }
  }

  void read_relations() {
    if (!body_.relations) return;
    for (std::size_t i = 0; i < body_.relations->size(); ++i) {
      const RelationBody& one = (*body_.relations)[i];
      const int flow = known(one.flow, at("relations", i, "flow")), of = known(one.of, at("relations", i, "of"));
      if (flow >= 0 && flow == of)
        say(errors::flow_loops, at("relations", i, "of"), {{"flow", one.flow}, {"process", one.of}});
      graph_.relations.push_back({flow, of, one.factor});
    }
  }

  const BalanceBody& body_;
  FlowGraph graph_;
  Problems problems_;
  std::vector<BalanceFindingView> findings_;
  std::map<std::string, int> flows_, processes_;
};

std::string_view status_text(BalanceStatus status) {
  switch (status) {
    case BalanceStatus::Constant:
      return "constant";
    case BalanceStatus::Redundant:
      return "redundant";
    case BalanceStatus::JustDetermined:
      return "just-determined";
    case BalanceStatus::Computed:
      return "computed";
    case BalanceStatus::Unobservable:
      return "unobservable";
  }
  return "";
}

template <class View>
void describe(View& view, const Balanced& balanced, const BalanceFigure& reported) {
  view.observable = balanced.status != BalanceStatus::Unobservable;
  view.status = status_text(balanced.status);
  view.reported = reported.value;
  view.normalised_residual = balanced.normalised_residual;
  if (!view.observable) return;
  view.value = balanced.value;
  if (!std::isnan(balanced.sd)) view.sd = balanced.sd;
}

class BalanceWriter {
 public:
  BalanceWriter(const FlowGraph& graph, const Balance& balance) : graph_(graph), balance_(balance) {}

  BalanceView write(std::vector<BalanceFindingView> findings) {
    view_.findings = std::move(findings);
    const auto redundant = [](const Balanced& b) { return b.status == BalanceStatus::Redundant; };
    const auto tested = std::count_if(balance_.flows.begin(), balance_.flows.end(), redundant) +
                        std::count_if(balance_.transfers.begin(), balance_.transfers.end(), redundant);
    limit_ = suspicious_above(static_cast<int>(tested));
    for (std::size_t i = 0; i < graph_.flows.size(); ++i) write_flow(graph_.flows[i], balance_.flows[i]);
    for (std::size_t i = 0; i < graph_.transfers.size(); ++i) write_coefficient(graph_.transfers[i], balance_.transfers[i]);
    std::stable_sort(suspicious_.begin(), suspicious_.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [size, finding] : suspicious_) view_.findings.push_back(std::move(finding));
    if (without_sd_ > 0) {
      view_.findings.push_back({code_text(errors::deviation_left_out), "", {{"flows", std::to_string(without_sd_)}}});
    }
    view_.test = {balance_.chi_square, balance_.degrees_of_freedom, balance_.iterations, balance_.largest_residual, limit_};
    return std::move(view_);
  }

 private:
  void suspect(const std::string& id, const Balanced& balanced) {
    const double size = balanced.normalised_residual.value_or(0);
    if (size <= limit_) return;
    suspicious_.push_back({size, {code_text(errors::suspicious_figure), id, {{"id", id}, {"residual", number_text(size)}}}});
  }

  void write_flow(const BalanceFlow& flow, const Balanced& balanced) {
    BalancedFlowView view{.id = flow.id};
    describe(view, balanced, flow.reported);
    suspect(flow.id, balanced);
    if (view.observable && !view.sd) ++without_sd_;
    // Rounding leaves a flow of zero a little off it; what is reported is a real minus.
    if (view.value && *view.value < -1e-9 * std::max(1.0, view.sd.value_or(1))) {
      view_.findings.push_back(
          {code_text(errors::negative_flow), flow.id, {{"flow", flow.id}, {"value", number_text(*view.value)}}});
    }
    view_.flows.push_back(std::move(view));
  }

  void write_coefficient(const BalanceTransfer& transfer, const Balanced& balanced) {
    BalancedCoefficientView view{
        .process = transfer.process, .from = graph_.flows[transfer.from].id, .to = graph_.flows[transfer.to].id};
    describe(view, balanced, transfer.reported);
    const std::string id = transfer.process + " " + view.from + " → " + view.to;
    suspect(id, balanced);
    if (view.value && (*view.value < -1e-9 || *view.value > 1 + 1e-9)) {
      view_.findings.push_back(
          {code_text(errors::coefficient_outside), id, {{"id", id}, {"value", number_text(*view.value)}}});
    }
    view_.coefficients.push_back(std::move(view));
  }

  const FlowGraph& graph_;
  const Balance& balance_;
  BalanceView view_;
  double limit_ = 0;
  int without_sd_ = 0;
  std::vector<std::pair<double, BalanceFindingView>> suspicious_;
};

}  // namespace

Result<std::string> balance_file(std::string_view json) {
  TRY(const BalanceBody body, http::read_json<BalanceBody>(json));
  GraphReader reader(body);
  TRY(const FlowGraph graph, reader.read());
  TRY(const Balance balance, balance_flows(graph));
  return http::write_json(BalanceWriter(graph, balance).write(reader.findings()));
}

}  // namespace muang::waste
