// SPDX-License-Identifier: Apache-2.0
// The body of `muang waste emissions` as values of the rules: gaps filled from the factor table, every problem at once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "waste/decay_rules.hpp"
#include "waste/emission_rules.hpp"
#include "waste/emissions_dto.hpp"
#include "waste/gas_factors.hpp"

namespace muang::waste {

struct PlannedTreatment {
  int year = 0;
  std::string method;
  double tonnes = 0;
  Gases gases;
};

struct PlannedScenario {
  std::string name;
  DecayScenario scenario;
  std::string food_goes_to;  // composting | anaerobic-digestion
};

struct EmissionsInput {
  DecayCase decay;
  GasSet gwp;
  std::vector<PlannedTreatment> treatments;
  std::vector<PlannedScenario> scenarios;
  std::vector<FactorView> factors;
};

// Gases of treating so many wet tonnes by one of the two biological ways of the table.
Gases biological_gases(const GasFactors& factors, const std::string& method, double tonnes);
Result<EmissionsInput> emissions_input(const EmissionsBody& body, const GasFactors& factors);

}  // namespace muang::waste
