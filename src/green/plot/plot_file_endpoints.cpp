// SPDX-License-Identifier: Apache-2.0
#include "green/plot/plot_file_endpoints.hpp"

#include "geo/map_file.hpp"
#include "geo/map_file_errors.hpp"
#include "green/plot/plot_file.hpp"
#include "green/plot/plot_file_errors.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot_errors.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

PlotFileOrder order_of(const Call& call) {
  const auto said = [&](const char* name) { return call.query_value(name).value_or("").substr(0, 2000); };
  PlotFileOrder order{.crs = said("crs"),
                      .encoding = said("encoding"),
                      .columns = {said("nameTh"), said("nameEn"), said("type"), said("status"), said("since"),
                                  said("statedArea"), said("note")},
                      .type = said("as"),
                      .day = said("day"),
                      .reason = said("reason"),
                      .area_reason = said("area-reason"),
                      .repair = said("repair") == "true",
                      .dry_run = said("dry-run") == "true"};
  if (const std::string status = said("become"); !status.empty()) order.status = status;
  return order;
}

Result<Response> import(Green& green, const Call& call) {
  TRY(const PlotUnit unit, unit_to_change(call, green));
  if (call.files.empty()) return Error{errors::plot_file_missing, "file", {}};
  if (call.files.size() > 1) return Error{errors::plot_files_many, "file", {}};
  TRY(const PlotFileReport report, import_plots(green, call, unit, order_of(call), call.files.front()));
  return http::ok_json(report);
}

}  // namespace

void add_plot_file_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  namespace g = geo::errors;
  table.push_back(
      {.method = http::Method::Post,
       .path = "/api/v1/units/{unit}/green/plots/file",
       .permission = signed_in,
       .summary = "A map file of plots (GeoPackage, zipped Shapefile, KML, KMZ, GeoJSON, CSV): each looked at as if it were "
                  "typed, then all acceptable ones entered.",
       .query = {{"dry-run", "boolean", "Only say what would happen."},
                 {"repair", "boolean", "The proposed repairs were seen and are wanted."},
                 {"crs", "string", "EPSG code in place of what the file says: EPSG:32647, EPSG:24047 …"},
                 {"encoding", "string", "Of a Shapefile: utf-8 or tis-620; left out: found out."},
                 {"nameTh", "string", "Title of the column with the Thai name; left out: looked for. So are the next six."},
                 {"nameEn", "string", "Title of the column."},
                 {"type", "string", "Title of the column with the type's code or name."},
                 {"status", "string", "Title of the column."},
                 {"since", "string", "Title of the column with the day of the status."},
                 {"statedArea", "string", "Title of the column with the area of the deed."},
                 {"note", "string", "Title of the column."},
                 {"as", "string", "Type of plots that say none."},
                 {"become", "string", "Status of plots that say none; existing when left out."},
                 {"day", "string", "Its day."},
                 {"reason", "string", "Its reason."},
                 {"area-reason", "string", "Why stated areas differ from the outlines by more than 5 %."}},
       .response = http::schema_of<PlotFileReport>(),
       .errors = {errors::unit_not_found, errors::no_plot_unit, errors::not_your_plot, errors::plots_overlap_too_often,
                  errors::plot_file_missing, errors::plot_files_many, errors::plot_column_unknown,
                  errors::plot_file_too_many, g::map_form_unknown, g::map_file_too_large, g::map_file_empty,
                  g::map_file_too_costly, g::map_crs_unsaid, g::map_crs_unknown, g::map_text_unreadable,
                  g::map_readers_busy},
       .body_limit = geo::most_map_bytes,
       .upload = true,
       .handler = [&green](const Call& call) { return import(green, call); }});
}

}  // namespace muang::green
