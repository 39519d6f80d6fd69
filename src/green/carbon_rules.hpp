// SPDX-License-Identifier: Apache-2.0
// From the measures of a tree to its carbon, or to the reason why there is none: a missing figure is never 0.
//
// Chain (Thai practice, published): above ground → root by the equation's own root row or by a ratio, never both in one
// report → C = carbon fraction × (above ground + root) → CO2e = C × 44/12 (molar masses of CO2 and C).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/calendar.hpp"
#include "green/allometry_rules.hpp"
#include "green/species_rules.hpp"

namespace muang::green {

inline constexpr double co2_per_carbon = 44.0 / 12.0;

enum class RootMethod : std::uint8_t { Ratio, Equation };

// data/green/carbon-parameters.csv, each with its certainty and source there.
struct CarbonParameters {
  double carbon_fraction = 0, root_ratio = 0;
  double dbh_largest = 0, height_smallest = 0, height_largest = 0, density_smallest = 0, density_largest = 0;
  double dbh_error_slope = 0, dbh_error_base = 0, dbh_error_large = 0, dbh_error_large_share = 0;
  double height_error_share = 0, residual_sd_unknown = 0;
  double girth_dbh_difference = 0;
};

// Why there is no figure; words: green.reason-<code>.
enum class Reason : std::uint8_t {
  None,
  DiameterMissing,
  DiameterUnreadable,
  DiameterImplausible,
  BelowRange,  // thinner than the trees of the equation
  HeightMissing,
  HeightUnreadable,
  HeightImplausible,
  DensityUnreadable,
  DensityImplausible,
  DensityUnknown,
  NoEquation,            // none is settled for the group (palms)
  RootWithoutEquation,   // a root by equation was asked for and the equation has no root row
  CarbonWithoutBiomass,  // the equation gives carbon above ground, so a root equation in biomass cannot be added
};
inline constexpr std::size_t reason_count = 14;
std::string_view reason_code(Reason reason);

// What must be read beside a figure; words: green.flag-<code>.
enum class Flag : std::uint8_t {
  AboveRange,       // thicker than the trees of the equation: extrapolated
  StreetTree,       // an equation of forest or plantation trees on a pruned street tree: overstates
  SpeciesUnknown,   // not in the list, so nothing of the species was used
  GenusDensity,     // the wood density is that of the genus
  HeightEstimated,  // from the diameter
  GirthDiffers,     // girth and diameter of one tree disagree; the diameter counts
  Recalled,         // coefficients not read again in their source
  CarbonEquation,   // the equation gives carbon: no carbon fraction was applied to the part above ground
  Palm,             // a palm by an equation of trees
  RangeUnknown,     // the source of the equation does not say how thick its trees were
};
inline constexpr std::size_t flag_count = 10;
std::string_view flag_code(Flag flag);
using Flags = std::uint16_t;  // bit 1 << flag
constexpr Flags bit(Flag flag) { return static_cast<Flags>(1U << static_cast<unsigned>(flag)); }

struct TreeInput {
  std::optional<double> dbh_cm, girth_cm, height_m, density;
  bool dbh_unreadable = false, height_unreadable = false, density_unreadable = false;  // something is there, but no number
  const Species* species = nullptr;
  bool species_stated = false;  // a name was given, known or not
  std::string forest;           // mixed-deciduous | dry-dipterocarp | dry-evergreen | mangrove, or empty
  bool street = false;
};

struct EquationBook {
  std::vector<Equation> equations;
  std::map<std::string, std::string, std::less<>> choice;  // "forest/mangrove" → code; an empty code: none is settled
  const Equation* find(std::string_view code) const;
};

struct CarbonChoice {
  const Equation* equation = nullptr;  // nullptr: chosen by forest, species group and wood density (equation-choice.csv)
  const Equation* height = nullptr;    // where a height is missing; nullptr: then there is no figure
  RootMethod root = RootMethod::Ratio;
};

struct TreeCarbon {
  Biomass biomass;  // root is that of the report's method
  std::optional<double> carbon_kg, co2e_kg;
  Reason reason = Reason::None;
  Flags flags = 0;
  const Equation* equation = nullptr;
  Stand stand;            // what went into the equation
  double density_sd = 0;  // of the species; 0: density stated or not used
  bool complete() const { return co2e_kg.has_value(); }
};

TreeCarbon carbon_of(const TreeInput& tree, const EquationBook& book, const CarbonParameters& parameters,
                     const CarbonChoice& choice);

// Carbon of a stand in whichever unit the biomass is: fraction × (above ground + below ground).
constexpr double carbon_of_biomass(double above, double below, double fraction) { return fraction * (above + below); }
constexpr double co2e_of_carbon(double carbon) { return carbon * co2_per_carbon; }

// What a tree took up between two measurements, kg CO2e a year of 365.25 days. Below zero: it lost wood, or one of the
// measures is wrong; never turned into 0.
enum class GrowthReason : std::uint8_t { None, NotComputed, SameDay, OtherEquation };
std::string_view growth_reason_code(GrowthReason reason);
struct DatedCarbon {
  Date day;
  TreeCarbon carbon;
};
struct Growth {
  std::optional<double> co2e_kg_year;
  double years = 0;
  GrowthReason reason = GrowthReason::None;
  bool shrunk = false;
};
Growth growth_between(const DatedCarbon& earlier, const DatedCarbon& later);

}  // namespace muang::green
