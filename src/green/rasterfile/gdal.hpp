// SPDX-License-Identifier: Apache-2.0
// Inside of the program muang-raster: GDAL, for gdal_files.cpp and gdal_degrees.cpp alone.
#pragma once

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
