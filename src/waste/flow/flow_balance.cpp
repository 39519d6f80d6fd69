// SPDX-License-Identifier: Apache-2.0
#include "waste/flow/flow_balance.hpp"

namespace muang::waste {

Result<Balance> balanced_account(FlowAccount account) {
  constexpr int rounds = 8;                  // each fixes at least one flow; national data need two or three
  constexpr double below_nothing = -0.0005;  // half a kilogram, in tonnes
  for (int round = 1;; ++round) {
    TRY(Balance balance, balance_flows(account.graph));
    bool fixed = false;
    for (std::size_t i = 0; i < balance.flows.size() && round < rounds; ++i) {
      const Balanced& flow = balance.flows[i];
      if (flow.status != BalanceStatus::Computed || flow.value >= below_nothing) continue;
      account.graph.flows[i].reported = {0.0, {}};
      fixed = true;
    }
    if (!fixed) return balance;
  }
}

}  // namespace muang::waste
