// SPDX-License-Identifier: Apache-2.0
#include "geo/geojson.hpp"

#include <doctest/doctest.h>

#include "geo/drawn_map_test.hpp"
#include "geo/geo_errors.hpp"

namespace muang::geo {
namespace {

std::string feature(const std::string& geometry) {
  return R"({"type":"Feature","id":7,"properties":{"name":"A"},"geometry":)" + geometry + "}";
}
std::string polygon(const std::string& coordinates) { return R"({"type":"Polygon","coordinates":)" + coordinates + "}"; }
std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}
const std::string square = "[[[100,13],[101,13],[101,14],[100,14],[100,13]]]";

using Told = std::vector<std::pair<int, std::string>>;
Told told(const std::string& text, const GeoJsonLimits& limits = {}) {
  const auto read = read_geojson(text, limits);
  Told out;
  if (read) return out;
  for (const Error& problem : read.problems()) out.emplace_back(problem.code.number, problem.field);
  return out;
}

}  // namespace

TEST_CASE("a collection, a feature and a geometry alone are read") {
  for (const std::string& text : {collection(feature(polygon(square))), feature(polygon(square)), polygon(square)}) {
    const auto read = read_geojson(text);
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    CHECK((*read)[0].shape.polygons[0].outer == Ring{{100, 13}, {101, 13}, {101, 14}, {100, 14}, {100, 13}});
  }
  const auto named = read_geojson(
      "\xEF\xBB\xBF" + collection(R"({"type":"Feature","id":"p-1","properties":{"ชื่อ":"สวนหลวง","name":"park"},"geometry":)" +
                                  polygon(square) + "}"));
  REQUIRE(named.ok());
  CHECK((*named)[0].name == "สวนหลวง");
  CHECK((*named)[0].id == "p-1");
  CHECK((*read_geojson(feature(polygon(square))))[0].id == "7");
}

TEST_CASE("direction, start, repeated positions and heights are no difference") {
  const auto plain = read_geojson(polygon(square));
  const auto other = read_geojson(polygon("[[[101,14,3.5],[101,13,4],[101,13,4],[100,13],[100,14],[101,14]]]"));
  REQUIRE(other.ok());
  CHECK((*other)[0].shape == (*plain)[0].shape);
}

TEST_CASE("what is written is read back bit by bit") {
  Shape shape = drawn({"AAAA.B", "A..A.B", "AAAA.."}, "AB");
  shape.polygons[0].outer[1].lat += 1e-13;
  normalise(shape);
  const std::vector<Feature> features{{"1", "สวน \"ก\"", shape}, {"2", "", rectangle(0, 0, 1.0 / 3, 1)}};
  const auto read = read_geojson(write_geojson(features));
  REQUIRE(read.ok());
  CHECK(*read == features);
}

TEST_CASE("all problems are told at once, each with its place") {
  const std::string text = collection(
      feature(polygon("[[[100,13],[101,13],[101,14],[100,14]]]")) + "," +                                  // open
      feature(polygon("[[[13.7,100.5],[13.8,100.5],[13.8,100.6],[13.7,100.5]]]")) + "," +                  // swapped
      feature(polygon("[[[665000,1521000],[665100,1521000],[665100,1521100],[665000,1521000]]]")) + "," +  // metres
      feature(polygon("[[[100,13],[101,13]]]")) + "," +                                                    // two points
      feature(polygon("[[[100,13],[\"101\",13],[101,14],[100,13]]]")) + "," +                              // words
      feature("null") + "," + feature(R"({"type":"Point","coordinates":[100,13]})") + "," +                //
      feature(polygon("[]")) + "," + feature(polygon("[[100,13],[101,13]]")) + "," +                       //
      feature(polygon("[[[179.9,1],[-179.9,1],[-179.9,2],[179.9,1]]]")) + "," +                            //
      feature(polygon("[[[200,13],[201,13],[201,14],[200,13]]]")) + R"(,{"type":"Place"})");
  CHECK(told(text) == Told{{5530, "features[0].geometry.coordinates[0]"},
                           {5528, "features[1].geometry.coordinates[0][0]"},
                           {5529, "features[2].geometry.coordinates[0][0]"},
                           {5531, "features[3].geometry.coordinates[0]"},
                           {5526, "features[4].geometry.coordinates[0][1]"},
                           {5523, "features[5].geometry"},
                           {5524, "features[6].geometry.type"},
                           {5523, "features[7].geometry.coordinates"},
                           {5526, "features[8].geometry.coordinates[0][0]"},
                           {5526, "features[8].geometry.coordinates[1][0]"},
                           {5532, "features[9].geometry.coordinates[0]"},
                           {5527, "features[10].geometry.coordinates[0][0]"},
                           {5522, "features[11].type"}});
}

TEST_CASE("no JSON, NaN, numbers beyond doubles and deep nests are refused") {
  for (const std::string& text : {std::string(), std::string("{"), polygon("[[[NaN,13]]]"), polygon("[[[1e999,13]]]"),
                                  std::string(5000, '['), std::string("\xFF\xFE{}")}) {
    CAPTURE(text);
    CHECK(told(text) == Told{{5520, ""}});
  }
  CHECK(told("[]") == Told{{5522, "type"}});
  CHECK(told(R"({"type":"FeatureCollection"})") == Told{{5523, "features"}});
}

TEST_CASE("another coordinate system is refused, the names of WGS 84 are taken") {
  const auto with = [](const std::string& name) {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")" + name + R"("}},"features":[]})";
  };
  CHECK(told(with("urn:ogc:def:crs:EPSG::32647")) == Told{{5533, "crs"}});
  CHECK(told(with("urn:ogc:def:crs:OGC:1.3:CRS84")).empty());
  CHECK(told(with("EPSG:4326")).empty());
}

TEST_CASE("limits of size are told once, and a hundred problems are enough") {
  const std::string two = collection(feature(polygon(square)) + "," + feature(polygon(square)));
  CHECK(told(two, {.bytes = 100}) == Told{{5521, ""}});
  CHECK(told(two, {.positions = 7}) == Told{{5534, "features[1].geometry.coordinates[0]"}});
  CHECK(told(two, {.features = 1}) == Told{{5534, "features"}});
  std::string many;
  for (int i = 0; i < 300; ++i) many += (i ? "," : "") + feature("null");
  CHECK(told(collection(many)).size() == 100);
}

}  // namespace muang::geo
