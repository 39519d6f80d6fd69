// SPDX-License-Identifier: Apache-2.0
// muang green …: areas, plots and trees on plain text and files. None of them needs a database.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace muang::cli {

struct GreenOptions {
  std::string action;  // area | carbon | plots | site | access | ndvi | zonal
  std::string text;    // of area
  std::string file;    // "-": standard input
  std::string equation = "auto", height, root = "ratio", format = "json";
  std::optional<double> carbon_fraction;
  int draws = 200;
  std::uint64_t seed = 2566;
  std::map<std::string, std::string> site{{"model", "p-median"}};  // what muang-site is told
  // of access
  std::string people, parks, roads;
  std::vector<double> distance{300};          // m
  double min_area = 5000;                     // m²
  double canopy_baseline = 40;                // percent
  std::map<std::string, std::string> raster;  // of ndvi and zonal: what muang-raster is told, without what was not said
  // of plots
  std::string town;  // GeoJSON of the boundary; empty: none
  bool repair = false;
};

// 0: done; 1: refused.
int run_green(const Common& common, const GreenOptions& options);

}  // namespace muang::cli
