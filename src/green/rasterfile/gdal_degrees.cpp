// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <memory>

#include "green/rasterfile/degrees.hpp"
#include "green/rasterfile/gdal.hpp"

namespace muang::green {
namespace {

constexpr double e7 = 1e7;

}  // namespace

std::optional<std::vector<DegreesE7>> degrees_of(const OpenedRaster& raster, const std::vector<GridPoint>& points) {
  OGRSpatialReference from, to;
  if (from.importFromWkt(raster.crs.c_str()) != OGRERR_NONE || to.SetWellKnownGeogCS("WGS84") != OGRERR_NONE)
    return std::nullopt;
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> transform(OGRCreateCoordinateTransformation(&from, &to));
  if (!transform) return std::nullopt;
  const auto& affine = raster.raster.shape.grid.affine;
  std::vector<DegreesE7> degrees;
  degrees.reserve(points.size());
  for (const GridPoint& point : points) {
    double x = affine[0] + point.x * affine[1] + point.y * affine[2];
    double y = affine[3] + point.x * affine[4] + point.y * affine[5];
    if (!transform->Transform(1, &x, &y) || !std::isfinite(x) || !std::isfinite(y)) return std::nullopt;
    degrees.push_back({.lat = std::llround(y * e7), .lon = std::llround(x * e7)});
  }
  return degrees;
}

}  // namespace muang::green
