// SPDX-License-Identifier: Apache-2.0
// The body of `muang waste emissions` as values of the rules: gaps filled from the factor table, every problem at once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "waste/climate/decay_rules.hpp"
#include "waste/climate/emission_rules.hpp"
#include "waste/climate/emissions_dto.hpp"
#include "waste/climate/gas_factors.hpp"

namespace muang::waste {

// The fractions of a composition, as the factor table names them.
inline constexpr std::string_view gas_fractions[] = {"food",           "garden",   "paper", "wood",  "textiles", "nappies",
                                                     "rubber_leather", "plastics", "metal", "glass", "other"};

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

// The kind of site of the factor table: an open dump is deep or shallow by its depth, uncategorised when nobody knows it
// (IPCC 2006 vol. 5 table 3.1); everything else is its own.
std::string site_kind(std::string_view type, std::optional<double> depth_metres);
inline std::string site_kind(std::string_view type, std::optional<std::int64_t> depth_centimetres) {
  return site_kind(type, depth_centimetres ? std::optional(static_cast<double>(*depth_centimetres) / 100) : std::nullopt);
}
// Gases of treating so many wet tonnes by one of the two biological ways of the table.
Gases biological_gases(const GasFactors& factors, const std::string& method, double tonnes);
Result<EmissionsInput> emissions_input(const EmissionsBody& body, const GasFactors& factors);
// The same of a body without a site: only its treatments.
Result<EmissionsInput> treatments_input(const EmissionsBody& body, const GasFactors& factors);

}  // namespace muang::waste
