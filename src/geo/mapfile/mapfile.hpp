// SPDX-License-Identifier: Apache-2.0
// Inside of the program muang-mapfile: GDAL meets files from people here, in a child with limits (base/sandbox.hpp).
#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

namespace muang::mapfile {

// Exit codes; map_file.cpp tells them in words.
enum Exit { Done = 0, Fault = 1, Unknown = 3, TooMuch = 4, NothingInside = 5, NoCrs = 6, BadCrs = 7, BadText = 8 };

// Our choice: a town has thousands of plots; what is larger comes in parts.
inline constexpr std::size_t max_input = 64U << 20;      // bytes of the file
inline constexpr std::size_t max_unpacked = 512U << 20;  // bytes of all that a zip holds
inline constexpr std::size_t max_output = 64U << 20;     // bytes printed
inline constexpr std::size_t max_features = 100'000;
inline constexpr int max_fields = 256;

struct Options {
  std::string crs;       // EPSG:24047: in place of what the file says; empty: as the file says
  std::string encoding;  // utf-8 | tis-620; empty: found out
};

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;
// Longitude first on both sides; nothing when there is no way from one to the other.
Transformation between(OGRSpatialReference from, OGRSpatialReference to);
bool read_crs(const std::string& text, OGRSpatialReference& crs);
OGRSpatialReference wgs84();

struct Opened {
  std::string format;              // geopackage | shapefile | kml | geojson | csv
  std::string encoding = "utf-8";  // empty: texts are bytes of an encoding yet to be found out
  std::vector<std::unique_ptr<GDALDataset>> files;
};
// What the bytes are is seen from the bytes alone, and one driver may look at them. They must outlive what is opened.
Exit open_bytes(std::string& bytes, Opened& opened);

Exit read(const Options& options);                              // standard input → lines of JSON
Exit write(const std::string& format, const Options& options);  // lines of JSON → a file on standard output

bool read_input(std::string& bytes, std::size_t most);

}  // namespace muang::mapfile
