// SPDX-License-Identifier: Apache-2.0
#include "green/people/people_raster.hpp"

#include <cmath>
#include <stdexcept>

#include "base/json_document.hpp"
#include "base/sandbox.hpp"
#include "base/temporary_file.hpp"
#include "geo/map_file_errors.hpp"
#include "green/people/people_errors.hpp"
#include "green/sql.hpp"

namespace muang::green {
namespace {

using namespace std::chrono_literals;

constexpr SandboxLimits limits{
    .time = 30s, .memory_bytes = child_memory(std::size_t{2} << 30), .output_bytes = 4U << 20, .file_bytes = 0};

Error refusal(const JsonElement& problem, const std::string& file_name) {
  const auto code = problem.find("code");
  Error error{{static_cast<std::uint16_t>(code ? code->number().value_or(0) : 0), 422}, "file", {}};
  if (const auto params = problem.find("params"))
    params->each_member([&](std::string_view name, JsonElement value) {
      // The child knows the name of a copy only.
      error.params.emplace_back(name, name == "file" ? file_name : std::string(value.text().value_or("")));
    });
  if (error.code == errors::people_raster_density) error.field = "values";
  return error;
}

std::int64_t whole(const JsonElement& of, const char* name) {
  const auto value = of.find(name);
  return value ? std::llround(value->number().value_or(0)) : 0;
}

PeopleRaster places_of(const JsonElement& answer) {
  PeopleRaster raster{.file = {}, .side = whole(answer, "side")};
  raster.file.row_count = whole(answer, "cells");
  if (const auto places = answer.find("places"))
    places->each_item([&](JsonElement place) {
      // Counted from 1, as people count.
      const std::string cell = std::to_string(whole(place, "row") + 1) + "-" + std::to_string(whole(place, "column") + 1);
      raster.file.places.push_back({.code = cell,
                                    .name = "ช่อง " + cell,
                                    .people = whole(place, "thousandths"),
                                    .households = {},
                                    .lat_e7 = whole(place, "latE7"),
                                    .lon_e7 = whole(place, "lonE7"),
                                    .trees_seen = {},
                                    .canopy_percent = {},
                                    .green_m2 = {},
                                    .area_km2 = {},
                                    .needs = {}});
    });
  return raster;
}

}  // namespace

Result<PeopleRaster> read_people_raster(const Green& green, OrgUnitId unit, const PeopleRasterOrder& order) {
  const auto outline = green.database().reading([&](store::Transaction& tx) {
    return tx.one(sql::people_outline, {{"unit_id", unit}}, [](const store::Row& row) { return row.string(0); });
  });
  if (!outline) return Error{errors::people_no_boundary, "kind", {}};
  const TemporaryFile zone(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)" + *outline + "}]}\n",
      ".geojson");
  const ChildPlace place;
  if (!place.taken()) return geo::errors::map_readers_busy;
  const SandboxResult child =
      run_limited(program_beside("muang-raster"),
                  {"people", "--raster=" + order.file.string(), "--zones=" + zone.path().string(),
                   "--band=" + std::to_string(order.band), order.per_km2 ? "--values=density" : "--values=people",
                   "--most-places=" + std::to_string(most_raster_places)},
                  std::string_view(), limits);
  if (child.end == SandboxResult::End::NotStarted) throw std::runtime_error("muang-raster cannot be started");
  if (child.end != SandboxResult::End::Exited) return Error{geo::errors::map_file_too_costly, "file", {}};
  const JsonDocument answer(child.output, 8);
  if (!child.ok() || !answer.ok()) return Error{errors::people_raster_unusable, "file", {}};
  if (const auto problem = answer.root().find("problem")) return refusal(*problem, order.name);
  PeopleRaster raster = places_of(answer.root());
  if (raster.file.places.empty()) return Error{errors::people_nobody, "file", {}};
  return raster;
}

}  // namespace muang::green
