// SPDX-License-Identifier: Apache-2.0
// People of a GeoTIFF within the boundary of a town, read by muang-raster in a child with limits. For this slice only.
#pragma once

#include <filesystem>

#include "green/green.hpp"
#include "green/people/people_file.hpp"

namespace muang::green {

inline constexpr std::size_t most_raster_places = 5000;  // ours: a look at who reaches a park stays below a second or two

struct PeopleRasterOrder {
  std::filesystem::path file;
  std::string name;  // as the person knows it, for refusals
  std::int64_t band = 1;
  bool per_km2 = false;  // values are people per km², not people of the cell
};

struct PeopleRaster {
  PeopleFile file;        // places named by the row and column of their first cell
  std::int64_t side = 1;  // cells along a side that make a place
};

// E5838 without a boundary, E5819, E5803 and those of a raster for the file, E5703 and E5708 when the child cannot end or
// start.
Result<PeopleRaster> read_people_raster(const Green& green, OrgUnitId unit, const PeopleRasterOrder& order);

}  // namespace muang::green
