// SPDX-License-Identifier: Apache-2.0
#include "green/tile/tile_endpoints.hpp"

#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/tile/tile_errors.hpp"
#include "green/tile/tiles.hpp"
#include "http/etag.hpp"
#include "store/versions.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr const char* media_type = "application/vnd.mapbox-vector-tile";

Result<TileAddress> tile_of(const Call& call) {
  const auto z = call.path_integer("z"), x = call.path_integer("x"), y = call.path_integer("y");
  const auto tile = z && x && y ? tile_at(*z, *x, *y) : std::nullopt;
  if (!tile) return Error{errors::no_such_tile, "", {{"zoom", std::to_string(deepest_zoom)}}};
  return *tile;
}

Result<Response> public_tile(const Green& green, const Call& call) {
  TRY(const TileAddress tile, tile_of(call));
  Response response{.content_type = media_type};
  green.database().read([&](store::Transaction& tx) { response.body = tile_bytes(tx, tile, std::nullopt); });
  return response;
}

// The counter that every write of the slice moves stands for the tile: what has not changed is not drawn again.
Result<Response> unit_tile(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_inside(call, green));
  TRY(const TileAddress tile, tile_of(call));
  static constexpr std::array<std::string_view, 1> topics{"green"};
  Response response{.content_type = media_type};
  green.database().read([&](store::Transaction& tx) {
    const std::string etag = http::version_etag(store::versions_of(tx, topics).front());
    response.headers = {{"ETag", etag}, {"Cache-Control", "private, no-cache"}};
    if (!http::etag_matches(call.header("if-none-match"), etag)) response.body = tile_bytes(tx, tile, seen.unit->id);
  });
  return response;
}

}  // namespace

void add_tile_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/tiles/{z}/{x}/{y}",
                   .permission = open_to_public,
                   .summary = "A vector tile (Mapbox Vector Tile 2.1, zoom 0 to 16) of what the public sees.",
                   .errors = {errors::no_such_tile},
                   .kept = {{"green"}},
                   .handler = [&green](const Call& call) { return public_tile(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/tiles/{z}/{x}/{y}",
                   .permission = signed_in,
                   .summary = "A vector tile of all plots and trees of one register.",
                   .errors = {errors::no_such_tile, errors::unit_not_found},
                   .handler = [&green](const Call& call) { return unit_tile(green, call); }});
}

}  // namespace muang::green
