// SPDX-License-Identifier: Apache-2.0
// What `muang waste balance` reads and prints. Tonnes of one period; any other unit works as well, used throughout.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "http/fields.hpp"

namespace muang::waste {

inline constexpr std::size_t max_balance_items = 100'000;
inline constexpr double max_balance_tonnes = 1e12;
inline constexpr std::size_t max_balance_id = 200;

struct FlowBody {
  std::string id;
  std::optional<double> value, sd;
  static constexpr auto fields() {
    return std::tuple{http::field("id", &FlowBody::id, "Name of the flow.", {.max_length = max_balance_id}),
                      http::field("value", &FlowBody::value, "Reported figure; left out when it is unknown.",
                                  {.minimum = 0, .maximum = max_balance_tonnes}),
                      http::field("sd", &FlowBody::sd, "Standard deviation; left out or 0 when the value is a constant.",
                                  {.minimum = 0, .maximum = max_balance_tonnes})};
  }
};

struct ProcessBody {
  std::string id;
  std::vector<std::string> in, out;
  static constexpr auto fields() {
    constexpr http::Limits flows{.max_length = max_balance_id, .max_items = max_balance_items};
    return std::tuple{http::field("id", &ProcessBody::id, "Name of the process.", {.max_length = max_balance_id}),
                      http::field("in", &ProcessBody::in, "Flows that enter it.", flows),
                      http::field("out", &ProcessBody::out, "Flows that leave it; together they equal what enters.", flows)};
  }
};

struct CoefficientBody {
  std::string process, from, to;
  std::optional<double> value, sd;
  static constexpr auto fields() {
    constexpr http::Limits name{.max_length = max_balance_id};
    return std::tuple{
        http::field("process", &CoefficientBody::process, "Process in which it happens.", name),
        http::field("from", &CoefficientBody::from, "Flow that enters.", name),
        http::field("to", &CoefficientBody::to, "Flow that leaves: to = value × from.", name),
        http::field("value", &CoefficientBody::value, "0 to 1; left out when unknown.", {.minimum = 0, .maximum = 1}),
        http::field("sd", &CoefficientBody::sd, "Standard deviation; left out or 0 when the value is a constant.",
                    {.minimum = 0, .maximum = 1})};
  }
};

struct RelationBody {
  std::string flow, of;
  double factor = 1;
  static constexpr auto fields() {
    constexpr http::Limits name{.max_length = max_balance_id};
    return std::tuple{http::field("flow", &RelationBody::flow, "flow = factor × of.", name),
                      http::field("of", &RelationBody::of, "The other flow.", name),
                      http::field("factor", &RelationBody::factor, "1 for equal flows.", {.minimum = 1e-6, .maximum = 1e6})};
  }
};

struct BalanceBody {
  std::vector<FlowBody> flows;
  std::vector<ProcessBody> processes;
  std::optional<std::vector<CoefficientBody>> coefficients;
  std::optional<std::vector<RelationBody>> relations;
  static constexpr auto fields() {
    constexpr http::Limits many{.max_items = max_balance_items};
    return std::tuple{http::field("flows", &BalanceBody::flows, "Each flow once.", many),
                      http::field("processes", &BalanceBody::processes, "What enters each equals what leaves it.", many),
                      http::field("transferCoefficients", &BalanceBody::coefficients, "Shares of an inflow.", many),
                      http::field("relations", &BalanceBody::relations, "Flows that are a multiple of another.", many)};
  }
};

struct BalancedFlowView {
  std::string id;
  std::optional<double> value, sd, reported, normalised_residual;
  bool observable = false;
  std::string status;
  static constexpr auto fields() {
    using View = BalancedFlowView;
    return std::tuple{
        http::field("id", &View::id, "As given."),
        http::field("value", &View::value, "Reconciled; null when nothing determines it."),
        http::field("sd", &View::sd, "Standard deviation after reconciliation; 0 of a constant."),
        http::field("reported", &View::reported, "As given, never changed; null of an unknown flow."),
        http::field("normalisedResidual", &View::normalised_residual,
                    "|reported − value| ÷ √(sd²reported − sd²reconciled); null where nothing can contradict the figure."),
        http::field("observable", &View::observable, "It is given or follows from what is given."),
        http::field("status", &View::status, "constant, redundant, just-determined, computed or unobservable.")};
  }
};

struct BalancedCoefficientView {
  std::string process, from, to;
  std::optional<double> value, sd, reported, normalised_residual;
  bool observable = false;
  std::string status;
  static constexpr auto fields() {
    using View = BalancedCoefficientView;
    return std::tuple{http::field("process", &View::process, "As given."),
                      http::field("from", &View::from, "As given."),
                      http::field("to", &View::to, "As given."),
                      http::field("value", &View::value, "Reconciled share."),
                      http::field("sd", &View::sd, "Standard deviation after reconciliation."),
                      http::field("reported", &View::reported, "As given."),
                      http::field("normalisedResidual", &View::normalised_residual, "As of a flow."),
                      http::field("observable", &View::observable, "As of a flow."),
                      http::field("status", &View::status, "As of a flow.")};
  }
};

struct BalanceFindingView {
  std::string code, id;
  std::map<std::string, std::string> params;
  static constexpr auto fields() {
    return std::tuple{http::field("code", &BalanceFindingView::code, "E5120 …: the text stands with the error texts."),
                      http::field("id", &BalanceFindingView::id, "The flow or process that it is about."),
                      http::field("params", &BalanceFindingView::params, "What fills the text.")};
  }
};

struct BalanceTestView {
  double chi_square = 0;
  int degrees_of_freedom = 0, iterations = 0;
  double largest_residual = 0, suspicious_above = 0;
  static constexpr auto fields() {
    using View = BalanceTestView;
    return std::tuple{
        http::field("chiSquare", &View::chi_square, "Σ ((reported − value) ÷ sd)²."),
        http::field("degreesOfFreedom", &View::degrees_of_freedom, "Independent balances among the reported figures."),
        http::field("iterations", &View::iterations, "1 when no coefficient is uncertain."),
        http::field("largestResidual", &View::largest_residual, "Largest misfit that is left in a balance."),
        http::field("suspiciousAbove", &View::suspicious_above,
                    "Normalised residual that one of all figures passes by chance "
                    "in 5 of 100 cases.")};
  }
};

struct BalanceView {
  std::vector<BalancedFlowView> flows;
  std::vector<BalancedCoefficientView> coefficients;
  std::vector<BalanceFindingView> findings;
  BalanceTestView test;
  static constexpr auto fields() {
    return std::tuple{http::field("flows", &BalanceView::flows, "In the order given."),
                      http::field("transferCoefficients", &BalanceView::coefficients, "In the order given."),
                      http::field("findings", &BalanceView::findings, "What must be read beside the figures."),
                      http::field("test", &BalanceView::test, "How well the figures agree.")};
  }
};

}  // namespace muang::waste
