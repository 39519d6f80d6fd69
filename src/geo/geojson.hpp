// SPDX-License-Identifier: Apache-2.0
// GeoJSON (RFC 7946) in and out: polygons and multipolygons, longitude first, WGS 84.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "geo/polygon_rules.hpp"

namespace muang::geo {

// Our choice: a town has at most some thousand plots; what is larger comes in parts. Guards against hostile files.
struct GeoJsonLimits {
  std::size_t bytes = 64 << 20;
  std::size_t positions = 2'000'000;
  std::size_t features = 100'000;
  std::size_t problems = 100;  // told at once
};

struct Feature {
  std::string id;    // as written, a number too; may be empty
  std::string name;  // of the properties: ชื่อ, name or Name; may be empty
  Shape shape;       // normalised; not yet known to be valid
  friend bool operator==(const Feature&, const Feature&) = default;
};

// A FeatureCollection, a Feature or a geometry alone. Heights are left out. All problems at once (E5520 to E5534), each with
// its place ("features[3].geometry.coordinates[0]"); the first bad position of a ring stands for the ring.
Result<std::vector<Feature>> read_geojson(std::string_view text, const GeoJsonLimits& limits = {});

// A Polygon, or a MultiPolygon when there are several or none. Decimals read back as the same bits.
void append_geometry(std::string& out, const Shape& shape);
std::string write_geojson(const std::vector<Feature>& features);

}  // namespace muang::geo
