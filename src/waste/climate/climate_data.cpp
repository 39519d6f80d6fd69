// SPDX-License-Identifier: Apache-2.0
#include "waste/climate/climate_data.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "waste/plain_csv.hpp"

namespace muang::waste {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<GasMethod> read_methods(const std::filesystem::path& file, const GasFactors& factors) {
  const auto csv = PlainCsv::read(bytes_of(file), {{"method"}, {"way"}, {"key"}, {"certainty"}, {"source"}, {"recorded"}});
  if (!csv) throw std::runtime_error(file.string() + ":1: its columns are not those expected");
  std::vector<GasMethod> methods;
  for (const auto& row : csv->rows()) {
    const auto cell = [&](std::string_view column) { return csv->cell(row, column); };
    GasMethod one{cell("method"), cell("way"), cell("key"), cell("certainty"), cell("source")};
    // An open dump is deep or shallow by its depth, so it stands in the table under neither name.
    const bool site = one.way == "site" && (one.key == "open_dump" || factors.find("site", one.key, "mcf"));
    const bool treatment = one.way == "treatment" && factors.find("treatment", one.key, "ch4");
    if (!site && !treatment && one.way != "none")
      throw std::runtime_error(file.string() + ":" + std::to_string(row.line) + ": no factor for " + one.way + " " +
                               one.key);
    methods.push_back(std::move(one));
  }
  return methods;
}

}  // namespace

const GasMethod& ClimateData::gas_method(std::string_view method) const {
  static const GasMethod nothing{.way = "none"};
  const auto found = std::ranges::find(methods, method, &GasMethod::method);
  return found == methods.end() ? nothing : *found;
}

std::int64_t ClimateData::millionths_of(std::string_view parameter) const {
  constexpr double million = 1e6;
  return std::llround(indicators.parameter(parameter) * million);
}

ClimateData load_climate_data(const std::filesystem::path& data_folder) {
  ClimateData data{.indicators = load_indicator_data(data_folder), .factors = GasFactors::load(data_folder)};
  data.methods = read_methods(data_folder / "factors/waste-gas-methods.csv", data.factors);
  const auto file = data_folder / "waste/fees.csv";
  auto fees = read_fees(bytes_of(file));
  if (!fees) throw std::runtime_error(file.string() + ": " + fees.problems().front().field + " is wrong");
  data.fees = std::move(fees).value();
  return data;
}

}  // namespace muang::waste
