// SPDX-License-Identifier: Apache-2.0
// Figures of zones as CSV, JSON and columns of a GeoPackage; those of an index as JSON. Numbers are the shortest text that
// reads back as the same double.
#pragma once

#include <ostream>
#include <vector>

#include "green/raster/ndvi.hpp"
#include "green/raster/zonal.hpp"
#include "green/rasterfile/arguments.hpp"
#include "green/rasterfile/files.hpp"

namespace muang::green {

// frac becomes a column for every value that some zone has ("frac_10").
std::vector<ZoneColumn> columns_of(const std::vector<ZoneFigures>& figures, const RasterArguments& arguments);

void write_csv(std::ostream& out, const std::vector<Zone>& zones, const std::vector<ZoneFigures>& figures,
               const std::vector<ZoneColumn>& columns);
void write_json(std::ostream& out, const std::vector<Zone>& zones, const std::vector<ZoneFigures>& figures,
                const RasterArguments& arguments, double scale, double offset);
void write_json(std::ostream& out, const NdviFigures& figures, double scale, double offset);

}  // namespace muang::green
