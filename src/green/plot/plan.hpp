// SPDX-License-Identifier: Apache-2.0
// The plots that a town plans: what each would add, by year, and what of the plan was done. For this slice only.
#pragma once

#include "green/green.hpp"
#include "green/plot/summary_dto.hpp"

namespace muang::green {

struct Plan {
  std::vector<GreenCandidate> candidates;  // by year, those without one last
  std::vector<GreenPlanYear> years;
  std::int64_t gain_cm2 = 0;       // of all candidates together, ground that is not green yet, once
  std::int64_t open_gain_cm2 = 0;  // of those that anybody may enter, ground that is not open green yet
};
Plan plan_of(store::Transaction& tx, const Green& green, OrgUnitId unit, FiscalYear year);

}  // namespace muang::green
