// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/text.hpp"
#include "geo/mapfile/mapfile.hpp"

namespace muang::mapfile {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

void lend(std::string& bytes, const char* name) {
  VSIFCloseL(VSIFileFromMemBuffer(name, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
}

std::unique_ptr<GDALDataset> open_as(const char* driver, const std::string& name, const char* const* settings = nullptr) {
  const char* const drivers[] = {driver, nullptr};
  return std::unique_ptr<GDALDataset>(
      GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, settings, nullptr));
}

Exit one(Opened& opened, const char* format, std::unique_ptr<GDALDataset> file) {
  opened.format = format;
  if (!file) return Unknown;
  opened.files.push_back(std::move(file));
  return Done;
}

// The Shapefiles of a zip, or its KML. Nothing is unpacked before the sizes are added up.
Exit open_zip(std::string& bytes, Opened& opened) {
  lend(bytes, "/vsimem/input.zip");
  const std::string zip = "/vsizip//vsimem/input.zip", root = zip + "/";
  const std::unique_ptr<VSIDIR, void (*)(VSIDIR*)> folder(VSIOpenDir(zip.c_str(), -1, nullptr), VSICloseDir);
  std::vector<std::string> shapefiles, kmls;
  std::uint64_t unpacked = 0;
  while (const VSIDIREntry* const entry = folder ? VSIGetNextDirEntry(folder.get()) : nullptr) {
    unpacked += entry->nSize;
    if (unpacked > max_unpacked) return TooMuch;
    const std::string end = lower(entry->pszName);
    if (end.ends_with(".shp") && !end.starts_with("__macosx")) shapefiles.push_back(root + entry->pszName);
    if (end.ends_with(".kml")) kmls.push_back(root + entry->pszName);
  }
  std::ranges::sort(shapefiles);
  std::ranges::sort(kmls);
  const char* const as_bytes[] = {"ENCODING=", nullptr};
  if (!shapefiles.empty()) opened.encoding = "";
  Exit fault = Unknown;
  for (const std::string& name : shapefiles)
    if (fault = one(opened, "shapefile", open_as("ESRI Shapefile", name, as_bytes)); fault != Done) return fault;
  if (shapefiles.empty())
    for (const std::string& name : kmls)
      if (fault = one(opened, "kml", open_as("LIBKML", name)); fault != Done) return fault;
  return fault;
}

Exit open_csv(std::string& bytes, Opened& opened) {
  const auto text = text::decode_text(bytes);
  if (!text || text->utf8.find('\0') != std::string::npos) return Unknown;
  if (text->encoding == text::Encoding::Tis620) opened.encoding = "tis-620";
  bytes = text->utf8;
  lend(bytes, "/vsimem/input.csv");
  const char* const settings[] = {"X_POSSIBLE_NAMES=lon,long,longitude,lng,ลองจิจูด,x,easting,utm_e,utme,e",
                                  "Y_POSSIBLE_NAMES=lat,latitude,ละติจูด,y,northing,utm_n,utmn,n",
                                  "GEOM_POSSIBLE_NAMES=wkt,geometry,geom",
                                  "KEEP_GEOM_COLUMNS=NO",
                                  "AUTODETECT_TYPE=NO",
                                  nullptr};
  return one(opened, "csv", open_as("CSV", "/vsimem/input.csv", settings));
}

}  // namespace

Exit open_bytes(std::string& bytes, Opened& opened) {
  std::string_view start = std::string_view(bytes).substr(0, 4096);
  if (start.starts_with("SQLite format 3")) {
    RegisterOGRGeoPackage();
    lend(bytes, "/vsimem/input.gpkg");
    return one(opened, "geopackage", open_as("GPKG", "/vsimem/input.gpkg"));
  }
  RegisterOGRLIBKML();
  if (start.starts_with("PK\x03\x04")) {
    RegisterOGRShape();
    return open_zip(bytes, opened);
  }
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  while (!start.empty() && (start.front() <= ' ' && start.front() >= 0)) start.remove_prefix(1);
  if (start.starts_with('<')) {
    if (start.find("<kml") == std::string_view::npos) return Unknown;
    lend(bytes, "/vsimem/input.kml");
    return one(opened, "kml", open_as("LIBKML", "/vsimem/input.kml"));
  }
  if (start.starts_with('{')) {
    RegisterOGRGeoJSON();
    lend(bytes, "/vsimem/input.geojson");
    return one(opened, "geojson", open_as("GeoJSON", "/vsimem/input.geojson"));
  }
  RegisterOGRCSV();
  return open_csv(bytes, opened);
}

}  // namespace muang::mapfile
