// SPDX-License-Identifier: Apache-2.0
// The data behind indicators, gas, forecast and fees, read once at start. Throws naming file and line. For this slice only.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "waste/climate/gas_factors.hpp"
#include "waste/indicator/fee_file.hpp"
#include "waste/indicator/indicator_data.hpp"

namespace muang::waste {

// How a method of the register gives off gas: as a site of the factor table, by a treatment, or not at all.
struct GasMethod {
  std::string method, way, key, certainty, source;  // way: "site", "treatment", "none"
};

struct ClimateData {
  IndicatorData indicators;
  GasFactors factors;
  std::vector<GasMethod> methods;
  FeeTable fees;
  const GasMethod& gas_method(std::string_view method) const;  // "none" for what is not listed
  std::int64_t millionths_of(std::string_view parameter) const;
};

ClimateData load_climate_data(const std::filesystem::path& data_folder);

}  // namespace muang::waste
