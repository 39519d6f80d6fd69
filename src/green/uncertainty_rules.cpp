// SPDX-License-Identifier: Apache-2.0
#include "green/uncertainty_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/core/check.hpp"

namespace muang::green {
namespace {

// The n-th output of splitmix64 is a function of its seed and n alone: Steele, Lea, Flood, OOPSLA 2014, figure 14.
constexpr std::uint64_t golden_gamma = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t number_at(std::uint64_t stream, std::uint64_t n) {
  std::uint64_t z = stream + (n + 1) * golden_gamma;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

// Where in the numbers of a draw: a pair of normals takes two of them, the choice of a large error one.
enum Purpose : std::uint64_t { Rest = 0, Measures = 4 };  // Measures + 4 × occasion
constexpr std::uint64_t numbers_a_draw = 4 + 4 * 16;
constexpr unsigned most_occasions = 16;

double unit(std::uint64_t bits) { return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53; }  // 0 < u < 1

// Two standard normals: Box and Muller, Annals of Mathematical Statistics 29 (1958) 610.
std::pair<double, double> normals(std::uint64_t stream, std::uint64_t n) {
  const double radius = std::sqrt(-2 * std::log(unit(number_at(stream, n))));
  const double angle = 2 * std::numbers::pi * unit(number_at(stream, n + 1));
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

// Mean one, whatever the spread.
double rest_of(double sd, double normal) { return std::exp(sd * normal - sd * sd / 2); }

constexpr double dbh_smallest = 0.1;  // cm, lower bound of varied diameters in BIOMASS AGBmonteCarlo.R

double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::optional<Spread> spread_of(std::vector<double> draws) {
  if (draws.size() < 2) return std::nullopt;
  const auto count = static_cast<double>(draws.size());
  Spread spread{.mean = std::accumulate(draws.begin(), draws.end(), 0.0) / count};
  double squares = 0;
  for (const double value : draws) squares += (value - spread.mean) * (value - spread.mean);
  spread.sd = std::sqrt(squares / (count - 1));
  std::ranges::sort(draws);
  spread.low = quantile(draws, 0.025);
  spread.high = quantile(draws, 0.975);
  return spread;
}

Uncertainty::Uncertainty(std::uint64_t seed, int draws, std::size_t species, const CarbonParameters& parameters)
    : seed_(number_at(seed, 0)), draws_(draws), parameters_(parameters) {
  ENSURE(draws >= 2 && draws <= most_draws, "draws are checked before");
  const std::uint64_t shared = number_at(seed, 1);
  species_errors_.reserve(species * static_cast<std::size_t>(draws));
  for (std::uint64_t i = 0; i < species * static_cast<std::size_t>(draws); ++i)
    species_errors_.push_back(normals(shared, 2 * i).first);
}

Stand Uncertainty::vary(const Tree& tree, const TreeCarbon& carbon, std::uint64_t stream, int number) const {
  const std::uint64_t from = static_cast<std::uint64_t>(number) * numbers_a_draw;
  const auto [for_dbh, for_height] = normals(stream, from + Measures + 4 * (tree.occasion % most_occasions));
  const bool large = unit(number_at(stream, from + Measures + 4 * (tree.occasion % most_occasions) + 2)) <
                     parameters_.dbh_error_large_share;
  Stand stand = carbon.stand;
  const double dbh_sd =
      large ? parameters_.dbh_error_large : parameters_.dbh_error_slope * stand.dbh + parameters_.dbh_error_base;
  stand.dbh = std::clamp(stand.dbh + dbh_sd * for_dbh, dbh_smallest, parameters_.dbh_largest);
  if (stand.height > 0) {
    stand.height = std::clamp(stand.height * (1 + parameters_.height_error_share * for_height), parameters_.height_smallest,
                              parameters_.height_largest);
  }
  if (carbon.density_sd > 0 && tree.species) {
    const double error =
        species_errors_[*tree.species * static_cast<std::size_t>(draws_) + static_cast<std::size_t>(number)];
    stand.density =
        std::clamp(stand.density + carbon.density_sd * error, parameters_.density_smallest, parameters_.density_largest);
  }
  return stand;
}

double Uncertainty::draw(const Tree& tree, const TreeCarbon& carbon, RootMethod root, int number) const {
  const std::uint64_t stream = number_at(seed_, tree.number);
  const auto [for_shoot, for_root] = normals(stream, static_cast<std::uint64_t>(number) * numbers_a_draw + Rest);
  const double sd = carbon.equation->residual_sd.value_or(parameters_.residual_sd_unknown);
  const Biomass varied = biomass_of(*carbon.equation, vary(tree, carbon, stream, number));
  const double shoot_rest = rest_of(sd, for_shoot);
  if (varied.carbon) return co2e_of_carbon(*varied.carbon * shoot_rest * (1 + parameters_.root_ratio));
  const double above = *varied.above_ground * shoot_rest;
  const double below = root == RootMethod::Ratio ? above * parameters_.root_ratio : *varied.root * rest_of(sd, for_root);
  return co2e_of_carbon(carbon_of_biomass(above, below, parameters_.carbon_fraction));
}

double Uncertainty::add(const Tree& tree, const TreeCarbon& carbon, RootMethod root, std::span<double> sums) const {
  // Welford 1962: the spread of one tree beside a large mean loses no digits.
  double mean = 0, squares = 0;
  for (int i = 0; i < draws_; ++i) {
    const double value = draw(tree, carbon, root, i);
    const double before = value - mean;
    mean += before / (i + 1);
    squares += before * (value - mean);
    sums[static_cast<std::size_t>(i)] += value;
  }
  return std::sqrt(squares / (draws_ - 1));
}

Spread Uncertainty::growth(const Tree& tree, const TreeCarbon& earlier, const TreeCarbon& later, double years,
                           RootMethod root) const {
  Tree second = tree;
  ++second.occasion;
  std::vector<double> values;
  for (int i = 0; i < draws_; ++i) values.push_back((draw(second, later, root, i) - draw(tree, earlier, root, i)) / years);
  return *spread_of(std::move(values));
}

}  // namespace muang::green
