// SPDX-License-Identifier: Apache-2.0
#include "green/people/people_endpoints.hpp"

#include "geo/map_file_errors.hpp"
#include "green/green_errors.hpp"
#include "green/image/image_errors.hpp"
#include "green/image/images.hpp"
#include "green/people/people_errors.hpp"
#include "green/people/people_file.hpp"
#include "green/people/people_import.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/summary.hpp"
#include "green/raster_errors.hpp"
#include "green/tree/tree_import_errors.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

Result<Response> sets(const Green& green, const Call& call) {
  TRY(const PlotUnit town, unit_inside(call, green));
  PeopleSets view{.may_edit = town.may_edit};
  green.database().read([&](store::Transaction& tx) {
    for (const PeopleSet& set : people_sets(tx, town.unit->id)) view.sets.push_back(people_set_view(set, true));
  });
  if (town.may_edit) view.folder = folder_files(green.image_folder());
  return http::ok_json(view);
}

Response csv(std::string body, const std::string& name) {
  Response response{.content_type = "text/csv; charset=utf-8", .body = std::move(body)};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
  return response;
}

Result<Response> file(const Green& green, const Call& call) {
  TRY(const PlotUnit town, unit_inside(call, green));
  TRY(const FiscalYear year, asked_year(call));
  std::string body;
  green.database().read([&](store::Transaction& tx) {
    const auto set = people_set(tx, town.unit->id, year.gregorian());
    if (set) body = people_csv(set->need_names, people_places(tx, *set));
  });
  if (body.empty()) return errors::people_not_found;
  return csv(std::move(body), "people-" + town.unit->uid);
}

// Two rows to write over: of the one everything is known, of the other what is needed.
Response form() {
  return csv(people_csv({"need_heat", "need_elderly"}, {{.code = "01",
                                                         .name = "ชุมชนตัวอย่าง",
                                                         .people = 850'000,
                                                         .households = 240,
                                                         .lat_e7 = 137'563'000,
                                                         .lon_e7 = 1'005'018'000,
                                                         .trees_seen = 3,
                                                         .canopy_percent = 12.5,
                                                         .green_m2 = 4200,
                                                         .area_km2 = 0.35,
                                                         .needs = {36.5, 18}},
                                                        {.code = "02",
                                                         .name = "ชุมชนตัวอย่างสอง",
                                                         .people = 1'200'000,
                                                         .lat_e7 = 137'600'000,
                                                         .lon_e7 = 1'005'100'000,
                                                         .needs = {std::nullopt, std::nullopt}}}),
             "people-template");
}

}  // namespace

void add_people_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  namespace g = geo::errors;
  constexpr std::string_view path = "/api/v1/units/{unit}/green/people";
  table.push_back({.method = Method::Get,
                   .path = path,
                   .permission = signed_in,
                   .summary = "The sets of people by place that a town has and had.",
                   .response = http::schema_of<PeopleSets>(),
                   .errors = {errors::unit_not_found},
                   .handler = [&green](const Call& call) { return sets(green, call); }});
  table.push_back({.method = Method::Post,
                   .path = path,
                   .permission = signed_in,
                   .summary =
                       "A CSV or XLSX file of people by community or sub-district, or a GeoTIFF of people (kind raster, "
                       "cut at the town's boundary): every row or cell is looked at, then all "
                       "are stored as the year's set. If-Match names the set that is replaced; 0: there is none.",
                   .query = {{"year", "integer", "Fiscal year, B.E.", true},
                             {"kind", "string", "communities, tambons or raster; communities when left out."},
                             {"source", "string", "Where the figures come from.", true},
                             {"certainty", "string", "official, published, inferred or recalled.", true},
                             {"crs", "string", "Of x and y in metres: EPSG:32647, EPSG:32648, EPSG:24047 …"},
                             {"values", "string", "Of a raster: people, each cell's own, or density, people per km²."},
                             {"band", "integer", "Of a raster; 1 when left out."},
                             {"folder-name", "string", "A raster of the operator's folder instead of a file."},
                             {"dry-run", "boolean", "Only say what would happen."}},
                   .response = http::schema_of<PeopleReport>(),
                   .errors = {errors::unit_not_found,
                              errors::no_plot_unit,
                              errors::not_your_plot,
                              errors::people_file_missing,
                              errors::people_column_missing,
                              errors::people_column_twice,
                              errors::people_number_wrong,
                              errors::people_code_missing,
                              errors::people_code_twice,
                              errors::people_place_unreadable,
                              errors::people_place_elsewhere,
                              errors::people_place_swapped,
                              errors::people_nobody,
                              errors::people_too_many,
                              errors::people_said_wrong,
                              errors::people_stale,
                              errors::people_no_boundary,
                              errors::people_raster_density,
                              errors::people_raster_unusable,
                              errors::image_no_geotiff,
                              errors::image_not_in_folder,
                              errors::raster_unreadable,
                              errors::raster_without_crs,
                              errors::raster_without_place,
                              errors::raster_band_missing,
                              errors::raster_type_unknown,
                              errors::raster_too_large,
                              errors::raster_block_too_large,
                              errors::raster_broken,
                              errors::zones_meet_no_cell,
                              errors::people_metres_without_system,
                              errors::tree_file_unreadable,
                              errors::tree_file_not_xlsx,
                              errors::tree_xlsx_too_large,
                              errors::tree_readers_busy,
                              errors::trees_file_empty,
                              errors::trees_file_not_text,
                              errors::trees_row_broken,
                              g::map_crs_unknown,
                              g::map_file_too_costly,
                              g::map_readers_busy},
                   .if_match = true,
                   .body_limit = largest_image,
                   .upload = true,
                   .handler = [&green](const Call& call) -> Result<Response> {
                     TRY(const PeopleReport report, import_people(green, call));
                     return http::ok_json(report);
                   }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/people/file",
                   .permission = signed_in,
                   .summary = "The set of a year as CSV, as `muang green access --people` reads it.",
                   .query = {{"year", "integer", "Fiscal year, B.E.; without it this one. The nearest set before counts."}},
                   .errors = {errors::unit_not_found, errors::bad_plot_year, errors::people_not_found},
                   .handler = [&green](const Call& call) { return file(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/people-template",
                   .permission = open_to_public,
                   .summary = "A CSV file to fill in.",
                   .handler = [](const Call&) -> Result<Response> { return form(); }});
}

}  // namespace muang::green
