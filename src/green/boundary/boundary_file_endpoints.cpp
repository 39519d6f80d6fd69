// SPDX-License-Identifier: Apache-2.0
#include "green/boundary/boundary_file_endpoints.hpp"

#include "geo/map_file.hpp"
#include "geo/map_file_errors.hpp"
#include "green/boundary/boundary_errors.hpp"
#include "green/boundary/boundary_file.hpp"
#include "green/plot/register_errors.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

BoundaryFileOrder order_of(const Call& call) {
  const auto said = [&](const char* name) { return call.query_value(name).value_or("").substr(0, 500); };
  const auto yes = [&](const char* name) { return said(name) == "true"; };
  return {.crs = said("crs"),
          .encoding = said("encoding"),
          .column = said("column"),
          .source = said("source"),
          .official = yes("official"),
          .partly = yes("partly"),
          .repair = yes("repair"),
          .replace = yes("replace"),
          .dry_run = yes("dry-run")};
}

Result<Response> import(Green& green, const Call& call) {
  TRY(const MeasuredScope scope, scope_of_path(green, call, errors::unit_not_found));
  if (!scope.may_measure) return errors::boundaries_not_yours;
  if (call.files.size() != 1) return Error{errors::boundary_file_missing, "file", {}};
  TRY(const BoundaryFileReport report, import_boundaries(green, call, scope, order_of(call), call.files.front()));
  return http::ok_json(report);
}

}  // namespace

void add_boundary_file_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  namespace g = geo::errors;
  table.push_back(
      {.method = http::Method::Post,
       .path = "/api/v1/units/{unit}/green/boundaries/file",
       .permission = signed_in,
       .summary = "A map file with the boundaries of a scope's local governments, or with sub-districts that are joined.",
       .query = {{"source", "string", "Where the outlines come from.", true},
                 {"dry-run", "boolean", "Only say what would happen."},
                 {"column", "string",
                  "Title of the column that says whose ground it is; left out: the one that names most."},
                 {"official", "boolean", "The outlines are the official borders; else they are marked approximate."},
                 {"partly", "boolean", "Also take tambons of which a local government covers a part."},
                 {"repair", "boolean", "Shapes that are not valid are repaired: the person's word."},
                 {"replace", "boolean", "Approximate boundaries may take the place of official ones."},
                 {"crs", "string", "EPSG code in place of what the file says: EPSG:32647, EPSG:24047 …"},
                 {"encoding", "string", "Of a Shapefile: utf-8 or tis-620; left out: found out."}},
       .response = http::schema_of<BoundaryFileReport>(),
       .errors = {errors::unit_not_found, errors::boundaries_not_yours, errors::boundary_file_missing,
                  errors::boundary_key_unknown, errors::boundary_column_missing, errors::boundary_source_needed,
                  errors::boundary_tambons_official, errors::boundary_file_too_many, g::map_form_unknown,
                  g::map_file_too_large, g::map_file_empty, g::map_file_too_costly, g::map_crs_unsaid, g::map_crs_unknown,
                  g::map_text_unreadable, g::map_readers_busy},
       .body_limit = geo::most_map_bytes,
       .upload = true,
       .handler = [&green](const Call& call) { return import(green, call); }});
}

}  // namespace muang::green
