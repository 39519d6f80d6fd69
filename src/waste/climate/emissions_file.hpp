// SPDX-License-Identifier: Apache-2.0
// `muang waste emissions`: a plain JSON file of a site, its deposits and what is asked → methane by year (decay_rules),
// treatment (emission_rules) and scenarios, each factor named with its source.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "waste/climate/emissions_input.hpp"

namespace muang::waste {

// The answer to an input that was read: years, treatments, scenarios, notes and factors.
EmissionsView emissions_view(const EmissionsInput& input, const GasFactors& factors, const Texts& texts);
// `data_folder` is the house's data/ (factors/waste-gas.csv; throws GasFactorsFault). The answer is JSON, EmissionsView.
Result<std::string> emissions_file(std::string_view json, const std::filesystem::path& data_folder, const Texts& texts);

}  // namespace muang::waste
