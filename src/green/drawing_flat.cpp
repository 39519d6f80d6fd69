// SPDX-License-Identifier: Apache-2.0
#include "green/drawing_flat.hpp"

#include <cmath>
#include <cstdlib>

#include "geo/ellipsoid_rules.hpp"
#include "green/area_text_rules.hpp"

namespace muang::green {
namespace {

// Reads what `drawn_area_flat` describes; strtod, because the browser's library has no from_chars of doubles.
class RingReader {
 public:
  explicit RingReader(std::string_view text) : text_(text) {}

  bool read(geo::Shape& shape) {
    bool hole = false;
    do {
      geo::Ring ring;
      if (!read_ring(ring)) return false;
      if (ring.size() < 3) ring.clear();
      if (hole && !shape.polygons.empty()) {
        shape.polygons.back().holes.push_back(std::move(ring));
      } else {
        shape.polygons.push_back({std::move(ring), {}});
      }
      hole = at_ < text_.size() && text_[at_] == ';';
    } while (at_++ < text_.size());
    return true;
  }
  std::size_t at() const { return at_; }

 private:
  bool at_mark() const { return at_ >= text_.size() || text_[at_] == ';' || text_[at_] == '|'; }
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool read_number(double& value, double most) {
    skip();
    const char* const begin = text_.c_str() + at_;
    char* end = nullptr;
    value = std::strtod(begin, &end);
    if (end == begin || !(std::abs(value) <= most)) return false;
    at_ += static_cast<std::size_t>(end - begin);
    return true;
  }
  bool read_ring(geo::Ring& ring) {
    for (skip(); !at_mark(); skip()) {
      geo::Position corner;
      if (!read_number(corner.lon, 180) || !read_number(corner.lat, 90)) return false;
      ring.push_back(corner);
    }
    return true;
  }

  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string drawn_area_flat(std::string_view rings) {
  geo::Shape shape;
  RingReader reader(rings);
  if (!reader.read(shape)) return R"({"error":"malformed","at":)" + std::to_string(reader.at()) + "}";
  geo::normalise(shape);
  return R"({"cm2":)" + std::to_string(geo::area_cm2(shape)) + "}";
}

std::string area_text_flat(std::string_view utf8) {
  const Result<AreaReading> reading = read_area(utf8);
  if (!reading.ok()) return R"({"error":")" + code_text(reading.problems().front().code) + "\"}";
  std::string out = R"({"cm2":)" + std::to_string(reading.value().cm2) + R"(,"doubts":[)";
  for (const AreaDoubt doubt : reading.value().doubts) {
    if (out.back() != '[') out += ',';
    out.append("\"").append(area_doubt_code(doubt)).append("\"");
  }
  return out + "]}";
}

}  // namespace muang::green
