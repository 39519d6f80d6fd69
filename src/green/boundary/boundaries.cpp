// SPDX-License-Identifier: Apache-2.0
#include "green/boundary/boundaries.hpp"

#include "base/text.hpp"
#include "geo/ellipsoid_rules.hpp"
#include "geo/geojson.hpp"
#include "geo/plane.hpp"
#include "green/boundary/boundary_dto.hpp"
#include "green/plot/outline_errors.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/sql.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

constexpr std::size_t boundary_limit = 16 << 20;  // some 400,000 corners; our choice

Result<Response> show(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  GreenBoundary view{.may_edit = seen.may_edit};
  const auto found = green.database().reading([&](store::Transaction& tx) { return boundary_of(tx, seen.unit->id); });
  if (found) {
    view.known = true;
    view.approximate = found->approximate;
    view.version = found->version;
    view.source = found->source;
    view.area = area_view(found->area_cm2);
    view.geometry = geometry_json(found->shape);
  }
  Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

// All features as one shape, repaired only on the person's word.
Result<geo::Shape> shape_of_body(const BoundaryBody& body) {
  TRY(const std::vector<ReadOutline> parts, read_outlines(body.geometry));
  Problems problems;
  std::vector<geo::Shape> shapes;
  for (const ReadOutline& part : parts) {
    const bool repair = !part.faults.empty() && body.repair.value_or(false) && !part.repaired.empty();
    shapes.push_back(repair ? part.repaired : part.shape);
    for (Error fault : repair ? Problems{} : part.faults) {
      fault.field = "geometry";
      problems.push_back(std::move(fault));
    }
  }
  if (text::trim(body.source).empty()) problems.push_back({errors::boundary_source_needed, "source", {}});
  if (!problems.empty()) return problems;
  return shapes.size() == 1 ? std::move(shapes.front()) : geo::union_of(shapes);
}

Result<Response> replace(Green& green, const Call& call, const BoundaryBody& body) {
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const PlotUnit seen, unit_to_change(call, green));
  TRY(const geo::Shape shape, shape_of_body(body));
  const auto work = [&](store::Transaction& tx, identity::AuditEntry& entry) -> Result<Done> {
    const auto before = boundary_of(tx, seen.unit->id);
    if ((before ? before->version : 0) != version) return errors::stale_boundary;
    entry.concerns(seen.unit->id);
    save_boundary(tx, entry, seen.unit->id, before, {shape, body.approximate, text::trim(body.source)},
                  identity::author_of(call));
    return Done{};
  };
  TRY_VOID(green.identity().audit().transact<Done>(identity::author_of(call), "green.boundary", work));
  return show(green, call);
}

}  // namespace

void save_boundary(store::Transaction& tx, identity::AuditEntry& entry, OrgUnitId unit,
                   const std::optional<StoredBoundary>& before, const StoredBoundary& next, const identity::Author& author) {
  const std::int64_t area = geo::area_cm2(next.shape);
  std::string outline;
  geo::append_geometry(outline, next.shape);
  tx.run(sql::save_boundary, {{"unit_id", unit},
                              {"source", next.source},
                              {"approximate", next.approximate},
                              {"area_cm2", area},
                              {"version", (before ? before->version : 0) + 1},
                              {"now", author.now},
                              {"person_id", author.person},
                              {"outline", outline}});
  entry.bump("green");
  entry.change("unit/" + std::to_string(unit.value) + "/boundary",
               before ? std::to_string(before->area_cm2) + " cm² " + before->source : "",
               std::to_string(area) + " cm² " + next.source);
}

void add_boundary_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  constexpr std::string_view path = "/api/v1/units/{unit}/green/boundary";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = open_to_public,
                   .summary = "The boundary of a local government, where one was brought in.",
                   .response = http::schema_of<GreenBoundary>(),
                   .errors = {errors::unit_not_found, errors::no_plot_unit},
                   .handler = [&green](const Call& call) { return show(green, call); }});
  table.push_back({.method = Method::Put,
                   .path = path,
                   .permission = signed_in,
                   .summary = "Brings a boundary in, or replaces it: plots are told what of them lies outside.",
                   .request = http::schema_of<BoundaryBody>(),
                   .response = http::schema_of<GreenBoundary>(),
                   .errors = with_validity_errors(
                       with_reading_errors({errors::unit_not_found, errors::no_plot_unit, errors::not_your_plot,
                                            errors::stale_boundary, errors::boundary_source_needed})),
                   .if_match = true,
                   .body_limit = boundary_limit,
                   .handler = http::with_body<BoundaryBody>(
                       [&green](const Call& call, const BoundaryBody& body) { return replace(green, call, body); })});
}

}  // namespace muang::green
