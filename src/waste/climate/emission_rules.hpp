// SPDX-License-Identifier: Apache-2.0
// Gas of treatment: composting, digestion, incineration, open burning; and the sum as CO2 equivalent.
//
// Source: 2006 IPCC Guidelines, volume 5: chapter 4 (biological treatment, eq. 4.1, 4.2) and chapter 5 (incineration and
// open burning, eq. 5.1 to 5.5). Tonnes throughout, wet waste unless the name says dry. Factors are rows of
// data/factors/waste-gas.csv and come in as values.
#pragma once

#include <string>
#include <vector>

#include "base/core/result.hpp"

namespace muang::waste {

struct GasSet {  // global warming potentials of one assessment report, 100 years, t CO2e per t
  std::string name;
  double ch4 = 0;
  double n2o = 0;
};

struct Gases {  // t of each gas; co2 is the fossil part only: carbon of plants is not counted
  double ch4 = 0;
  double n2o = 0;
  double co2 = 0;
};
Gases operator+(const Gases& a, const Gases& b);
double co2_equivalent(const Gases& gases, const GasSet& set);  // t CO2e

// One fraction of what is burned. Shares 0 to 1.
struct BurnedFraction {
  double tonnes = 0;        // wet
  double dry_matter = 0;    // dm, share of wet mass
  double carbon = 0;        // CF, share of dry matter
  double fossil_share = 0;  // FCF, share of carbon
};

// M·EF - R and M·EF, eq. 4.1 and 4.2. Factors in kg per t wet (equal to g per kg); `ch4_recovered` in t.
Gases biological_treatment(double tonnes, double ch4_kg_per_tonne, double n2o_kg_per_tonne, double ch4_recovered = 0);
// Σ M·dm·CF·FCF·OF·44/12, eq. 5.1; `oxidation` is OF.
double fossil_co2(const std::vector<BurnedFraction>& burned, double oxidation);
// Eq. 5.1, 5.4 and 5.5: CH4 and N2O by wet tonne.
Gases incineration(const std::vector<BurnedFraction>& burned, double ch4_kg_per_tonne, double n2o_kg_per_tonne,
                   double oxidation);
// As incineration, but N2O goes by dry tonne (table 5.6).
Gases open_burning(const std::vector<BurnedFraction>& burned, double ch4_kg_per_tonne, double n2o_kg_per_dry_tonne,
                   double oxidation);

}  // namespace muang::waste
