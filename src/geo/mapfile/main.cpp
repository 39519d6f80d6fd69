// SPDX-License-Identifier: Apache-2.0
// muang-mapfile read [--crs=EPSG:24047] [--encoding=tis-620]: GeoPackage, zipped Shapefile, KML, KMZ, GeoJSON or CSV on
// standard input → one line {"format","crs","encoding","fields"}, then one {"place","values","kind","geometry"} a feature,
// in WGS 84. muang-mapfile write gpkg|shapefile|kml|csv [--crs=…]: the same lines → a file. Exit codes: mapfile.hpp.
#include <cstdio>
#include <string_view>

#include "geo/mapfile/mapfile.hpp"

namespace muang::mapfile {

Transformation between(OGRSpatialReference from, OGRSpatialReference to) {
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return Transformation(OGRCreateCoordinateTransformation(&from, &to));
}

bool read_crs(const std::string& text, OGRSpatialReference& crs) {
  if (!text.starts_with("EPSG:")) return false;  // no file, no address, no definition of one's own
  const std::string digits = text.substr(5);
  if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string::npos) return false;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return crs.importFromEPSG(std::stoi(digits)) == OGRERR_NONE;
}

OGRSpatialReference wgs84() {
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  crs.SetWellKnownGeogCS("WGS84");
  return crs;
}

bool read_input(std::string& bytes, std::size_t most) {
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    bytes.append(buffer, got);
    if (bytes.size() > most) return false;
  }
  return true;
}

}  // namespace muang::mapfile

int main(int count, char** words) {
  using namespace muang::mapfile;  // NOLINT: a program of one page
  CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  CPLSetConfigOption("PROJ_NETWORK", "OFF");
  CPLPushErrorHandler(CPLQuietErrorHandler);
  Options options;
  std::string format;
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    if (word.starts_with("--crs=")) {
      options.crs = word.substr(6);
    } else if (word.starts_with("--encoding=")) {
      options.encoding = word.substr(11);
    } else {
      format = word;
    }
  }
  const std::string_view action = count > 1 ? words[1] : "";
  if (action == "read") return read(options);
  if (action == "write") return write(format, options);
  std::fputs("muang-mapfile: read or write\n", stderr);
  return Fault;
}
