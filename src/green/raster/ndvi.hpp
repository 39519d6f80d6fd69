// SPDX-License-Identifier: Apache-2.0
// Vegetation index of a red and a near-infrared band: (NIR − red) / (NIR + red) of reflectances, reflectance = scale × DN +
// offset.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/core/result.hpp"
#include "green/raster/grid.hpp"

namespace muang::green {

struct NdviRequest {
  double scale = 1, offset = 0;
  std::vector<double> thresholds;
  unsigned threads = 1;
};

struct NdviAbove {
  double threshold = 0;
  std::int64_t cells = 0;
  double area_m2 = 0;
};

// Nothing but `cells` when no cell has a value.
struct NdviFigures {
  std::int64_t cells = 0, valid = 0;
  std::optional<double> mean, median, least, greatest, stdev;
  std::vector<NdviAbove> above;  // cells greater than each threshold
};

// (NIR − red) / (NIR + red); infinite or NaN where both sum to nothing.
inline double raw_index(double red, double nir, double scale, double offset) {
  const double r = scale * red + offset, n = scale * nir + offset;
  return (n - r) / (n + r);
}

// NaN where a band has no value or both reflectances sum to nothing.
double ndvi_of(double red, double nir, double scale, double offset);

// The index of a window, one value a cell; calls come one at a time, in order of the windows.
using NdviWindow = std::function<bool(const GridWindow& window, const float* values)>;

// Bands are F64 rasters on one grid. The median is exact: the bands are read again, mostly once, for values near it.
Result<NdviFigures> ndvi(const Raster& red, const Raster& nir, const NdviRequest& request, const NdviWindow& write = {});

}  // namespace muang::green
