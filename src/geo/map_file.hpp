// SPDX-License-Identifier: Apache-2.0
// Files of maps from people and for people, read and written by the program muang-mapfile: a child with little time and
// memory, so that a hostile file harms only itself. Everything inside the house is WGS 84, longitude first.
//   in   GeoPackage, zipped Shapefile (UTF-8 or TIS-620, found out from its texts), KML, KMZ, GeoJSON, CSV with a column of
//        WKT, lat/lon or metres. Coordinate systems are those the file states, or that the person names by EPSG code, such
//        as 32647 and 32648 (WGS 84, UTM) or 24047 and 24048 (Indian 1975, UTM; PROJ chooses the shift for the place, good
//        for some metres).
//   out  gpkg, shapefile (zipped, UTF-8), kml, csv (WKT)
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "base/sandbox.hpp"

namespace muang::geo {

inline constexpr std::size_t most_map_bytes = 64U << 20;  // of a file; ours: a town has thousands of plots

struct MapFeature {
  std::string place;                // layer and number: "plots:3"
  std::string kind;                 // "Polygon", "Point" …; empty: no geometry
  std::string geometry;             // GeoJSON; empty: none, or none that can be transformed
  std::vector<std::string> values;  // as the fields
};
struct MapFile {
  std::string format;    // geopackage | shapefile | kml | geojson | csv
  std::string encoding;  // utf-8 | tis-620
  std::string crs;       // "EPSG:32647", or the name where there is no code
  std::vector<std::string> fields;
  std::vector<MapFeature> features;
};
struct MapFileOrder {
  std::string crs;       // EPSG:24047: in place of what the file says; empty: as the file says
  std::string encoding;  // utf-8 | tis-620, of a Shapefile; empty: found out
};

// E5700 to E5708, field "file", "crs" or "encoding". Throws where the program cannot be started: the operator's to repair.
Result<MapFile> read_map_file(const SandboxInput& file, const MapFileOrder& order,
                              const std::filesystem::path& program = program_beside("muang-mapfile"));

struct MapField {
  std::string name;     // at most ten letters for a Shapefile
  bool number = false;  // its values are JSON numbers or null
};
// What is to be written, line by line. `layer`: its name in the file.
class MapLines {
 public:
  MapLines(std::string_view layer, const std::vector<MapField>& fields);
  // `values`: JSON texts, numbers or null, one a field; `geometry`: GeoJSON, or empty.
  void add(const std::vector<std::string>& values, std::string_view geometry);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};
// The bytes of the file. E5700 (format), E5706 (crs), E5703, E5707.
Result<std::string> write_map_file(const MapLines& lines, const std::string& format, const std::string& crs,
                                   const std::filesystem::path& program = program_beside("muang-mapfile"));

}  // namespace muang::geo
