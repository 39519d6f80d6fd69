// SPDX-License-Identifier: Apache-2.0
#include "green/carbon_rules.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace muang::green {
namespace {

class Computation {
 public:
  Computation(const TreeInput& tree, const EquationBook& book, const CarbonParameters& parameters,
              const CarbonChoice& choice)
      : tree_(tree), book_(book), parameters_(parameters), choice_(choice) {}

  TreeCarbon run() {
    if (tree_.species_stated && tree_.species == nullptr) raise(Flag::SpeciesUnknown);
    out_.equation = choice_.equation ? choice_.equation : chosen();
    if (out_.equation == nullptr) return because(Reason::NoEquation);
    for (const auto take : {&Computation::take_diameter, &Computation::take_height, &Computation::take_density}) {
      const Reason reason = (this->*take)();
      if (reason != Reason::None) return because(reason);
    }
    if (tree_.street) raise(Flag::StreetTree);
    if (tree_.species && tree_.species->group == "palm" && !by_height_alone()) raise(Flag::Palm);
    if (out_.equation->certainty == "recalled") raise(Flag::Recalled);
    out_.biomass = biomass_of(*out_.equation, out_.stand);
    add_root_and_carbon();
    return std::move(out_);
  }

 private:
  void raise(Flag flag) { out_.flags |= bit(flag); }
  TreeCarbon because(Reason reason) {
    out_.reason = reason;
    return std::move(out_);
  }

  const Equation* chosen() const {
    const auto of = [&](const std::string& key) { return book_.choice.find(key); };
    auto row = tree_.forest.empty() ? book_.choice.end() : of("forest/" + tree_.forest);
    if (row == book_.choice.end() && tree_.species) row = of("group/" + tree_.species->group);
    if (row == book_.choice.end()) row = of(tree_.species || tree_.density ? "density/known" : "density/unknown");
    return row == book_.choice.end() || row->second.empty() ? nullptr : book_.find(row->second);
  }

  bool by_height_alone() const {
    const auto& term = out_.equation->term(Part::AboveGround);
    return term && term->form == Form::PalmHeight;
  }

  Reason take_diameter() {
    if (by_height_alone()) return Reason::None;
    if (!tree_.dbh_cm && !tree_.girth_cm) return tree_.dbh_unreadable ? Reason::DiameterUnreadable : Reason::DiameterMissing;
    const double dbh = tree_.dbh_cm ? *tree_.dbh_cm : dbh_of_girth(*tree_.girth_cm);
    if (tree_.dbh_cm && tree_.girth_cm && std::abs(dbh - dbh_of_girth(*tree_.girth_cm)) > parameters_.girth_dbh_difference)
      raise(Flag::GirthDiffers);
    if (!(dbh > 0) || dbh > parameters_.dbh_largest) return Reason::DiameterImplausible;
    if (out_.equation->dbh_min && dbh < *out_.equation->dbh_min) return Reason::BelowRange;
    if (out_.equation->dbh_max && dbh > *out_.equation->dbh_max) raise(Flag::AboveRange);
    if (!out_.equation->dbh_min && !out_.equation->dbh_max) raise(Flag::RangeUnknown);
    out_.stand.dbh = dbh;
    return Reason::None;
  }

  Reason take_height() {
    if (!out_.equation->needs_height()) return Reason::None;
    if (!tree_.height_m && tree_.height_unreadable) return Reason::HeightUnreadable;
    if (!tree_.height_m && (choice_.height == nullptr || out_.stand.dbh < choice_.height->dbh_min.value_or(0)))
      return Reason::HeightMissing;
    if (!tree_.height_m) raise(Flag::HeightEstimated);
    const double height = tree_.height_m ? *tree_.height_m : height_of(*choice_.height, out_.stand.dbh);
    if (!(height >= parameters_.height_smallest) || height > parameters_.height_largest) return Reason::HeightImplausible;
    out_.stand.height = height;
    return Reason::None;
  }

  Reason take_density() {
    if (!out_.equation->needs_density()) return Reason::None;
    if (tree_.density) {
      const bool possible = *tree_.density >= parameters_.density_smallest && *tree_.density <= parameters_.density_largest;
      out_.stand.density = *tree_.density;
      return possible ? Reason::None : Reason::DensityImplausible;
    }
    if (tree_.density_unreadable) return Reason::DensityUnreadable;
    if (tree_.species == nullptr) return Reason::DensityUnknown;
    if (tree_.species->of_genus) raise(Flag::GenusDensity);
    out_.stand.density = tree_.species->density;
    out_.density_sd = tree_.species->density_sd;
    return Reason::None;
  }

  void add_root_and_carbon() {
    Biomass& biomass = out_.biomass;
    const bool by_equation = choice_.root == RootMethod::Equation;
    if (biomass.carbon) {
      raise(Flag::CarbonEquation);
      if (by_equation) {
        out_.reason = Reason::CarbonWithoutBiomass;
        return;
      }
      out_.carbon_kg = *biomass.carbon * (1 + parameters_.root_ratio);  // one fraction above and below ground
    } else {
      if (!by_equation) biomass.root = *biomass.above_ground * parameters_.root_ratio;
      if (!biomass.root) {
        out_.reason = Reason::RootWithoutEquation;
        return;
      }
      out_.carbon_kg = carbon_of_biomass(*biomass.above_ground, *biomass.root, parameters_.carbon_fraction);
    }
    out_.co2e_kg = co2e_of_carbon(*out_.carbon_kg);
  }

  const TreeInput& tree_;
  const EquationBook& book_;
  const CarbonParameters& parameters_;
  const CarbonChoice& choice_;
  TreeCarbon out_;
};

std::chrono::sys_days day_of(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

}  // namespace

std::string_view reason_code(Reason reason) {
  static constexpr std::array<std::string_view, reason_count> codes{"",
                                                                    "diameter-missing",
                                                                    "diameter-unreadable",
                                                                    "diameter-implausible",
                                                                    "below-range",
                                                                    "height-missing",
                                                                    "height-unreadable",
                                                                    "height-implausible",
                                                                    "density-unreadable",
                                                                    "density-implausible",
                                                                    "density-unknown",
                                                                    "no-equation",
                                                                    "root-without-equation",
                                                                    "carbon-without-biomass"};
  return codes.at(static_cast<std::size_t>(reason));
}

std::string_view flag_code(Flag flag) {
  static constexpr std::array<std::string_view, flag_count> codes{
      "above-range",   "street-tree", "species-unknown", "genus-density", "height-estimated",
      "girth-differs", "recalled",    "carbon-equation", "palm",          "range-unknown"};
  return codes.at(static_cast<std::size_t>(flag));
}

std::string_view growth_reason_code(GrowthReason reason) {
  static constexpr std::array<std::string_view, 4> codes{"", "not-computed", "same-day", "other-equation"};
  return codes.at(static_cast<std::size_t>(reason));
}

const Equation* EquationBook::find(std::string_view code) const {
  const auto found = std::ranges::find(equations, code, &Equation::code);
  return found == equations.end() ? nullptr : &*found;
}

TreeCarbon carbon_of(const TreeInput& tree, const EquationBook& book, const CarbonParameters& parameters,
                     const CarbonChoice& choice) {
  return Computation(tree, book, parameters, choice).run();
}

Growth growth_between(const DatedCarbon& earlier, const DatedCarbon& later) {
  constexpr double days_a_year = 365.25;
  Growth growth;
  growth.years = static_cast<double>((day_of(later.day) - day_of(earlier.day)).count()) / days_a_year;
  if (!earlier.carbon.complete() || !later.carbon.complete()) {
    growth.reason = GrowthReason::NotComputed;
  } else if (earlier.carbon.equation != later.carbon.equation) {
    growth.reason = GrowthReason::OtherEquation;
  } else if (growth.years <= 0) {
    growth.reason = GrowthReason::SameDay;
  } else {
    growth.co2e_kg_year = (*later.carbon.co2e_kg - *earlier.carbon.co2e_kg) / growth.years;
    growth.shrunk = *growth.co2e_kg_year < 0;
  }
  return growth;
}

}  // namespace muang::green
