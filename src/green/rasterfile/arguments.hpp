// SPDX-License-Identifier: Apache-2.0
// What `muang green ndvi`, `muang green zonal` and the server hand on: --name=value, each checked here.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "green/raster/zonal.hpp"

namespace muang::green {

struct RasterArguments {
  std::string action;  // ndvi | zonal | people
  std::filesystem::path share, raster, zones, weights, red, nir, out;
  std::string layer, id, format = "csv";
  std::vector<Stat> stats;  // in the order asked for
  std::vector<double> thresholds;
  std::optional<double> scale, offset;
  std::optional<double> above;  // of zonal: classes by the index of red and nir instead of a raster
  bool per_km2 = false;         // of people: values are a density
  int most_places = 5000;
  int band = 1, red_band = 1, nir_band = 1;
  unsigned threads = 1;
};

Result<RasterArguments> read_arguments(const std::vector<std::string>& words);

}  // namespace muang::green
