// SPDX-License-Identifier: Apache-2.0
// What a town answers to the criteria of quality and management, where its register cannot decide alone. For this slice
// only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "green/green.hpp"

namespace muang::green {

struct CriterionAnswer {
  std::string answer, note, by;  // yes | no | empty
  std::int64_t version = 0;
  Instant at = 0;
};
// By the criterion's number.
std::map<int, CriterionAnswer> criterion_answers(store::Transaction& tx, OrgUnitId unit, FiscalYear year);

// Quantity is counted, never typed.
bool may_be_answered(const GreenCriterion& criterion);

void add_criterion_endpoints(std::vector<http::Endpoint>& table, Green& green);

}  // namespace muang::green
