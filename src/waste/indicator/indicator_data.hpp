// SPDX-License-Identifier: Apache-2.0
// data/waste: the cities that UN-Habitat measured with what it published, and the parameters and targets of indicators.
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "waste/indicator/sdg_rules.hpp"

namespace muang::waste {

struct IndicatorDataFault : std::runtime_error {  // names file and line
  using std::runtime_error::runtime_error;
};

struct PublishedCity {
  std::string name, country;
  std::vector<std::string> aliases;
  int year = 0;  // C.E.
  double population = 0;
  CityWaste waste;  // t/day
  double published_collected_share = 0, published_sdg = 0;
  std::string source, certainty;
};

struct IndicatorParameter {
  double value = 0;
  int by_year = 0;  // C.E.; 0 where it is no target
  std::string source, certainty, note;
};

struct IndicatorData {
  std::vector<PublishedCity> cities;
  std::map<std::string, IndicatorParameter, std::less<>> parameters;
  double parameter(std::string_view id) const;
  const PublishedCity* find_city(std::string_view name) const;  // by name or alias; case, spaces and hyphens do not count
};

IndicatorData load_indicator_data(const std::filesystem::path& data_folder);

// "0.23", "23.09 %", "405/1754"; nothing when it is none of them or not 0 to 1.
std::optional<double> parse_share(std::string_view text);

}  // namespace muang::waste
