// SPDX-License-Identifier: Apache-2.0
#include "green/allometry_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/core/check.hpp"

namespace muang::green {
namespace {

constexpr std::array<std::pair<std::string_view, Form>, 9> forms{{{"power-d2h", Form::PowerD2H},
                                                                  {"ogawa-leaf", Form::OgawaLeaf},
                                                                  {"power-density-d2h", Form::PowerDensityD2H},
                                                                  {"exp-density-d2h", Form::ExpDensityD2H},
                                                                  {"power-density-d", Form::PowerDensityD},
                                                                  {"power-d", Form::PowerD},
                                                                  {"carbon-dh", Form::CarbonDH},
                                                                  {"palm-height", Form::PalmHeight},
                                                                  {"height-saturating", Form::HeightSaturating}}};
constexpr std::array<std::pair<std::string_view, Part>, part_count> part_names{{{"stem", Part::Stem},
                                                                                {"branch", Part::Branch},
                                                                                {"leaf", Part::Leaf},
                                                                                {"above-ground", Part::AboveGround},
                                                                                {"root", Part::Root},
                                                                                {"above-ground-carbon", Part::Carbon},
                                                                                {"height", Part::Height}}};

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, N>& names, std::string_view code) {
  for (const auto& [name, value] : names) {
    if (name == code) return value;
  }
  return std::nullopt;
}

bool uses_height(Form form) {
  return form == Form::PowerD2H || form == Form::PowerDensityD2H || form == Form::ExpDensityD2H || form == Form::CarbonDH ||
         form == Form::PalmHeight;
}
bool uses_density(Form form) {
  return form == Form::PowerDensityD2H || form == Form::ExpDensityD2H || form == Form::PowerDensityD;
}

double value_of(const Term& term, const Stand& tree, double wood) {
  const double volume = tree.dbh * tree.dbh * tree.height;  // cm² m, without a constant, as the equations have it
  switch (term.form) {
    case Form::PowerD2H:
      return term.a * std::pow(volume, term.b);
    case Form::OgawaLeaf:
      return 1 / (term.a / wood + term.b);
    case Form::PowerDensityD2H:
      return term.a * std::pow(tree.density * volume, term.b);
    case Form::ExpDensityD2H:
      return std::exp(term.a + term.b * std::log(tree.density * volume));
    case Form::PowerDensityD:
      return term.a * std::pow(tree.density, term.c) * std::pow(tree.dbh, term.b);
    case Form::PowerD:
      return term.a * std::pow(tree.dbh, term.b);
    case Form::CarbonDH:
      return term.a * std::pow(tree.dbh, term.b) * std::pow(tree.height, term.c);
    case Form::PalmHeight:
      return term.a + term.b * std::sqrt(tree.height) * std::log(tree.height);
    case Form::HeightSaturating:
      return term.a * (1 - std::exp(-term.b * std::pow(tree.dbh, term.c)));
  }
  return 0;
}

}  // namespace

std::optional<Form> parse_form(std::string_view code) { return named(forms, code); }
std::optional<Part> parse_part(std::string_view code) { return named(part_names, code); }

bool Equation::gives_biomass() const {
  return term(Part::AboveGround) || (term(Part::Stem) && term(Part::Branch) && term(Part::Leaf));
}

bool Equation::needs_height() const {
  return std::ranges::any_of(terms, [](const auto& term) { return term && uses_height(term->form); });
}

bool Equation::needs_density() const {
  return std::ranges::any_of(terms, [](const auto& term) { return term && uses_density(term->form); });
}

Biomass biomass_of(const Equation& equation, const Stand& tree) {
  Biomass out;
  const auto part = [&](Part which, double wood = 0) -> std::optional<double> {
    const auto& term = equation.term(which);
    return term ? std::optional(value_of(*term, tree, wood)) : std::nullopt;
  };
  out.root = part(Part::Root);
  out.carbon = part(Part::Carbon);
  if (equation.term(Part::AboveGround)) {
    out.above_ground = part(Part::AboveGround);
  } else if (equation.gives_biomass()) {
    out.stem = part(Part::Stem);
    out.branch = part(Part::Branch);
    out.leaf = part(Part::Leaf, *out.stem + *out.branch);
    out.above_ground = *out.stem + *out.branch + *out.leaf;
  }
  return out;
}

double height_of(const Equation& equation, double dbh) {
  const auto& term = equation.term(Part::Height);
  ENSURE(term.has_value(), "an equation of heights");
  return value_of(*term, {.dbh = dbh}, 0);
}

double dbh_of_girth(double girth_cm) { return girth_cm / std::numbers::pi; }

double cylinder_m3(double girth_cm, double height_m) {
  constexpr double square_cm_per_square_m = 10'000;
  return girth_cm * girth_cm * height_m / (4 * std::numbers::pi * square_cm_per_square_m);
}

}  // namespace muang::green
