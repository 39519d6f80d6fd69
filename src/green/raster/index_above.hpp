// SPDX-License-Identifier: Apache-2.0
// Where the vegetation index of two bands is above a threshold, as a raster of classes that is formed while it is read.
#pragma once

#include "base/core/result.hpp"
#include "green/raster/grid.hpp"

namespace muang::green {

struct IndexAbove {
  double scale = 1, offset = 0;  // reflectance = scale × stored + offset
  double threshold = 0;
};

// 1 above, 0 not, 255 (no data) where a band has no value or there is no index (ndvi_of). Refused: bands on two grids.
// Bands of two types are both to be opened as F64.
Result<Raster> index_above(const Raster& red, const Raster& nir, const IndexAbove& request);

}  // namespace muang::green
