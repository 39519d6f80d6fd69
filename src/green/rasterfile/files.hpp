// SPDX-License-Identifier: Apache-2.0
// Images, zones and answers as files. gdal_files.cpp and gdal_degrees.cpp alone know GDAL: GeoTIFF, GeoPackage and GeoJSON
// are the only drivers that exist in this program, a name has to be that of an ordinary file, and nothing goes to the
// network.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "green/raster/grid.hpp"
#include "green/raster/ndvi.hpp"
#include "green/raster/zone.hpp"

namespace muang::green {

void start_files();  // once, before all others

struct OpenedRaster {
  Raster raster;
  std::string crs;  // WKT
  double scale = 1, offset = 0;
  bool whole_numbers = false;  // the file's type
  bool has_scale = false;      // said by the file
  std::string unit;            // of the values, as the file says it; may be empty
};

enum class Values { AsStored, AsDouble };  // AsDouble: always F64

// `option` names the file in refusals ("--raster").
Result<OpenedRaster> open_raster(const std::string& option, const std::filesystem::path& file, int band, Values values);

// Zones in the coordinates of the raster. `id_field`: empty for `id` where there is one, else the feature's number.
Result<std::vector<Zone>> read_zones(const std::filesystem::path& file, const std::string& layer,
                                     const std::string& id_field, const OpenedRaster& raster);

struct ZoneColumn {
  std::string name;
  std::vector<std::optional<double>> values;  // one a zone
};

// A GeoPackage of the zones with their own coordinates, id, reason and columns. The file must not exist yet.
Result<Done> write_zones(const std::filesystem::path& file, const std::filesystem::path& zones_file,
                         const std::string& layer, const std::vector<Zone>& zones, const std::vector<std::string>& reasons,
                         const std::vector<ZoneColumn>& columns);

// A tiled Float32 GeoTIFF with NaN for no data, on the raster's grid, filled window by window; `close` tells whether all of
// it was written. The file must not exist yet.
class IndexFile {
 public:
  static Result<IndexFile> create(const std::filesystem::path& file, const OpenedRaster& like);
  bool write(const GridWindow& window, const float* values);
  bool close();

 private:
  std::shared_ptr<void> data_;
};

}  // namespace muang::green
