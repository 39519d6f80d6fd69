// SPDX-License-Identifier: Apache-2.0
#include "green/road/road_access.hpp"

#include <algorithm>
#include <cmath>

#include "geo/map_file.hpp"
#include "green/geodesic_rules.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "http/json.hpp"

namespace muang::green {
namespace {

void add_line(const http::Json& positions, std::vector<RoadLine>& lines) {
  const auto* list = positions.as<http::Json::List>();
  if (!list) return;
  RoadLine line;
  const auto number = [](const http::Json& value) {
    const double* real = value.as<double>();
    const std::int64_t* whole = value.as<std::int64_t>();
    return real ? *real : whole ? static_cast<double>(*whole) : std::nan("");
  };
  for (const http::Json& one : *list) {
    const auto* pair = one.as<http::Json::List>();
    if (!pair || pair->size() < 2) continue;
    const RoadCorner at{number((*pair)[0]), number((*pair)[1])};
    if (std::isfinite(at.lon) && std::isfinite(at.lat)) line.push_back(at);
  }
  if (line.size() > 1) lines.push_back(std::move(line));
}

// Every corner of the outline and points between them.
void add_edges(const geo::Ring& ring, const Roads& roads, std::size_t park, std::vector<RoadSource>& sources) {
  for (std::size_t k = 1; k < ring.size(); ++k) {
    const geo::Position a = ring[k - 1], b = ring[k];
    const DegreeLengths length = degree_lengths((a.lat + b.lat) / 2);
    const double metres = std::hypot((b.lon - a.lon) * length.east, (b.lat - a.lat) * length.north);
    const double steps = std::max(1.0, std::ceil(metres / outline_step_m));
    for (double step = 0; step < steps; ++step) {
      const double t = step / steps;
      if (const auto at = roads.snap({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)}))
        sources.push_back({*at, park});
    }
  }
}

}  // namespace

Result<std::vector<RoadLine>> read_roads(const SandboxInput& file, const std::string& crs,
                                         const std::filesystem::path& mapfile) {
  TRY(const geo::MapFile map, geo::read_map_file(file, {.crs = crs, .encoding = {}}, mapfile));
  std::vector<RoadLine> lines;
  for (const geo::MapFeature& feature : map.features) {
    const auto json = http::parse_json(feature.geometry);
    const http::Json* type = json ? json->find("type") : nullptr;
    const http::Json* places = json ? json->find("coordinates") : nullptr;
    if (!type || !places || !type->as<std::string>()) continue;
    if (*type->as<std::string>() == "LineString") add_line(*places, lines);
    if (*type->as<std::string>() == "MultiLineString" && places->as<http::Json::List>())
      for (const http::Json& line : *places->as<http::Json::List>()) add_line(line, lines);
  }
  if (lines.empty()) return Error{errors::roads_without_lines, "roads", {}};
  return lines;
}

ParksReached reach_along(const People& people, const Parks& parks, const AccessRequest& request,
                         const std::vector<RoadLine>& lines) {
  ParksReached reached = parks_that_count(parks, request);
  reached.distances = "network";
  const Roads roads(lines, true, snap_limit_m);
  std::vector<RoadSource> sources;
  for (std::size_t k = 0; k < reached.counted.size(); ++k) {
    const std::size_t before = sources.size();
    const Park& park = reached.counted[k];
    for (const auto& polygon : park.shape.polygons) {
      add_edges(polygon.outer, roads, k, sources);
      for (const auto& hole : polygon.holes) add_edges(hole, roads, k, sources);
    }
    if (park.shape.empty())
      if (const auto at = roads.snap({park.point.lon, park.point.lat})) sources.push_back({*at, k});
    if (sources.size() == before) ++reached.parks_off_road;
  }
  const ParkIndex inside(reached.counted, parks.coordinates, 1);
  std::vector<RoadSnap> targets;
  std::vector<std::size_t> rows;
  reached.nearest.resize(people.at.size());
  for (std::size_t i = 0; i < people.at.size(); ++i) {
    const auto there = inside.nearest(people.at[i]);
    if (there && there->metres == 0) {
      reached.nearest[i] = there;
    } else if (const auto at = roads.snap({people.at[i].lon, people.at[i].lat})) {
      targets.push_back(*at);
      rows.push_back(i);
    } else {
      ++reached.places_off_road;
    }
  }
  const auto found = roads.nearest(sources, targets, longest_asked(request));
  for (std::size_t k = 0; k < rows.size(); ++k)
    if (found[k]) reached.nearest[rows[k]] = NearestPark{found[k]->label, found[k]->metres};
  return reached;
}

}  // namespace muang::green
