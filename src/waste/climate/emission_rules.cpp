// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/emission_rules.hpp"

#include <algorithm>

namespace muang::waste {
namespace {

constexpr double kilograms_a_tonne = 1000;
constexpr double co2_per_carbon = 44.0 / 12.0;  // eq. 5.1

double wet_tonnes(const std::vector<BurnedFraction>& burned) {
  double sum = 0;
  for (const auto& fraction : burned) sum += fraction.tonnes;
  return sum;
}

double dry_tonnes(const std::vector<BurnedFraction>& burned) {
  double sum = 0;
  for (const auto& fraction : burned) sum += fraction.tonnes * fraction.dry_matter;
  return sum;
}

}  // namespace

Gases operator+(const Gases& a, const Gases& b) { return {a.ch4 + b.ch4, a.n2o + b.n2o, a.co2 + b.co2}; }

double co2_equivalent(const Gases& gases, const GasSet& set) {
  return gases.ch4 * set.ch4 + gases.n2o * set.n2o + gases.co2;
}

Gases biological_treatment(double tonnes, double ch4_kg_per_tonne, double n2o_kg_per_tonne, double ch4_recovered) {
  return {std::max(0.0, tonnes * ch4_kg_per_tonne / kilograms_a_tonne - ch4_recovered),
          tonnes * n2o_kg_per_tonne / kilograms_a_tonne, 0};
}

double fossil_co2(const std::vector<BurnedFraction>& burned, double oxidation) {
  double carbon = 0;
  for (const auto& part : burned) carbon += part.tonnes * part.dry_matter * part.carbon * part.fossil_share;
  return carbon * oxidation * co2_per_carbon;
}

Gases incineration(const std::vector<BurnedFraction>& burned, double ch4_kg_per_tonne, double n2o_kg_per_tonne,
                   double oxidation) {
  const double tonnes = wet_tonnes(burned);
  return {tonnes * ch4_kg_per_tonne / kilograms_a_tonne, tonnes * n2o_kg_per_tonne / kilograms_a_tonne,
          fossil_co2(burned, oxidation)};
}

Gases open_burning(const std::vector<BurnedFraction>& burned, double ch4_kg_per_tonne, double n2o_kg_per_dry_tonne,
                   double oxidation) {
  return {wet_tonnes(burned) * ch4_kg_per_tonne / kilograms_a_tonne,
          dry_tonnes(burned) * n2o_kg_per_dry_tonne / kilograms_a_tonne, fossil_co2(burned, oxidation)};
}

}  // namespace muang::waste
