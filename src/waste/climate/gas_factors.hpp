// SPDX-License-Identifier: Apache-2.0
// The table data/factors/waste-gas.csv: each factor with its source, certainty and the day on which it was recorded.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "waste/climate/emission_rules.hpp"

namespace muang::waste {

struct Factor {
  std::string group, key, parameter;  // decay-rate:tropical-moist-wet, food, k
  double value = 0;
  std::optional<double> low, high;
  std::string unit, source;
  std::string certainty;  // re-read | published-recalled | published | inferred
  std::string recorded;   // ISO date
  std::string note;
};

struct GasFactorsFault : std::runtime_error {  // what() lists "factors/waste-gas.csv:12: …", one line a fault
  using std::runtime_error::runtime_error;
};

class GasFactors {
 public:
  // `data_folder` is the house's data/. Throws GasFactorsFault.
  static GasFactors load(const std::filesystem::path& data_folder);
  const Factor* find(std::string_view group, std::string_view key, std::string_view parameter) const;
  // The keys of a group, "composting, open-burning", to name the choices in a problem.
  std::string keys(std::string_view group) const;
  std::string groups(std::string_view prefix) const;  // of "decay-rate:": "temperate-dry, …"
  std::optional<GasSet> gas_set(std::string_view name) const;

 private:
  std::map<std::tuple<std::string, std::string, std::string>, Factor> factors_;
};

}  // namespace muang::waste
