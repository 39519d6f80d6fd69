// SPDX-License-Identifier: Apache-2.0
#include "geo/geojson.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/json_document.hpp"
#include "base/json_text.hpp"
#include "geo/geo_errors.hpp"

namespace muang::geo {
namespace {

constexpr std::size_t max_depth = 32;       // a MultiPolygon in a collection has eight
constexpr std::size_t least_positions = 4;  // RFC 7946 3.1.6
constexpr std::size_t shown_bytes = 60;     // of a text that came with the file
constexpr double most_degrees = 360;        // our choice: more is no slip in degrees, but metres of a grid
constexpr double half_turn = 180;

std::string number_text(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end.ptr};
}

std::string shown(std::string_view text) {
  if (text.size() <= shown_bytes) return std::string(text);
  std::size_t end = shown_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not in the middle of a letter
  return std::string(text.substr(0, end)) + "…";
}

std::string text_of(const std::optional<JsonElement>& element) {
  if (!element) return {};
  if (const auto text = element->text()) return std::string(*text);
  const auto number = element->number();
  return number ? number_text(*number) : std::string();
}

class Reader {
 public:
  explicit Reader(const GeoJsonLimits& limits) : limits_(limits) {}

  Result<std::vector<Feature>> read(const JsonElement& root) {
    const std::string type = text_of(root.find("type"));
    check_crs(root);
    if (type == "FeatureCollection") {
      read_features(root);
    } else if (type == "Feature") {
      read_feature(root, "");
    } else if (root.find("coordinates")) {
      Feature feature;
      read_geometry(root, "", feature.shape);
      features_.push_back(std::move(feature));
    } else {
      tell({errors::kind_unknown, "type", {{"text", shown(type)}}});
    }
    if (!problems_.empty()) return std::move(problems_);
    return std::move(features_);
  }

 private:
  bool full() const { return over_ || problems_.size() >= limits_.problems; }
  void tell(Error problem) {
    if (!full()) problems_.push_back(std::move(problem));
  }
  void too_many(const char* what, std::size_t most, const std::string& at) {
    tell({errors::too_many, at, {{"what", what}, {"maximum", std::to_string(most)}}});
    over_ = true;  // what follows is not read any more
  }

  // The older form of GeoJSON named a system; all names of WGS 84 with the longitude first are welcome.
  void check_crs(const JsonElement& root) {
    const auto crs = root.find("crs");
    if (!crs || crs->kind() == JsonKind::Null) return;
    const auto properties = crs->find("properties");
    const std::string name = properties ? text_of(properties->find("name")) : std::string();
    const bool known =
        name.find("CRS84") != std::string::npos || name == "EPSG:4326" || name == "urn:ogc:def:crs:EPSG::4326";
    if (!known) tell({errors::other_crs, "crs", {{"text", shown(name)}}});
  }

  void read_features(const JsonElement& root) {
    const auto list = root.find("features");
    if (!list || list->kind() != JsonKind::List) return tell({errors::geometry_missing, "features", {}});
    std::size_t number = 0;
    list->each_item([&](const JsonElement& item) {
      const std::string at = "features[" + std::to_string(number++) + "]";
      if (full()) return;
      if (features_.size() == limits_.features) return too_many("features", limits_.features, "features");
      read_feature(item, at + ".");
    });
  }

  void read_feature(const JsonElement& item, const std::string& at) {
    Feature feature;
    feature.id = text_of(item.find("id"));
    if (const auto properties = item.find("properties")) {
      for (const char* key : {"ชื่อ", "name", "Name"}) {
        if (feature.name.empty()) feature.name = text_of(properties->find(key));
      }
    }
    if (text_of(item.find("type")) != "Feature") {
      return tell({errors::kind_unknown, at + "type", {{"text", shown(text_of(item.find("type")))}}});
    }
    const auto geometry = item.find("geometry");
    if (!geometry || geometry->kind() != JsonKind::Object) return tell({errors::geometry_missing, at + "geometry", {}});
    read_geometry(*geometry, at + "geometry.", feature.shape);
    features_.push_back(std::move(feature));
  }

  void read_geometry(const JsonElement& geometry, const std::string& at, Shape& out) {
    const std::string type = text_of(geometry.find("type"));
    if (type != "Polygon" && type != "MultiPolygon")
      return tell({errors::geometry_kind, at + "type", {{"text", shown(type)}}});
    const std::string place = at + "coordinates";
    const auto coordinates = geometry.find("coordinates");
    if (!coordinates) return tell({errors::geometry_missing, place, {}});
    if (type == "Polygon") {
      read_polygon(*coordinates, place, out);
    } else {
      each_of(*coordinates, place, [&](const JsonElement& item, const std::string& here) { read_polygon(item, here, out); });
    }
    normalise(out);
  }

  // Items of a list that must not be empty.
  template <class Visit>
  void each_of(const JsonElement& list, const std::string& at, const Visit& visit) {
    if (list.kind() != JsonKind::List) return tell({errors::coordinates_broken, at, {}});
    std::size_t number = 0;
    list.each_item([&](const JsonElement& item) {
      if (!full()) visit(item, at + "[" + std::to_string(number) + "]");
      ++number;
    });
    if (number == 0) tell({errors::geometry_missing, at, {}});
  }

  void read_polygon(const JsonElement& rings, const std::string& at, Shape& out) {
    Polygon polygon;
    bool outer = true;
    each_of(rings, at, [&](const JsonElement& item, const std::string& here) {
      Ring ring = read_ring(item, here);
      (outer ? polygon.outer : polygon.holes.emplace_back()) = std::move(ring);
      outer = false;
    });
    out.polygons.push_back(std::move(polygon));
  }

  Ring read_ring(const JsonElement& list, const std::string& at) {
    Ring ring;
    if (list.kind() != JsonKind::List) {
      tell({errors::coordinates_broken, at, {}});
      return ring;
    }
    bool bad = false;
    list.each_item([&](const JsonElement& item) {
      if (bad || over_) return;
      if (++positions_ > limits_.positions) return too_many("positions", limits_.positions, at);
      const auto position = read_position(item, at, ring.size());
      bad = !position;
      if (position) ring.push_back(*position);
    });
    if (!bad && !over_) check_ring(ring, at);
    return ring;
  }

  std::optional<Position> read_position(const JsonElement& item, const std::string& at, std::size_t number) {
    const auto here = [&] { return at + "[" + std::to_string(number) + "]"; };
    std::array<double, 2> value{};
    std::size_t count = 0;
    bool numbers = item.kind() == JsonKind::List;
    item.each_item([&](const JsonElement& part) {
      const auto read = part.number();
      numbers = numbers && read.has_value();
      if (read && count < value.size()) value[count] = *read;
      ++count;
    });
    if (!numbers || count < value.size()) {
      tell({errors::position_unreadable, here(), {}});
      return std::nullopt;
    }
    const Position position{value[0], value[1]};
    if (const auto code = misplaced(position)) {
      tell({*code, here(), {{"lon", number_text(position.lon)}, {"lat", number_text(position.lat)}}});
      return std::nullopt;
    }
    return position;
  }

  static std::optional<ErrorCode> misplaced(const Position& at) {
    const double lon = std::abs(at.lon), lat = std::abs(at.lat);
    if (lon <= half_turn && lat <= half_turn / 2) return std::nullopt;
    if (lon > most_degrees || lat > most_degrees) return errors::position_in_metres;
    if (lon <= half_turn / 2 && lat <= half_turn) return errors::position_swapped;
    return errors::position_out_of_range;
  }

  void check_ring(const Ring& ring, const std::string& at) {
    if (ring.size() < least_positions) {
      tell({errors::ring_too_short, at, {{"count", std::to_string(ring.size())}}});
    } else if (ring.front() != ring.back()) {
      tell({errors::ring_open, at, {}});
    }
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (std::abs(ring[i].lon - ring[i - 1].lon) < half_turn) continue;
      tell({errors::antimeridian, at, {}});
      break;
    }
  }

  const GeoJsonLimits& limits_;
  std::vector<Feature> features_;
  Problems problems_;
  std::size_t positions_ = 0;
  bool over_ = false;
};

void append_ring(std::string& out, const Ring& ring) {
  out += '[';
  for (std::size_t i = 0; i < ring.size(); ++i) {
    out.append(i == 0 ? "[" : ",[")
        .append(number_text(ring[i].lon))
        .append(",")
        .append(number_text(ring[i].lat))
        .append("]");
  }
  out += ']';
}

void append_polygon(std::string& out, const Polygon& polygon) {
  out += '[';
  append_ring(out, polygon.outer);
  for (const Ring& hole : polygon.holes) {
    out += ',';
    append_ring(out, hole);
  }
  out += ']';
}

}  // namespace

Result<std::vector<Feature>> read_geojson(std::string_view text, const GeoJsonLimits& limits) {
  if (text.size() > limits.bytes)
    return Error{errors::text_too_large, {}, {{"maximum", std::to_string(limits.bytes >> 20)}}};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const JsonDocument document(text, max_depth);
  if (!document.ok()) return Error{errors::not_json, {}, {{"reason", document.fault()}}};
  return Reader(limits).read(document.root());
}

void append_geometry(std::string& out, const Shape& shape) {
  const bool one = shape.polygons.size() == 1;
  out += one ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":[)";
  for (std::size_t i = 0; i < shape.polygons.size(); ++i) {
    if (i > 0) out += ',';
    append_polygon(out, shape.polygons[i]);
  }
  out += one ? "}" : "]}";
}

std::string write_geojson(const std::vector<Feature>& features) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < features.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out += R"({"type":"Feature","id":)";
    append_json_string(out, features[i].id);
    out += R"(,"properties":{"name":)";
    append_json_string(out, features[i].name);
    out += R"(},"geometry":)";
    append_geometry(out, features[i].shape);
    out += '}';
  }
  return out + "\n]}\n";
}

}  // namespace muang::geo
