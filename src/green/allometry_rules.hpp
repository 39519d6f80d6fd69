// SPDX-License-Identifier: Apache-2.0
// Biomass of one tree by a published equation. D: diameter in cm at 1.30 m, H: height in m, ρ: wood density in g/cm³, W: dry
// kg. The coefficients and the source of each are rows of data/green/allometry.csv; only the forms stand here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muang::green {

enum class Form : std::uint8_t {
  PowerD2H,         // W = a (D² H)^b
  OgawaLeaf,        // W = 1 / (a / (W stem + W branch) + b), Ogawa et al. 1965: no power law
  PowerDensityD2H,  // W = a (ρ D² H)^b
  ExpDensityD2H,    // W = exp(a + b ln(ρ D² H))
  PowerDensityD,    // W = a ρ^c D^b
  PowerD,           // W = a D^b
  CarbonDH,         // C = a D^b H^c: kg of carbon, so no carbon fraction follows
  PalmHeight,       // W = a + b √H ln H
  HeightSaturating  // H = a (1 − exp(−b D^c))
};
std::optional<Form> parse_form(std::string_view code);  // as the file names them; nothing: kept for reference only

struct Term {
  Form form = Form::PowerD2H;
  double a = 0, b = 0, c = 0;
};

enum class Part : std::uint8_t { Stem, Branch, Leaf, AboveGround, Root, Carbon, Height };
inline constexpr std::size_t part_count = 7;
std::optional<Part> parse_part(std::string_view code);

struct Equation {
  std::string code, group, certainty, source;
  std::array<std::optional<Term>, part_count> terms;
  std::optional<double> dbh_min, dbh_max;  // cm, of the trees it was made from
  std::optional<double> residual_sd;       // of ln W, as published

  const std::optional<Term>& term(Part part) const { return terms[static_cast<std::size_t>(part)]; }
  bool gives_biomass() const;  // an above-ground sum can be made
  bool gives_carbon() const { return term(Part::Carbon).has_value(); }
  bool needs_height() const;
  bool needs_density() const;
};

struct Stand {  // what was measured of a tree
  double dbh = 0, height = 0, density = 0;
};

struct Biomass {  // kg; stem, branch and leaf only where the equation tells them apart
  std::optional<double> stem, branch, leaf, above_ground;
  std::optional<double> root;    // by the equation's own root row
  std::optional<double> carbon;  // above ground, of an equation that gives carbon
};

// All measures the equation needs must be there and above 0.
Biomass biomass_of(const Equation& equation, const Stand& tree);
double height_of(const Equation& equation, double dbh);  // of an equation with a Height row

// Diameter at breast height of a girth, as a circle: D = G / π.
double dbh_of_girth(double girth_cm);
// The Thai tree-bank rule girth × girth × height × 7.96 / 10^6 is G² H / 4π: a cylinder without a form factor, so it
// overstates.
double cylinder_m3(double girth_cm, double height_m);

}  // namespace muang::green
