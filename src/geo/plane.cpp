// SPDX-License-Identifier: Apache-2.0
#include "geo/plane.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string_view>

#include "geo/ellipsoid_rules.hpp"
#include "geo/geo_errors.hpp"

namespace muang::geo {
namespace {

class Engine {
 public:
  Engine() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(
        handle_, [](const char* message, void* fault) { *static_cast<std::string*>(fault) = message; }, &fault_);
  }
  ~Engine() { GEOS_finish_r(handle_); }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  GEOSContextHandle_t handle() const { return handle_; }
  template <class T>
  T* checked(T* made) const {
    if (!made) throw std::runtime_error("geometry engine: " + fault_);
    return made;
  }

 private:
  GEOSContextHandle_t handle_;
  std::string fault_;
};

Engine& engine() {
  static thread_local Engine one;  // a context serves one thread
  return one;
}
GEOSContextHandle_t geos() { return engine().handle(); }

struct Destroy {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
  void operator()(const GEOSPreparedGeometry* prepared) const { GEOSPreparedGeom_destroy_r(geos(), prepared); }
  void operator()(GEOSMakeValidParams* params) const { GEOSMakeValidParams_destroy_r(geos(), params); }
  void operator()(char* text) const { GEOSFree_r(geos(), text); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

Geometry own(GEOSGeometry* made) { return Geometry(engine().checked(made)); }

static_assert(sizeof(Position) == 2 * sizeof(double), "a ring is the engine's buffer of x, y");

GEOSGeometry* ring_to_geos(const Ring& ring) {
  auto* line = engine().checked(GEOSCoordSeq_copyFromBuffer_r(geos(), reinterpret_cast<const double*>(ring.data()),
                                                              static_cast<unsigned>(ring.size()), 0, 0));
  return engine().checked(GEOSGeom_createLinearRing_r(geos(), line));  // owns the line, also when it fails
}

Geometry to_geos(const Polygon& polygon) {
  std::vector<GEOSGeometry*> holes;
  for (const Ring& hole : polygon.holes) holes.push_back(ring_to_geos(hole));
  return own(
      GEOSGeom_createPolygon_r(geos(), ring_to_geos(polygon.outer), holes.data(), static_cast<unsigned>(holes.size())));
}

Geometry collect(std::vector<Geometry> parts) {
  std::vector<GEOSGeometry*> given;
  for (Geometry& part : parts) given.push_back(part.release());
  return own(GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, given.data(), static_cast<unsigned>(given.size())));
}

Geometry to_geos(const Shape& shape) {
  std::vector<Geometry> parts;
  for (const Polygon& polygon : shape.polygons) parts.push_back(to_geos(polygon));
  if (parts.size() == 1) return std::move(parts.front());
  return collect(std::move(parts));
}

Ring ring_of(const GEOSGeometry* line) {
  const auto* positions = engine().checked(GEOSGeom_getCoordSeq_r(geos(), line));
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos(), positions, &count);
  Ring ring(count);
  GEOSCoordSeq_copyToBuffer_r(geos(), positions, reinterpret_cast<double*>(ring.data()), 0, 0);
  return ring;
}

// Polygons alone: where two plots touch, the engine answers with points and lines, which have no area.
void take_polygons(const GEOSGeometry* geometry, Shape& out) {
  const int kind = GEOSGeomTypeId_r(geos(), geometry);
  if (kind == GEOS_POLYGON && GEOSisEmpty_r(geos(), geometry) == 0) {
    Polygon polygon{.outer = ring_of(GEOSGetExteriorRing_r(geos(), geometry)), .holes = {}};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos(), geometry); ++i)
      polygon.holes.push_back(ring_of(GEOSGetInteriorRingN_r(geos(), geometry, i)));
    out.polygons.push_back(std::move(polygon));
  } else if (kind == GEOS_MULTIPOLYGON || kind == GEOS_GEOMETRYCOLLECTION) {
    for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry); ++i)
      take_polygons(GEOSGetGeometryN_r(geos(), geometry, i), out);
  }
}

Shape from_geos(const Geometry& geometry) {
  Shape shape;
  take_polygons(geometry.get(), shape);
  normalise(shape);
  return shape;
}

// ---------------------------------------------------------------- validity

Error fault_at(ErrorCode code, const Position& at) {
  const auto degrees = [](double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.7f", value);
    return std::string(text);
  };
  return {code, {}, {{"lon", degrees(at.lon)}, {"lat", degrees(at.lat)}}};
}

struct Finding {
  std::string reason;
  Position at;
};

std::optional<Finding> finding_of(const Geometry& geometry) {
  char* text = nullptr;
  GEOSGeometry* place = nullptr;
  const char valid = GEOSisValidDetail_r(geos(), geometry.get(), 0, &text, &place);
  const std::unique_ptr<char, Destroy> reason(text);
  const Geometry located(place);
  if (valid == 1) return std::nullopt;
  Finding finding{.reason = text ? text : "unknown", .at = {}};
  if (place) {
    GEOSGeomGetX_r(geos(), place, &finding.at.lon);
    GEOSGeomGetY_r(geos(), place, &finding.at.lat);
  }
  return finding;
}

// The engine's words (GEOS 3.11, TopologyValidationError) as our codes; `lines_meet` is what crossing lines mean here.
Error fault_of(const Finding& finding, ErrorCode lines_meet) {
  static const std::vector<std::pair<std::string_view, ErrorCode>> words{
      {"Hole lies outside shell", errors::hole_outside},
      {"Holes are nested", errors::holes_overlap},
      {"Interior is disconnected", errors::interior_in_pieces},
      {"Nested shells", errors::parts_overlap},
      {"Too few points", errors::without_area}};
  for (const auto& [word, code] : words) {
    if (finding.reason.starts_with(word)) return fault_at(code, finding.at);
  }
  const bool crossing =
      finding.reason.find("elf-intersection") != std::string::npos || finding.reason.starts_with("Duplicate Rings");
  if (crossing) return fault_at(lines_meet, finding.at);
  Error error = fault_at(errors::invalid_otherwise, finding.at);
  error.params.emplace_back("reason", finding.reason);
  return error;
}

std::optional<Error> fault_of_ring(const Ring& ring) {
  Ring corners = ring;
  std::sort(corners.begin(), corners.end());
  const auto different = std::unique(corners.begin(), corners.end()) - corners.begin();
  if (different < 3) return fault_at(errors::without_area, ring.empty() ? Position{} : ring.front());
  if (const auto finding = finding_of(to_geos(Polygon{ring, {}}))) return fault_of(*finding, errors::crosses_itself);
  if (area_cm2(Shape{{{ring, {}}}}) == 0) return fault_at(errors::without_area, ring.front());
  return std::nullopt;
}

Problems faults_of(const Polygon& polygon) {
  Problems problems;
  if (const auto fault = fault_of_ring(polygon.outer)) problems.push_back(*fault);
  for (const Ring& hole : polygon.holes) {
    if (const auto fault = fault_of_ring(hole)) problems.push_back(*fault);
  }
  if (problems.empty() && !polygon.holes.empty()) {
    if (const auto finding = finding_of(to_geos(polygon))) problems.push_back(fault_of(*finding, errors::holes_overlap));
  }
  return problems;
}

}  // namespace

Problems faults_of(const Shape& shape) {
  Problems problems;
  if (shape.empty()) problems.push_back({errors::geometry_missing, {}, {}});
  for (const Polygon& polygon : shape.polygons) {
    const Problems found = faults_of(polygon);
    problems.insert(problems.end(), found.begin(), found.end());
  }
  if (problems.empty() && shape.polygons.size() > 1) {
    if (const auto finding = finding_of(to_geos(shape))) problems.push_back(fault_of(*finding, errors::parts_overlap));
  }
  return problems;
}

Shape repaired(const Shape& shape) {
  const std::unique_ptr<GEOSMakeValidParams, Destroy> how(engine().checked(GEOSMakeValidParams_create_r(geos())));
  GEOSMakeValidParams_setMethod_r(geos(), how.get(), GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(geos(), how.get(), 0);
  Shape whole = shape;  // rings of one or two corners cannot be made at all
  const auto too_short = [](const Ring& ring) { return ring.size() < 4; };
  for (Polygon& polygon : whole.polygons) std::erase_if(polygon.holes, too_short);
  std::erase_if(whole.polygons, [&](const Polygon& polygon) { return too_short(polygon.outer); });
  return from_geos(own(GEOSMakeValidWithParams_r(geos(), to_geos(whole).get(), how.get())));
}

Shape intersection(const Shape& a, const Shape& b) {
  return from_geos(own(GEOSIntersection_r(geos(), to_geos(a).get(), to_geos(b).get())));
}

Shape union_of(const std::vector<Shape>& shapes) {
  std::vector<Geometry> parts;
  for (const Shape& shape : shapes) {
    for (const Polygon& polygon : shape.polygons) parts.push_back(to_geos(polygon));
  }
  return from_geos(own(GEOSUnaryUnion_r(geos(), collect(std::move(parts)).get())));
}

struct Boundary::Prepared {
  explicit Prepared(Geometry made)
      : geometry(std::move(made)), prepared(engine().checked(GEOSPrepare_r(geos(), geometry.get()))) {}
  Geometry geometry;
  std::unique_ptr<const GEOSPreparedGeometry, Destroy> prepared;
};

Boundary::Boundary(const Shape& valid) : prepared_(std::make_unique<Prepared>(to_geos(valid))) {}
Boundary::~Boundary() = default;
Boundary::Boundary(Boundary&&) noexcept = default;
Boundary& Boundary::operator=(Boundary&&) noexcept = default;

Shape Boundary::outside(const Shape& shape) const {
  const Geometry asked = to_geos(shape);
  if (GEOSPreparedCovers_r(geos(), prepared_->prepared.get(), asked.get()) == 1) return {};
  if (GEOSPreparedIntersects_r(geos(), prepared_->prepared.get(), asked.get()) == 0) return shape;
  return from_geos(own(GEOSDifference_r(geos(), asked.get(), prepared_->geometry.get())));
}

std::optional<std::vector<std::pair<std::size_t, std::size_t>>> meeting_boxes(const std::vector<Shape>& shapes,
                                                                              std::size_t most) {
  std::vector<std::pair<Box, std::size_t>> boxes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!shapes[i].empty()) boxes.emplace_back(box_of(shapes[i]), i);
  }
  std::sort(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.west, a.second) < std::pair(b.first.west, b.second);
  });
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < boxes.size(); ++i) {  // sweep from the west: later boxes begin further east
    for (std::size_t j = i + 1; j < boxes.size() && boxes[j].first.west <= boxes[i].first.east; ++j) {
      if (!boxes[i].first.meets(boxes[j].first)) continue;
      if (pairs.size() == most) return std::nullopt;
      pairs.emplace_back(std::minmax(boxes[i].second, boxes[j].second));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace muang::geo
