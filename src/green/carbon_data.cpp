// SPDX-License-Identifier: Apache-2.0
#include "green/carbon_data.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "green/data_file.hpp"

namespace muang::green {
namespace {

// Rows without a form of ours (text, a volume) are kept in the file for the reader of the file and are no equation here.
std::vector<Equation> read_equations(const std::filesystem::path& path) {
  const DataFile file(path);
  std::vector<Equation> out;
  for (std::size_t row = 0; row < file.size(); ++row) {
    const std::string code = file.stated(row, "equation"), group = file.stated(row, "group");
    const std::string certainty = file.certainty(row), source = file.stated(row, "source");
    const auto form = parse_form(file.cell(row, "form"));
    const auto part = parse_part(file.cell(row, "component"));
    if (!form || !part) continue;
    if (out.empty() || out.back().code != code)
      out.push_back({.code = code, .group = group, .certainty = certainty, .source = source});
    Equation& equation = out.back();
    if (equation.group != group) file.fail(row, "one code, two groups");
    auto& term = equation.terms.at(static_cast<std::size_t>(*part));
    if (term) file.fail(row, "this part is there twice");
    term = Term{*form, file.number(row, "a"), file.number(row, "b"), file.number_or_none(row, "c").value_or(0)};
    if (certainty == "recalled") equation.certainty = certainty;  // the weakest row marks the whole
    if (const auto least = file.number_or_none(row, "dbh_min_cm")) equation.dbh_min = least;
    if (const auto most = file.number_or_none(row, "dbh_max_cm")) equation.dbh_max = most;
    if (const auto sd = file.number_or_none(row, "residual_sd")) equation.residual_sd = sd;
  }
  std::erase_if(out, [](const Equation& e) { return !e.gives_biomass() && !e.gives_carbon() && !e.term(Part::Height); });
  return out;
}

CarbonParameters read_parameters(const std::filesystem::path& path) {
  using P = CarbonParameters;
  static constexpr std::array<std::pair<std::string_view, double P::*>, 14> names{
      {{"carbon-fraction", &P::carbon_fraction},
       {"root-ratio", &P::root_ratio},
       {"dbh-largest", &P::dbh_largest},
       {"height-smallest", &P::height_smallest},
       {"height-largest", &P::height_largest},
       {"density-smallest", &P::density_smallest},
       {"density-largest", &P::density_largest},
       {"dbh-error-slope", &P::dbh_error_slope},
       {"dbh-error-base", &P::dbh_error_base},
       {"dbh-error-large", &P::dbh_error_large},
       {"dbh-error-large-share", &P::dbh_error_large_share},
       {"height-error-share", &P::height_error_share},
       {"residual-sd-unknown", &P::residual_sd_unknown},
       {"girth-dbh-difference", &P::girth_dbh_difference}}};
  const DataFile file(path);
  CarbonParameters out;
  std::size_t found = 0;
  for (std::size_t row = 0; row < file.size(); ++row) {
    const auto name = std::ranges::find(names, file.stated(row, "key"), [](const auto& n) { return n.first; });
    if (name == names.end()) file.fail(row, "unknown key");
    (void)file.certainty(row), (void)file.stated(row, "source");
    if (out.*(name->second) > 0) file.fail(row, "this key is there twice");
    out.*(name->second) = file.number(row, "value");
    if (!(out.*(name->second) > 0)) file.fail(row, "not above 0");
    ++found;
  }
  if (found != names.size()) throw std::runtime_error(path.string() + ": a key is missing");
  return out;
}

SpeciesBook read_species(const std::filesystem::path& path) {
  const DataFile file(path);
  SpeciesBook book;
  for (std::size_t row = 0; row < file.size(); ++row) {
    Species species{.scientific = file.stated(row, "scientific"),
                    .thai = file.stated(row, "thai"),
                    .also = file.list(row, "thai_also"),
                    .group = file.stated(row, "group"),
                    .density = file.number(row, "wood_density"),
                    .density_sd = file.number(row, "sd"),
                    .of_genus = file.stated(row, "level") == "genus",
                    .certainty = file.certainty(row),
                    .source = file.stated(row, "source"),
                    .name_certainty = file.certainty(row, "thai_certainty")};
    for (std::string& name : file.list(row, "synonyms")) species.also.push_back(std::move(name));
    if (const std::string twice = book.add(std::move(species)); !twice.empty()) file.fail(row, twice + " is there twice");
  }
  return book;
}

void read_choice(const std::filesystem::path& path, EquationBook& book) {
  const DataFile file(path);
  for (std::size_t row = 0; row < file.size(); ++row) {
    const std::string& code = file.cell(row, "equation");
    (void)file.certainty(row), (void)file.stated(row, "source");
    if (!code.empty() && book.find(code) == nullptr) file.fail(row, "no equation " + code);
    book.choice[file.stated(row, "kind") + "/" + file.stated(row, "value")] = code;
  }
}

std::vector<PublicFigure> read_quoted(const std::filesystem::path& path) {
  const DataFile file(path);
  std::vector<PublicFigure> out;
  for (std::size_t row = 0; row < file.size(); ++row) {
    out.push_back({.what = file.stated(row, "what"),
                   .unit = file.stated(row, "unit"),
                   .certainty = file.certainty(row),
                   .source = file.stated(row, "source"),
                   .low = file.number(row, "low"),
                   .high = file.number(row, "high")});
  }
  return out;
}

}  // namespace

CarbonData read_carbon_data(const std::filesystem::path& folder) {
  CarbonData data{.book = {.equations = read_equations(folder / "allometry.csv"), .choice = {}},
                  .species = read_species(folder / "species.csv"),
                  .parameters = read_parameters(folder / "carbon-parameters.csv"),
                  .quoted = read_quoted(folder / "public-figures.csv")};
  read_choice(folder / "equation-choice.csv", data.book);
  return data;
}

}  // namespace muang::green
