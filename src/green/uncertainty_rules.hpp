// SPDX-License-Identifier: Apache-2.0
// How uncertain a tree and a sum of trees are, by Monte Carlo: diameter, height, wood density and what the equation leaves
// over vary at once, as in Chave et al. 2004 and Réjou-Méchain et al. 2017 (BIOMASS).
//
// Ours, where they leave a choice: the error of a species' wood density is one for all its trees (else it would vanish in a
// large sum); the rest of the equation is log-normal with mean one, so that it spreads and does not shift; a wood density
// that was typed in is taken as it is. The coefficients themselves are not varied: no Thai equation publishes how they vary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "green/carbon_rules.hpp"

namespace muang::green {

inline constexpr int most_draws = 10'000;

struct Spread {                                // of a sum over trees, kg CO2e
  double mean = 0, sd = 0, low = 0, high = 0;  // low and high: 2.5 % and 97.5 % of the draws
};
std::optional<Spread> spread_of(std::vector<double> draws);  // nothing below two draws

// Numbers are made of (seed, tree, draw, what for) and of nothing else: neither threads nor the order of the trees change
// one.
class Uncertainty {
 public:
  // species: how many the book has, for the errors that its trees share. draws 2 to most_draws.
  Uncertainty(std::uint64_t seed, int draws, std::size_t species, const CarbonParameters& parameters);
  int draws() const { return draws_; }

  struct Tree {
    std::uint64_t number = 0;            // of the tree; the same in each of its measurements
    std::optional<std::size_t> species;  // index in the book
    unsigned occasion = 0;               // of the measurement, 0 to 15: each has its own errors of diameter and height
  };
  // kg CO2e of each draw of a complete tree, added to `sums` (one a draw); answers the tree's own standard deviation.
  double add(const Tree& tree, const TreeCarbon& carbon, RootMethod root, std::span<double> sums) const;
  // CO2e a year of each draw of two measurements of one tree: what it shares (wood, rest of the equation) varies together.
  Spread growth(const Tree& tree, const TreeCarbon& earlier, const TreeCarbon& later, double years, RootMethod root) const;

 private:
  double draw(const Tree& tree, const TreeCarbon& carbon, RootMethod root, int number) const;
  Stand vary(const Tree& tree, const TreeCarbon& carbon, std::uint64_t stream, int number) const;

  std::uint64_t seed_;
  int draws_;
  const CarbonParameters& parameters_;
  std::vector<double> species_errors_;  // draws a species, standard normal
};

}  // namespace muang::green
