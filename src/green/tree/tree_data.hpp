// SPDX-License-Identifier: Apache-2.0
// What the register of trees knows from the files of data/green.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "green/carbon_data.hpp"
#include "green/tree/species_text_rules.hpp"
#include "green/tree/tree_check_rules.hpp"

namespace muang::green {

struct TreeData {
  // `folder` is data/green. A file that is not whole throws, naming file and line.
  explicit TreeData(const std::filesystem::path& folder);
  TreeData(const TreeData&) = delete;
  TreeData& operator=(const TreeData&) = delete;
  const SpeciesLimit* limit_of(std::string_view scientific) const;  // nullptr: none is known

  CarbonData carbon;
  SpeciesNames names;  // of carbon.species
  std::vector<SpeciesLimit> species_limits;
  TreeLimits limits;
};

}  // namespace muang::green
