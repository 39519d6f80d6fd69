// SPDX-License-Identifier: Apache-2.0
#include "green/plot/exports.hpp"

#include <algorithm>
#include <functional>

#include "geo/map_file.hpp"
#include "geo/map_file_errors.hpp"
#include "green/area_text_rules.hpp"
#include "green/plot/plot_entry.hpp"
#include "green/plot/plot_file_errors.hpp"
#include "green/plot/plot_views.hpp"
#include "green/plot/plots.hpp"
#include "green/plot/register_errors.hpp"
#include "green/plot/words_dto.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Json;
using http::Response;

double square_metres(std::int64_t cm2) { return static_cast<double>(cm2) / static_cast<double>(cm2_per_m2); }

// The same columns for every plot that one caller sees; what is not known is null.
Json::Object properties_of(const Green& green, const StoredPlot& plot, const PlotRow& row, bool inside) {
  Json::Object all{{"id", row.id},
                   {"name_th", row.name_th},
                   {"name_en", row.name_en},
                   {"type", row.type},
                   {"type_th", row.type_name_th},
                   {"type_en", row.type_name_en},
                   {"status", row.status},
                   {"since", row.since},
                   {"area_m2", square_metres(plot.counted_cm2().value_or(0))},
                   {"area_rai", row.area ? row.area->rai : std::string()},
                   {"area_from", row.area_from},
                   {"open", row.open},
                   {"demonstration", row.demo ? green.texts().get("th", "green-register.demo") : std::string()}};
  if (!inside) return all;
  for (const PlotText& one : plot_texts) {
    if (one.json != "nameTh" && one.json != "nameEn" && one.json != "type")
      all.emplace_back(std::string(one.column), plot.*one.member);
  }
  all.emplace_back("stated_m2", plot.stated_cm2 ? Json(square_metres(*plot.stated_cm2)) : Json());
  for (const PlotNumber& one : plot_numbers) {
    if (one.json.empty()) continue;
    const auto& value = plot.*one.member;
    all.emplace_back(std::string(one.column), value ? Json(*value + (one.is_year ? buddhist_offset : 0)) : Json());
  }
  all.emplace_back("sustainable", row.sustainable);
  all.emplace_back("repaired", plot.repaired);
  return all;
}

using Visit = std::function<void(const StoredPlot&, Json::Object&&)>;
void each_seen(const Green& green, const Call& call, const PlotUnit& seen, const Visit& visit) {
  green.database().read([&](store::Transaction& tx) {
    for (const StoredPlot& plot : plots_with_outlines(tx, seen.unit->id)) {
      if (is_closed(plot.status) || (!seen.inside && !is_public(plot))) continue;
      const PlotRow row = row_of(green, plot, seen.inside, Date::of_instant(call.now).year);
      visit(plot, properties_of(green, plot, row, seen.inside));
    }
  });
}

Response attachment(std::string body, std::string type, const PlotUnit& seen, const std::string& ending) {
  Response response{.content_type = std::move(type), .body = std::move(body)};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"green-plots-" + seen.unit->uid + ending + "\"");
  return response;
}

Result<Response> geojson(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  std::string out;
  each_seen(green, call, seen, [&](const StoredPlot& plot, Json::Object&& properties) {
    out += out.empty() ? "\n" : ",\n";
    out += "{\"type\":\"Feature\",\"id\":" + std::to_string(plot.id) +
           ",\"properties\":" + http::write_json(Json(std::move(properties))) +
           ",\"geometry\":" + (plot.outline.empty() ? "null" : plot.outline) + "}";
  });
  return attachment("{\"type\":\"FeatureCollection\",\"features\":[" + out + "\n]}\n", "application/geo+json", seen,
                    ".geojson");
}

struct MapForm {
  std::string_view name, type, ending;
};
constexpr MapForm map_forms[]{{"gpkg", "application/geopackage+sqlite3", ".gpkg"},
                              {"shapefile", "application/zip", ".zip"},
                              {"kml", "application/vnd.google-earth.kml+xml", ".kml"},
                              {"csv", "text/csv; charset=utf-8", ".csv"}};

bool is_number(std::string_view column) { return column == "id" || column.ends_with("_m2") || column.ends_with("_baht"); }

Result<Response> map_file(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  const std::string asked = call.query_value("format").value_or("gpkg");
  const auto form = std::ranges::find(map_forms, asked, &MapForm::name);
  if (form == std::end(map_forms)) return Error{errors::plot_form_unknown, "format", {{"format", asked.substr(0, 40)}}};
  std::vector<geo::MapField> fields;
  for (const auto& [name, value] : properties_of(green, {}, {}, seen.inside)) fields.push_back({name, is_number(name)});
  geo::MapLines lines("green_plots", fields);
  each_seen(green, call, seen, [&](const StoredPlot& plot, Json::Object&& properties) {
    std::vector<std::string> values;
    for (const auto& [name, value] : properties) {
      const bool* truth = value.as<bool>();
      const bool bare = is_number(name) || value.is_null() || value.as<std::string>();
      values.push_back(truth  ? (*truth ? "\"yes\"" : "\"no\"")
                       : bare ? http::write_json(value)
                              : "\"" + http::write_json(value) + "\"");
    }
    lines.add(values, plot.outline);
  });
  TRY(std::string body, geo::write_map_file(lines, asked, call.query_value("crs").value_or("")));
  return attachment(std::move(body), std::string(form->type), seen, std::string(form->ending));
}

GreenWords words(const Green& green) {
  GreenWords all;
  for (const GreenType& type : green.types().all())
    all.types.push_back({.code = type.code,
                         .parent = type.parent,
                         .name_th = type.thai,
                         .name_en = type.english,
                         .former_th = type.thai_old,
                         .certainty = type.certainty,
                         .name_certainty = type.thai_certainty,
                         .source = type.source,
                         .examples = type.examples,
                         .open = type.open_to_public,
                         .permanent = type.permanent});
  for (const std::string_view one : plot_facilities) all.facilities.emplace_back(one);
  return all;
}

}  // namespace

void add_export_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/plots.geojson",
                   .permission = open_to_public,
                   .summary = "The register as GeoJSON, as much of it as the caller may see.",
                   .errors = {errors::unit_not_found, errors::no_plot_unit},
                   .handler = [&green](const Call& call) { return geojson(green, call); }});
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/green/plots/file",
       .permission = open_to_public,
       .summary = "The same as a map file for other programs; QGIS opens the GeoPackage.",
       .query = {{"format", "string", "gpkg, shapefile (zipped), kml or csv; gpkg when left out."},
                 {"crs", "string", "EPSG:32647, EPSG:24047 …; WGS 84 when left out."}},
       .errors = {errors::unit_not_found, errors::no_plot_unit, errors::plot_form_unknown, geo::errors::map_crs_unknown,
                  geo::errors::map_crs_not_of_form, geo::errors::map_file_too_large, geo::errors::map_file_too_costly,
                  geo::errors::map_readers_busy},
       .handler = [&green](const Call& call) { return map_file(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/types",
                   .permission = open_to_public,
                   .summary = "The types of green area and what else an entry chooses from.",
                   .response = http::schema_of<GreenWords>(),
                   .handler = [&green](const Call&) -> Result<Response> { return http::ok_json(words(green)); }});
}

}  // namespace muang::green
