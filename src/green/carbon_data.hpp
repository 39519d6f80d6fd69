// SPDX-License-Identifier: Apache-2.0
// What the carbon of trees is computed from: the files of data/green.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "green/carbon_rules.hpp"

namespace muang::green {

// A figure of public talk: shown with its source, never added to a computed one. Words: green.quoted-<what>.
struct PublicFigure {
  std::string what, unit, certainty, source;
  double low = 0, high = 0;
};

struct CarbonData {
  EquationBook book;
  SpeciesBook species;
  CarbonParameters parameters;
  std::vector<PublicFigure> quoted;
};

// `folder` is data/green. A file that is not whole throws, naming file and line.
CarbonData read_carbon_data(const std::filesystem::path& folder);

}  // namespace muang::green
