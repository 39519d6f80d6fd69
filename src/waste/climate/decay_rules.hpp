// SPDX-License-Identifier: Apache-2.0
// First-order decay of waste in a disposal site: methane by year, and the carbon that is still to come.
//
// Source: 2006 IPCC Guidelines for National Greenhouse Gas Inventories, volume 5, chapter 3 (equations 3.1 to 3.7); the
// 2019 Refinement keeps the equations and gives further values of MCF and DOCf. Masses are tonnes of wet waste, of carbon
// (DDOCm) and of methane; k is per year; everything else is a share from 0 to 1. Nothing here reads a file or throws.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::waste {

// When waste of year T begins to decay. The curve is one; the conventions differ by up to a year and are named in answers.
enum class DecayConvention {
  Ipcc2006,  // from 1 January of T + 1 (six months' delay): IPCC 2006 vol. 5 eq. 3.4, 3.5
  SameYear,  // 1 - exp(-k) already within T: GPC eq. 8.2, CDM methodological Tool 04
  Midpoint  // from T + 1, by the rate k·exp(-k(t - T - ½)) in place of the integral, as SWEET does: low by k / (2 sinh(k/2))
};
std::string_view name_of(DecayConvention convention);  // ipcc2006, same-year, midpoint
std::optional<DecayConvention> parse_convention(std::string_view name);

inline constexpr double methane_per_carbon = 16.0 / 12.0;  // mass of CH4 per mass of C, IPCC 2006 vol. 5 eq. 3.6

struct DecaySite {
  double mcf = 0;           // methane correction factor, 0 to 1, table 3.1
  double ox = 0;            // oxidised in the cover, 0 to 1, table 3.2
  double f = 0.5;           // volume share of CH4 in landfill gas, 0 to 1
  double delay_months = 6;  // 0 to 6; only Ipcc2006 looks at it, section 3.2.3 and annex 3A.1
};

struct DecayFraction {
  std::string name;
  double doc = 0;   // t C per t wet waste, 0 to 1, table 2.4
  double docf = 0;  // share of DOC that decomposes, 0 to 1
  double k = 0;     // per year, 0 to max_decay_rate, table 3.3
};

inline constexpr double max_decay_rate = 10;       // half-life of 25 days; table 3.3 ends at 0.7
inline constexpr double max_tonnes_a_year = 1e10;  // a hundred times the world's yearly household waste: a slip, not a site
inline constexpr int first_decay_year = 1800, last_decay_year = 2399;

struct DecayCase {
  DecaySite site;
  std::vector<DecayFraction> fractions;
  int first_year = 0;                         // of the deposits, C.E.
  std::vector<std::vector<double>> deposits;  // [year - first_year][fraction], t wet; years behind the last have none
  std::vector<double> recovered;              // [year - first_year], t CH4 burned or used; may be shorter
  int until = 0;                              // last year of the answer
  DecayConvention convention = DecayConvention::Ipcc2006;
};

struct DecayYear {
  int year = 0;
  double ch4_generated = 0;       // t, eq. 3.6 summed over fractions
  double ch4_emitted = 0;         // t, eq. 3.1; never below 0
  double not_yet_decomposed = 0;  // t C: DDOCma at the end of the year, eq. 3.4
  bool recovery_exceeds = false;  // more was recovered than the model generates: emitted is 0 and someone has to look
};

// Decomposable DOC of a deposit, t C: W·DOC·DOCf·MCF. Eq. 3.2.
double decomposable_carbon(double tonnes, double doc, double docf, double mcf);
// Methane that a tonne can give in all time, t CH4: MCF·DOC·DOCf·F·16/12. Eq. 3.3 (there as L0).
double methane_potential(double mcf, double doc, double docf, double f);
// (generated - recovered)·(1 - OX), eq. 3.1: what was burned or used never passes the cover, so R comes first. At least 0.
double methane_emitted(double generated, double recovered, double ox);
// Methane commitment of a tonnage in the year of deposit, t: GPC eq. 8.3, M·L0·(1 - f_rec)·(1 - OX).
double methane_commitment(double tonnes, double potential, double recovered_share, double ox);

// Every number in its range, every problem named with its JSON path in the input of `waste emissions`.
Problems check_parameters(const DecayCase& input);  // of site and fractions
Problems check_years(const DecayCase& input);       // of deposits, recovery and until
Problems check_decay(const DecayCase& input);       // both
// One step a year and fraction (the recurrence of eq. 3.4 and 3.5), so the cost grows with years × fractions, not years².
// The input is one that check_decay has passed.
std::vector<DecayYear> decay(const DecayCase& input);

// What if: deposits end, gas is captured, food is separated at the source. Shares 0 to 1, years C.E.
struct DecayScenario {
  std::optional<int> closes;         // no deposits from this year on
  std::optional<int> capture_from;   // gas is captured from this year on ...
  double capture_share = 0;          // ... by this share of what is generated, on top of what is recovered already
  std::optional<int> separate_from;  // this share of each deposit of food goes elsewhere from this year on
  double separate_share = 0;
  std::size_t food = 0;  // index of the fraction that is separated
};
struct ScenarioCase {
  DecayCase input;
  std::vector<double> diverted;     // [year - first_year], t wet of food that no longer comes
  std::vector<double> turned_away;  // [year - first_year], t wet of everything after closing
};
ScenarioCase apply_scenario(DecayCase input, const DecayScenario& scenario);

}  // namespace muang::waste
