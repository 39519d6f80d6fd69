// SPDX-License-Identifier: Apache-2.0
#include "green/road/town_roads.hpp"

#include <cmath>
#include <span>

#include "base/text.hpp"
#include "geo/map_file_errors.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/road/road_access.hpp"
#include "green/road/road_text.hpp"
#include "green/scenario/scenario_errors.hpp"
#include "green/sql.hpp"
#include "green/tree/position_rules.hpp"
#include "http/attachments.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr std::size_t largest_upload = 32 << 20;
constexpr std::int64_t most_corners =
    300'000;  // ours: a large city; a look at who reaches a park stays below a second or two
constexpr double e7 = 1e7;

Result<Response> show(const Green& green, const Call& call) {
  TRY(const PlotUnit town, unit_inside(call, green));
  const auto found = green.database().reading([&](store::Transaction& tx) { return roads_of(tx, town.unit->id); });
  TownRoads view = found.value_or(TownRoads{});
  view.may_edit = town.may_edit;
  return http::ok_json(view);
}

Result<Done> check(const std::vector<RoadLine>& lines, std::int64_t& corners) {
  for (const RoadLine& line : lines) {
    corners += static_cast<std::int64_t>(line.size());
    for (const RoadCorner& corner : line)
      if (!in_country({std::llround(corner.lat * e7), std::llround(corner.lon * e7)}))
        return Error{errors::roads_elsewhere, "file", {}};
  }
  if (corners > most_corners)
    return Error{errors::roads_too_many,
                 "file",
                 {{"count", text::format_grouped(corners, 0)}, {"maximum", text::format_grouped(most_corners, 0)}}};
  return Done{};
}

Result<Response> replace(Green& green, const Call& call) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const PlotUnit town, unit_to_change(call, green));
  const std::string source = text::trim(call.query_value("source").value_or("")).substr(0, 500);
  Problems problems;
  if (source.empty()) problems.push_back({errors::scenario_value_wrong, "source", {{"value", ""}}});
  if (call.files.size() != 1) problems.push_back({errors::roads_without_lines, "file", {}});
  if (!problems.empty()) return problems;
  const http::UploadedFile& file = call.files.front();
  TRY(const std::vector<RoadLine> lines,
      read_roads(std::string_view(file.content), text::trim(call.query_value("crs").value_or("")).substr(0, 40),
                 program_beside("muang-mapfile")));
  std::int64_t corners = 0;
  TRY_VOID(check(lines, corners));
  const std::string packed = packed_roads(lines);
  const double metres = Roads(lines, true, snap_limit_m).metres();
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    const auto before = roads_of(tx, town.unit->id);
    if ((before ? before->version : 0) != version) return errors::roads_stale;
    const std::string sha256 = http::sha256_hex(file.content);
    tx.run(sql::save_roads, {{"unit_id", town.unit->id},
                             {"source", source},
                             {"file_name", http::clean_file_name(file.name)},
                             {"sha256", sha256},
                             {"ways", lines.size()},
                             {"corners", corners},
                             {"metres", metres},
                             {"version", version + 1},
                             {"now", call.now},
                             {"person_id", identity::actor_of(call).id},
                             {"lines", std::as_bytes(std::span(packed.data(), packed.size()))}});
    entry.concerns(town.unit->id);
    entry.bump("green");
    entry.change("unit/" + std::to_string(town.unit->id.value) + "/roads", before ? before->source : "",
                 source + " " + sha256);
    return Done{};
  };
  TRY_VOID(green.identity().audit().transact<Done>(identity::author_of(call), "green.roads", work));
  return show(green, call);
}

}  // namespace

std::optional<TownRoads> roads_of(store::Transaction& tx, OrgUnitId unit) {
  return tx.one(sql::roads_of_unit, {{"unit_id", unit}}, [](const store::Row& row) {
    return TownRoads{.known = true,
                     .ways = row.integer(2),
                     .corners = row.integer(3),
                     .version = row.integer(5),
                     .metres = row.real(4),
                     .source = row.string(0),
                     .file_name = row.string(1),
                     .at = iso_instant(row.integer(6)),
                     .by = row.string(7)};
  });
}

std::vector<RoadLine> road_lines_of(store::Transaction& tx, OrgUnitId unit) {
  return tx
      .one(sql::road_lines_of_unit, {{"unit_id", unit}}, [](const store::Row& row) { return unpacked_roads(row.bytes(0)); })
      .value_or(std::vector<RoadLine>());
}

void add_road_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  namespace g = geo::errors;
  constexpr std::string_view path = "/api/v1/units/{unit}/green/roads";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = signed_in,
                   .summary = "The road file of a town, where one was brought in.",
                   .response = http::schema_of<TownRoads>(),
                   .errors = {errors::unit_not_found},
                   .handler = [&green](const Call& call) { return show(green, call); }});
  table.push_back(
      {.method = Method::Post,
       .path = path,
       .permission = signed_in,
       .summary = "Brings a map file of roads in, or replaces it: who reaches a park is then measured along them.",
       .query = {{"source", "string", "Where it comes from.", true},
                 {"crs", "string", "EPSG code in place of what the file says."}},
       .response = http::schema_of<TownRoads>(),
       .errors = {errors::unit_not_found, errors::no_plot_unit, errors::not_your_plot, errors::scenario_value_wrong,
                  errors::roads_without_lines, errors::roads_elsewhere, errors::roads_too_many, errors::roads_stale,
                  g::map_form_unknown, g::map_file_too_large, g::map_file_empty, g::map_file_too_costly, g::map_crs_unsaid,
                  g::map_crs_unknown, g::map_text_unreadable, g::map_readers_busy},
       .if_match = true,
       .body_limit = largest_upload,
       .upload = true,
       .handler = [&green](const Call& call) { return replace(green, call); }});
}

}  // namespace muang::green
