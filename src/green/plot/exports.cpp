// SPDX-License-Identifier: Apache-2.0
#include "green/plot/exports.hpp"

#include "green/area_text_rules.hpp"
#include "green/plot/plot_entry.hpp"
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

Json::Object public_properties(const Green& green, const StoredPlot& plot, const PlotRow& row) {
  Json::Object properties{{"id", row.id},
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
                          {"open", row.open}};
  if (row.demo) properties.emplace_back("demonstration", green.texts().get("th", "green-register.demo"));
  return properties;
}

void add_inner_properties(Json::Object& properties, const StoredPlot& plot, const PlotRow& row) {
  for (const PlotText& one : plot_texts) {
    if (one.json != "nameTh" && one.json != "nameEn" && one.json != "type")
      properties.emplace_back(std::string(one.column), plot.*one.member);
  }
  if (plot.stated_cm2) properties.emplace_back("stated_m2", square_metres(*plot.stated_cm2));
  for (const PlotNumber& one : plot_numbers) {
    const auto& value = plot.*one.member;
    if (!one.json.empty() && value)
      properties.emplace_back(std::string(one.column), *value + (one.is_year ? buddhist_offset : 0));
  }
  properties.emplace_back("sustainable", row.sustainable);
  properties.emplace_back("repaired", plot.repaired);
}

Result<Response> geojson(const Green& green, const Call& call) {
  TRY(const PlotUnit seen, unit_of(call, green));
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  green.database().read([&](store::Transaction& tx) {
    for (const StoredPlot& plot : plots_with_outlines(tx, seen.unit->id)) {
      if (!seen.inside && !is_public(plot)) continue;
      const PlotRow row = row_of(green, plot, seen.inside, Date::of_instant(call.now).year);
      Json::Object properties = public_properties(green, plot, row);
      if (seen.inside) add_inner_properties(properties, plot, row);
      out += first ? "\n" : ",\n";
      first = false;
      out += "{\"type\":\"Feature\",\"id\":" + std::to_string(plot.id) +
             ",\"properties\":" + http::write_json(Json(std::move(properties))) +
             ",\"geometry\":" + (plot.outline.empty() ? "null" : plot.outline) + "}";
    }
  });
  Response response{.content_type = "application/geo+json", .body = out + "\n]}\n"};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"green-plots-" + seen.unit->uid + ".geojson\"");
  return response;
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
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/types",
                   .permission = open_to_public,
                   .summary = "The types of green area and what else an entry chooses from.",
                   .response = http::schema_of<GreenWords>(),
                   .handler = [&green](const Call&) -> Result<Response> { return http::ok_json(words(green)); }});
}

}  // namespace muang::green
