// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/decay_rules.hpp"

#include <algorithm>
#include <cmath>

#include "waste/climate/climate_errors.hpp"

namespace muang::waste {
namespace {

constexpr double months_a_year = 12;

std::string shortest(double value) {
  const auto whole = static_cast<long long>(value);
  return static_cast<double>(whole) == value ? std::to_string(whole) : std::to_string(value);
}

void need(Problems& problems, double value, double minimum, double maximum, std::string field) {
  if (value >= minimum && value <= maximum) return;  // false for NaN
  problems.push_back(
      {errors::number_out_of_range, std::move(field), {{"minimum", shortest(minimum)}, {"maximum", shortest(maximum)}}});
}

void need_year(Problems& problems, int year, std::string field) {
  if (year >= first_decay_year && year <= last_decay_year) return;
  problems.push_back({errors::gas_year_out_of_range,
                      std::move(field),
                      {{"year", std::to_string(year)},
                       {"first", std::to_string(first_decay_year)},
                       {"last", std::to_string(last_decay_year)}}});
}

// What one fraction does in one year, by convention. `store` is DDOCma of the year before and becomes that of this year.
class Decomposition {
 public:
  Decomposition(double k, const DecayCase& input) : convention_(input.convention), k_(k) {
    keep_ = std::exp(-k);
    lose_ = -std::expm1(-k);
    // Annex 3A.1: decay begins in month M = delay + 7 of the year of deposit, counted as if all came at mid-year.
    const double first_share = (6 - input.site.delay_months) / months_a_year;
    first_keep_ = std::exp(-k * first_share);
    first_lose_ = -std::expm1(-k * first_share);
  }

  double step(double& store, double fresh) const {
    double gone = 0;
    switch (convention_) {
      case DecayConvention::Ipcc2006:
        gone = store * lose_ + fresh * first_lose_;
        store = store * keep_ + fresh * first_keep_;
        break;
      case DecayConvention::SameYear:
        gone = (store + fresh) * lose_;
        store = (store + fresh) * keep_;
        break;
      case DecayConvention::Midpoint:
        gone = store * k_ * std::exp(-k_ / 2);
        store = store * keep_ + fresh;
        break;
    }
    return gone;
  }

 private:
  DecayConvention convention_;
  double k_, keep_ = 1, lose_ = 0, first_keep_ = 1, first_lose_ = 0;
};

}  // namespace

std::string_view name_of(DecayConvention convention) {
  switch (convention) {
    case DecayConvention::Ipcc2006:
      return "ipcc2006";
    case DecayConvention::SameYear:
      return "same-year";
    case DecayConvention::Midpoint:
      return "midpoint";
  }
  return {};
}

std::optional<DecayConvention> parse_convention(std::string_view name) {
  for (const auto convention : {DecayConvention::Ipcc2006, DecayConvention::SameYear, DecayConvention::Midpoint}) {
    if (name == name_of(convention)) return convention;
  }
  return std::nullopt;
}

double decomposable_carbon(double tonnes, double doc, double docf, double mcf) { return tonnes * doc * docf * mcf; }

double methane_potential(double mcf, double doc, double docf, double f) { return mcf * doc * docf * f * methane_per_carbon; }

double methane_emitted(double generated, double recovered, double ox) {
  return std::max(0.0, generated - recovered) * (1 - ox);
}

double methane_commitment(double tonnes, double potential, double recovered_share, double ox) {
  return tonnes * potential * (1 - recovered_share) * (1 - ox);
}

Problems check_parameters(const DecayCase& input) {
  Problems problems;
  need(problems, input.site.mcf, 0, 1, "site.mcf");
  need(problems, input.site.ox, 0, 1, "site.ox");
  need(problems, input.site.f, 0, 1, "site.f");
  need(problems, input.site.delay_months, 0, 6, "site.delayMonths");
  for (const DecayFraction& fraction : input.fractions) {
    const std::string at = "fractions." + fraction.name;
    need(problems, fraction.doc, 0, 1, at + ".doc");
    need(problems, fraction.docf, 0, 1, at + ".docf");
    need(problems, fraction.k, 0, max_decay_rate, at + ".k");
  }
  return problems;
}

Problems check_years(const DecayCase& input) {
  Problems problems;
  if (input.deposits.empty()) problems.push_back({errors::no_deposits, "deposits", {}});
  need_year(problems, input.first_year, "deposits");
  need_year(problems, input.until, "until");
  if (!input.deposits.empty() && input.until < input.first_year) {
    problems.push_back({errors::until_before_deposits,
                        "until",
                        {{"until", std::to_string(input.until)}, {"first", std::to_string(input.first_year)}}});
  }
  for (std::size_t i = 0; i < input.deposits.size(); ++i) {
    for (std::size_t j = 0; j < input.deposits[i].size(); ++j) {
      const std::string year = std::to_string(input.first_year + static_cast<int>(i));
      need(problems, input.deposits[i][j], 0, max_tonnes_a_year, "deposits." + year + "." + input.fractions[j].name);
    }
  }
  for (std::size_t i = 0; i < input.recovered.size(); ++i) {
    const std::string year = std::to_string(input.first_year + static_cast<int>(i));
    need(problems, input.recovered[i], 0, max_tonnes_a_year, "recovery." + year);
  }
  return problems;
}

Problems check_decay(const DecayCase& input) {
  Problems problems = check_parameters(input);
  for (Error& problem : check_years(input)) problems.push_back(std::move(problem));
  return problems;
}

std::vector<DecayYear> decay(const DecayCase& input) {
  std::vector<DecayYear> years;
  for (int year = input.first_year; year <= input.until; ++year) years.push_back({.year = year});
  for (std::size_t j = 0; j < input.fractions.size(); ++j) {
    const DecayFraction& fraction = input.fractions[j];
    const Decomposition decomposition(fraction.k, input);
    double store = 0;
    for (std::size_t i = 0; i < years.size(); ++i) {
      const double tonnes = i < input.deposits.size() ? input.deposits[i][j] : 0;
      const double fresh = decomposable_carbon(tonnes, fraction.doc, fraction.docf, input.site.mcf);
      years[i].ch4_generated += decomposition.step(store, fresh) * input.site.f * methane_per_carbon;
      years[i].not_yet_decomposed += store;
    }
  }
  for (std::size_t i = 0; i < years.size(); ++i) {
    const double recovered = i < input.recovered.size() ? input.recovered[i] : 0;
    years[i].recovery_exceeds = recovered > years[i].ch4_generated;
    years[i].ch4_emitted = methane_emitted(years[i].ch4_generated, recovered, input.site.ox);
  }
  return years;
}

ScenarioCase apply_scenario(DecayCase input, const DecayScenario& scenario) {
  ScenarioCase changed{std::move(input), {}, {}};
  DecayCase& now = changed.input;
  changed.diverted.assign(now.deposits.size(), 0);
  changed.turned_away.assign(now.deposits.size(), 0);
  for (std::size_t i = 0; i < now.deposits.size(); ++i) {
    const int year = now.first_year + static_cast<int>(i);
    if (scenario.separate_from && year >= *scenario.separate_from && scenario.food < now.deposits[i].size()) {
      changed.diverted[i] = now.deposits[i][scenario.food] * scenario.separate_share;
      now.deposits[i][scenario.food] -= changed.diverted[i];
    }
    if (scenario.closes && year >= *scenario.closes) {
      for (double& tonnes : now.deposits[i]) changed.turned_away[i] += std::exchange(tonnes, 0.0);
    }
  }
  if (scenario.capture_from) {
    const auto generated = decay(now);
    now.recovered.resize(std::max(now.recovered.size(), generated.size()), 0);
    for (std::size_t i = 0; i < generated.size(); ++i) {
      if (generated[i].year < *scenario.capture_from) continue;
      const double left = std::max(0.0, generated[i].ch4_generated - now.recovered[i]);
      now.recovered[i] += std::min(left, generated[i].ch4_generated * scenario.capture_share);
    }
  }
  return changed;
}

}  // namespace muang::waste
