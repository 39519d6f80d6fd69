// SPDX-License-Identifier: Apache-2.0
// Through the real program. Coordinates of Indian 1975 are checked against the published shift of zone 47 for Thailand:
// dX 204.64, dY 834.74, dZ 293.80 m (Thai Department of Mines and Fuels, EPSG:1812), which moves a place near Bangkok by
// some 330 m to the east and 300 m to the south on the grid.
#include "geo/map_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "geo/map_file_errors.hpp"

using namespace muang;
using namespace muang::geo;

namespace {

std::filesystem::path program() {
  const char* named = std::getenv("MUANG_MAPFILE");
  return named ? named : "muang-mapfile";
}

constexpr std::string_view square =
    R"({"type":"Polygon","coordinates":[[[100.5,13.7],[100.501,13.7],[100.501,13.701],[100.5,13.701],[100.5,13.7]]]})";

MapLines lines() {
  MapLines lines("plots", {{"name"}, {"area_m2", true}});
  lines.add({"\"สวนสาธารณะ\"", "1600.5"}, square);
  lines.add({"\"สวนหย่อม “ริมน้ำ”, ๒\"", "null"}, "");
  return lines;
}

Result<MapFile> read(std::string_view bytes, const MapFileOrder& order = {}) {
  return read_map_file(bytes, order, program());
}

ErrorCode refusal(const Result<MapFile>& read) {
  REQUIRE(!read);
  return read.problems().front().code;
}

double furthest_corner(const std::string& geometry) {
  const auto was = read_geojson(square), is = read_geojson(geometry);
  REQUIRE(was);
  REQUIRE(is);
  const Box a = box_of(was->front().shape), b = box_of(is->front().shape);
  return std::max(
      {std::abs(a.west - b.west), std::abs(a.east - b.east), std::abs(a.south - b.south), std::abs(a.north - b.north)});
}

}  // namespace

TEST_CASE("what leaves in any form and coordinate system comes back as it was") {
  struct Form {
    const char *name, *format, *crs;
  };
  for (const Form& form : {Form{"gpkg", "geopackage", ""}, Form{"shapefile", "shapefile", ""}, Form{"kml", "kml", ""},
                           Form{"csv", "csv", ""}, Form{"gpkg", "geopackage", "EPSG:32647"},
                           Form{"shapefile", "shapefile", "EPSG:24047"}, Form{"shapefile", "shapefile", "EPSG:32648"}}) {
    CAPTURE(form.name);
    CAPTURE(form.crs);
    const auto bytes = write_map_file(lines(), form.name, form.crs, program());
    REQUIRE(bytes);
    const auto back = read(*bytes);
    REQUIRE(back);
    CHECK(back->format == form.format);
    CHECK(back->encoding == "utf-8");
    CHECK(back->crs == (*form.crs ? form.crs : "EPSG:4326"));
    REQUIRE(back->features.size() == 2);
    CHECK(back->features[0].values.front() == "สวนสาธารณะ");
    CHECK(std::stod(back->features[0].values.back()) == 1600.5);
    CHECK(back->features[1].values.front() == "สวนหย่อม “ริมน้ำ”, ๒");
    CHECK(back->features[1].values.back().empty());
    CHECK(back->features[1].geometry.empty());
    CHECK(furthest_corner(back->features[0].geometry) < 2e-9);  // degrees: a fifth of a millimetre
  }
}

TEST_CASE("a CSV of metres says no coordinate system: it is refused until the person names one") {
  const std::string csv = "name,x,y\nก,662725.27,1514698.42\n";
  CHECK(refusal(read(csv)) == errors::map_crs_unsaid);
  const auto utm = read(csv, {.crs = "EPSG:32647"}), indian = read(csv, {.crs = "EPSG:24047"});
  REQUIRE(utm);
  REQUIRE(indian);
  CHECK(indian->features[0].kind == "Point");
  const auto lon = [](const MapFile& file) {
    return std::stod(file.features[0].geometry.substr(file.features[0].geometry.find('[') + 1));
  };
  const double metres = (lon(*utm) - lon(*indian)) * 111'320 * std::cos(13.7 * 3.14159265358979 / 180);
  CHECK(metres > 450);
  CHECK(metres < 600);
  CHECK(refusal(read(csv, {.crs = "EPSG:999999"})) == errors::map_crs_unknown);
  CHECK(refusal(read(csv, {.crs = "/etc/passwd"})) == errors::map_crs_unknown);
}

TEST_CASE("degrees of a CSV show themselves; a text in TIS-620 is read as such") {
  const std::string tis = "\xAA\xD7\xE8\xCD,lat,lon\n\xA1,13.7,100.5\n";  // ชื่อ, ก
  const auto file = read(tis);
  REQUIRE(file);
  CHECK(file->encoding == "tis-620");
  CHECK(file->fields == std::vector<std::string>{"ชื่อ"});
  CHECK(file->features[0].values == std::vector<std::string>{"ก"});
}

TEST_CASE("what is no map, is empty or broken is refused with its code and nothing else happens") {
  CHECK(refusal(read("")) == errors::map_file_empty);
  CHECK(refusal(read(std::string(64, '\0'))) == errors::map_form_unknown);
  CHECK(refusal(read("PK\x03\x04 and nothing more")) == errors::map_form_unknown);
  CHECK(refusal(read("<html></html>")) == errors::map_form_unknown);
  CHECK(refusal(read("name,lat,lon\nA,13.7,100.5\n", {.encoding = "latin1"})) == errors::map_text_unreadable);
  CHECK(refusal(read("{\"type\":\"Nothing\"}")) == errors::map_form_unknown);
  CHECK(refusal(read("name,lat,lon\n")) == errors::map_file_empty);
  const auto whole = write_map_file(lines(), "gpkg", "", program());
  REQUIRE(whole);
  CHECK_FALSE(read(whole->substr(0, whole->size() / 2)));
  const auto zip = write_map_file(lines(), "shapefile", "", program());
  REQUIRE(zip);
  CHECK_FALSE(read(zip->substr(0, zip->size() / 2)));
  CHECK(write_map_file(lines(), "kml", "EPSG:32647", program()).problems().front().code == errors::map_crs_not_of_form);
  CHECK(write_map_file(lines(), "dwg", "", program()).problems().front().code == errors::map_form_unknown);
}
