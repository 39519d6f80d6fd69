// SPDX-License-Identifier: Apache-2.0
#include "green/access/access_file.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "geo/geo_errors.hpp"
#include "green/siting_errors.hpp"

using namespace muang;
using namespace muang::green;

namespace {

const std::filesystem::path folder = std::filesystem::temp_directory_path() / "muang-access-test";
const Texts& texts() {
  static const Texts loaded = Texts::load(std::string(MUANG_SOURCE_DIR) + "/locales");
  return loaded;
}

// One park, 0.001° a side at 13.75° north: about 108 m by 111 m, 11,963 m².
const std::string one_park =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"สวน ก","properties":{},"geometry":
  {"type":"Polygon","coordinates":[[[100.5,13.75],[100.501,13.75],[100.501,13.751],[100.5,13.751],[100.5,13.75]]]}}]})";
// In the park, 270 m and 1.2 km east of it.
const std::string three_homes = "id,lat,lon,people\nA,13.7505,100.5005,10\nB,13.7505,100.5035,20\nC,13.7505,100.512,70\n";

Result<std::string> asked(const std::string& people, const std::string& parks, const std::string& name = "parks.geojson",
                          AccessRequest request = {}) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << parks;
  std::istringstream in(people);
  const char* mapfile = std::getenv("MUANG_MAPFILE");
  auto answer = access_json(in, read_parks(folder / name, mapfile ? mapfile : "muang-mapfile"), request, texts());
  std::filesystem::remove_all(folder);
  return answer;
}
std::vector<int> codes(const Result<std::string>& answer) {
  std::vector<int> all;
  if (!answer) {
    for (const auto& problem : answer.problems()) all.push_back(problem.code.number);
  }
  return all;
}
bool has(const Result<std::string>& answer, std::string_view part) {
  if (answer && answer->find(part) != std::string::npos) return true;
  MESSAGE((answer ? *answer : code_text(answer.problems().front().code)));
  return false;
}

// A GeoPackage as QGIS writes it, with one square of `side` in the units of its coordinate system.
std::string geopackage(int srs, const std::string& definition, double west, double south, double side) {
  const auto path = folder / "made.gpkg";
  std::filesystem::create_directories(folder);
  std::filesystem::remove(path);
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  std::string blob("GP\0\1", 4);
  const auto put = [&](const auto& value) { blob.append(reinterpret_cast<const char*>(&value), sizeof value); };
  put(std::int32_t{srs});
  blob += '\1';
  put(std::uint32_t{3});
  put(std::uint32_t{1});
  put(std::uint32_t{5});
  for (const auto& [x, y] : {std::pair{0.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}, {0.0, 1.0}, {0.0, 0.0}}) {
    put(west + x * side);
    put(south + y * side);
  }
  std::string hex;
  for (const unsigned char c : blob) {
    constexpr const char* digits = "0123456789abcdef";
    hex += {digits[c >> 4], digits[c & 15]};
  }
  const std::string number = std::to_string(srs);
  const std::string script =
      "PRAGMA application_id = 1196444487; PRAGMA user_version = 10200;"
      "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
      " organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
      "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', " +
      number + ", 'EPSG', " + number + ", '" + definition +
      "', '');"
      "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT,"
      " last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);"
      "INSERT INTO gpkg_contents VALUES ('park', 'features', 'park', '', '2024-01-01T00:00:00.000Z', 0, 0, 1, 1, " +
      number +
      ");"
      "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z "
      "INTEGER,"
      " m INTEGER);"
      "INSERT INTO gpkg_geometry_columns VALUES ('park', 'geom', 'POLYGON', " +
      number +
      ", 0, 0);"
      "CREATE TABLE park (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT);"
      "INSERT INTO park VALUES (7, x'" +
      hex + "', 'one');";
  char* fault = nullptr;
  const int done = sqlite3_exec(db, script.c_str(), nullptr, nullptr, &fault);
  INFO((fault ? fault : ""));
  REQUIRE(done == SQLITE_OK);
  sqlite3_close(db);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("people are counted by how far they are from the edge of a park") {
  const auto answer = asked(three_homes, one_park, "parks.geojson", {.distances = {300, 400, 2000}});
  CHECK(has(answer, R"("people":100,"places":3,"parks":1,"parksCounted":1,)"));
  CHECK(has(answer, R"({"distanceM":300,"people":30,"share":0.3,"places":2})"));
  CHECK(has(answer, R"({"distanceM":2000,"people":100,"share":1,"places":3})"));
  CHECK(has(answer, R"({"id":"A","people":10,"park":"สวน ก","distanceM":0,)"));
  CHECK(has(answer, R"("threeTrees":{"people":0,"known":0,"share":null})"));
  CHECK(has(answer, R"("threeHundredMetres":{"people":30,"known":100,"share":0.3})"));
  CHECK(has(answer, R"("evenness":null)"));
  CHECK(has(answer, R"("code":"no-evenness")"));
}

TEST_CASE("a park that is smaller than asked counts for nobody") {
  CHECK(has(asked(three_homes, one_park, "parks.geojson", {.min_area_m2 = 11'900}), R"("parksCounted":1)"));
  const auto none = asked(three_homes, one_park, "parks.geojson", {.min_area_m2 = 12'000});
  CHECK(has(none, R"("parksCounted":0)"));
  CHECK(has(none, R"({"distanceM":300,"people":0,"share":0,"places":0})"));
  CHECK(has(none, R"("park":null,"distanceM":null)"));
}

TEST_CASE("green, canopy and needs of communities give evenness and priorities") {
  const auto answer = asked(
      "id,x,y,people,green_m2,canopy_percent,area_km2,trees_seen,need_heat,need_old\n"
      "A,0,0,1000,1000,8,1,3,5,1\nB,0,0,1000,3000,38,1,2,1,0\n",
      "id,x,y,area_m2\nP,0,300,9000\nQ,0,0,\n", "parks.csv");
  CHECK(has(answer, R"("gini":0.25,)"));
  CHECK(has(answer, R"("lorenz":[{"people":0,"green":0},{"people":0.5,"green":0.25},{"people":1,"green":1}])"));
  CHECK(has(answer, R"("goalPercent":48,"gapPercent":40,"need":1,"score":0)"));
  CHECK(has(answer, R"("gapPercent":10,"need":0,"score":100)"));
  CHECK(has(answer, R"("all":{"people":0,"known":2000,"share":0})"));
  CHECK(has(answer, R"("parksOfUnknownArea":1)"));
  CHECK(has(answer, "score-recalled"));
  CHECK(has(answer, "parks-are-points"));
}

TEST_CASE("a GeoPackage is read from the coordinate system that it states") {
  const std::string wgs84 =
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
      "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";
  const auto degrees = geopackage(4326, wgs84, 100.5, 13.75, 0.001);
  CHECK(has(asked(three_homes, degrees, "parks.gpkg"), R"({"distanceM":300,"people":30,"share":0.3,"places":2})"));
  // 100.5 E, 13.75 N is 662,176 E, 1,520,582 N in zone 47 (PROJ 9.1); 110 m a side there is the same park.
  const std::string utm =
      "PROJCS[\"WGS 84 / UTM zone 47N\"," + wgs84 +
      ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",99],"
      "PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],"
      "UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"32647\"]]";
  CHECK(has(asked(three_homes, geopackage(32647, utm, 662'176.3, 1'520'582.5, 110), "parks.gpkg"),
            R"({"distanceM":300,"people":30,"share":0.3,"places":2})"));
  CHECK(codes(asked(three_homes, geopackage(-1, "undefined", 0, 0, 1), "parks.gpkg")) ==
        std::vector<int>{errors::park_file_unusable.number});
  CHECK(codes(asked(three_homes, "SQLite format 3 but no more", "parks.gpkg")) ==
        std::vector<int>{errors::park_file_unusable.number});
}

TEST_CASE("every fault of people, parks and question is told at once") {
  CHECK(codes(asked("id,lat,lon,people\nA,13,100,-1\n", "id,lat\nP,1\n", "parks.csv",
                    {.distances = {0}, .min_area_m2 = -1})) ==
        std::vector<int>{errors::places_number_wrong.number, errors::places_column_missing.number,
                         errors::siting_option_out_of_range.number, errors::siting_option_out_of_range.number});
  CHECK(codes(asked("id,x,y,people\nA,0,0,1\n", one_park)) == std::vector<int>{errors::coordinates_differ.number});
  CHECK(codes(asked("id,x,y,people\nA,0,0,0\n", "id,x,y\nP,0,0\n", "p.csv")) ==
        std::vector<int>{errors::weights_all_zero.number});
  CHECK(codes(asked(three_homes, "", "parks.shp")) == std::vector<int>{errors::parks_form_unknown.number});
  CHECK(codes(asked(three_homes, "{", "parks.geojson")).size() == 1);
  CHECK(codes(asked(three_homes, R"({"type":"MultiPolygon","coordinates":[]})")) ==
        std::vector<int>{geo::errors::geometry_missing.number});
}

TEST_CASE("a park that crosses itself has no area to compare, and is refused with its place") {
  const std::string bow = R"([[[100,13],[100.001,13.001],[100.001,13],[100,13.001],[100,13]]])";
  const auto answer = asked(three_homes, R"({"type":"Polygon","coordinates":)" + bow + "}");
  CHECK(codes(answer) == std::vector<int>{geo::errors::crosses_itself.number});
  CHECK(answer.problems().front().field == "--parks features[0]");
}
