// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "green/carbon_data.hpp"
#include "green/uncertainty_rules.hpp"

using namespace muang;
using namespace muang::green;

namespace {

const CarbonData& data() {
  static const CarbonData read = read_carbon_data(std::string(MUANG_SOURCE_DIR) + "/data/green");
  return read;
}

CarbonParameters still() {  // nothing varies but what a test switches on
  CarbonParameters p = data().parameters;
  p.dbh_error_slope = p.dbh_error_base = p.dbh_error_large_share = p.height_error_share = p.residual_sd_unknown = 0;
  return p;
}

TreeCarbon ogawa(double dbh = 30, double height = 18) {
  const CarbonChoice choice{.equation = data().book.find("OGA65-MDF")};
  return carbon_of({.dbh_cm = dbh, .height_m = height}, data().book, data().parameters, choice);
}
std::vector<double> draws_of(const TreeCarbon& carbon, const CarbonParameters& parameters, std::uint64_t seed = 1,
                             Uncertainty::Tree tree = {.number = 7}, int draws = 4000) {
  std::vector<double> sums(static_cast<std::size_t>(draws), 0.0);
  Uncertainty(seed, draws, data().species.all().size(), parameters).add(tree, carbon, RootMethod::Ratio, sums);
  return sums;
}

}  // namespace

TEST_CASE("without any error each draw is the tree's own figure") {
  for (const double value : draws_of(ogawa(), still())) CHECK(value == doctest::Approx(*ogawa().co2e_kg).epsilon(1e-12));
}

TEST_CASE("what the equation leaves over spreads log-normally with the given deviation and does not shift the mean") {
  CarbonParameters p = still();
  p.residual_sd_unknown = 0.357;
  const Spread spread = *spread_of(draws_of(ogawa(), p));
  // The standard deviation of a log-normal with mean one is sqrt(exp(sd²) − 1); its quantiles exp(±1.96 sd − sd²/2).
  const double relative = std::sqrt(std::exp(0.357 * 0.357) - 1), own = *ogawa().co2e_kg;
  CHECK(spread.mean / own == doctest::Approx(1).epsilon(0.025));
  CHECK(spread.sd / own == doctest::Approx(relative).epsilon(0.06));
  CHECK(spread.low / own == doctest::Approx(std::exp(-1.96 * 0.357 - 0.357 * 0.357 / 2)).epsilon(0.06));
  CHECK(spread.high / own == doctest::Approx(std::exp(1.96 * 0.357 - 0.357 * 0.357 / 2)).epsilon(0.06));
}

TEST_CASE("a height error goes through the exponent of the equation") {
  CarbonParameters p = still();
  p.height_error_share = 0.02;  // small, so that first order holds: sd(ln W) = b sd(ln H)
  const TreeCarbon tree = ogawa();
  const double slope = (*ogawa(30, 18.01).co2e_kg / *tree.co2e_kg - 1) / (0.01 / 18);
  CHECK(spread_of(draws_of(tree, p))->sd / *tree.co2e_kg == doctest::Approx(0.02 * slope).epsilon(0.05));
}

TEST_CASE("five of a hundred diameters get the large error of Chave 2004") {
  CarbonParameters p = still();
  p.dbh_error_large_share = 0.05;
  int moved = 0;
  for (const double value : draws_of(ogawa(), p)) moved += std::abs(value / *ogawa().co2e_kg - 1) > 1e-9 ? 1 : 0;
  CHECK(moved > 150);
  CHECK(moved < 250);  // 200 expected of 4,000
}

TEST_CASE("the same seed gives the same draws, another seed or tree others") {
  const auto& p = data().parameters;
  CHECK(draws_of(ogawa(), p) == draws_of(ogawa(), p));
  CHECK(draws_of(ogawa(), p) != draws_of(ogawa(), p, 2));
  CHECK(draws_of(ogawa(), p) != draws_of(ogawa(), p, 1, {.number = 8}));
}

TEST_CASE("trees of one species share the error of its wood density, so that it stays in a large sum") {
  TreeInput input{.dbh_cm = 30, .height_m = 18};
  input.species = data().species.find("จามจุรี");
  const TreeCarbon tree = carbon_of(input, data().book, data().parameters, {.equation = data().book.find("CHAVE14-4")});
  const auto index = data().species.index_of(*input.species);
  const auto relative_of = [&](int trees, bool residual) {
    CarbonParameters p = still();
    TreeCarbon one = tree;
    Equation quiet = *tree.equation;
    if (!residual) quiet.residual_sd = 0;
    if (residual) one.density_sd = 0;
    one.equation = &quiet;
    const Uncertainty uncertainty(1, 400, data().species.all().size(), p);
    std::vector<double> sums(400, 0.0);
    for (int i = 0; i < trees; ++i)
      uncertainty.add({.number = static_cast<std::uint64_t>(i), .species = index}, one, RootMethod::Ratio, sums);
    const Spread spread = *spread_of(std::move(sums));
    return spread.sd / spread.mean;
  };
  CHECK(relative_of(400, false) == doctest::Approx(relative_of(1, false)).epsilon(1e-9));
  CHECK(relative_of(400, true) < relative_of(1, true) / 10);
}

TEST_CASE("growth varies less than two trees would, since both measurements are of one tree") {
  const auto& p = data().parameters;
  const Uncertainty uncertainty(1, 2000, data().species.all().size(), p);
  const TreeCarbon first = ogawa(20, 12), later = ogawa(22, 13);
  const Spread growth = uncertainty.growth({.number = 3}, first, later, 2, RootMethod::Ratio);
  const Spread before = *spread_of(draws_of(first, p)), after = *spread_of(draws_of(later, p));
  CHECK(growth.sd < std::hypot(before.sd, after.sd) / 2);
  CHECK(growth.mean == doctest::Approx((after.mean - before.mean) / 2).epsilon(0.25));
}

TEST_CASE("the numbers behind the draws are spread evenly: moments of the standard normal") {
  CarbonParameters p = still();
  p.residual_sd_unknown = 1;
  std::vector<double> normals;
  for (const double value : draws_of(ogawa(), p, 11, {.number = 1}, 10'000))
    normals.push_back(std::log(value / *ogawa().co2e_kg) + 0.5);
  double second = 0, fourth = 0;
  for (const double z : normals) second += z * z, fourth += z * z * z * z;
  CHECK(std::accumulate(normals.begin(), normals.end(), 0.0) / 10'000 == doctest::Approx(0).epsilon(0.04));
  CHECK(second / 10'000 == doctest::Approx(1).epsilon(0.05));
  CHECK(fourth / 10'000 == doctest::Approx(3).epsilon(0.12));
}
