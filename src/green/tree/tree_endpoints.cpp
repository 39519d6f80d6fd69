// SPDX-License-Identifier: Apache-2.0
#include "green/tree/tree_endpoints.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "green/tree/tree_carbon.hpp"
#include "green/tree/tree_errors.hpp"
#include "green/tree/tree_import_endpoints.hpp"
#include "green/tree/tree_lists.hpp"
#include "green/tree/trees.hpp"
#include "http/etag.hpp"

namespace muang::green {
namespace {

using http::Call;
using http::Response;

Result<Response> page_answer(const Green& green, const Call& call, std::int64_t id, int status = 200) {
  TRY(const TreePage page, tree_page(green, call, id));
  Response response = http::ok_json(page, status);
  response.headers.emplace_back("ETag", http::version_etag(page.version));
  return response;
}

Result<Response> answer_of_path(const Green& green, const Call& call) {
  const auto id = call.path_integer("tree");
  if (!id) return errors::tree_not_found;
  return page_answer(green, call, *id);
}

Result<Response> list(const Green& green, const Call& call) {
  TRY(const TreeList found, list_trees(green, call));
  return http::ok_json(found);
}

Result<Response> enter(Green& green, const Call& call, const NewTree& body) {
  TRY(const std::int64_t id, enter_tree(green, call, body));
  return page_answer(green, call, id, 201);
}

template <class Body>
http::Handler changing(Green& green, Result<Done> (*use_case)(Green&, const Call&, const Body&, std::int64_t)) {
  return http::with_body<Body>([&green, use_case](const Call& call, const Body& body) -> Result<Response> {
    TRY(const std::int64_t version, http::if_match_version(call));
    TRY_VOID(use_case(green, call, body, version));
    return answer_of_path(green, call);
  });
}

Response species_table(const Green& green) {
  SpeciesTable table;
  for (const Species& species : green.trees().carbon.species.all()) {
    SpeciesRow row{.scientific = species.scientific,
                   .name_th = species.thai,
                   .group = species.group,
                   .certainty = species.certainty,
                   .also = species.also};
    if (species.density > 0) row.density = species.density;
    if (const SpeciesLimit* limit = green.trees().limit_of(species.scientific)) {
      if (limit->height_mm) row.height_most_m = static_cast<double>(*limit->height_mm) / 1000;
      if (limit->girth_mm) row.girth_most_m = static_cast<double>(*limit->girth_mm) / 1000;
      row.limit_certainty = limit->certainty;
      row.limit_source = limit->source;
    }
    table.items.push_back(std::move(row));
  }
  std::ranges::sort(table.items, {}, [](const SpeciesRow& row) { return text::sort_key(row.name_th); });
  return http::ok_json(table);
}

std::vector<ErrorCode> with_measuring(std::vector<ErrorCode> more) {
  for (const ErrorCode code :
       {errors::measure_impossible, errors::tree_day_unreadable, errors::tree_day_ahead, errors::measurement_empty})
    more.push_back(code);
  return more;
}
std::vector<ErrorCode> with_entry(std::vector<ErrorCode> more) {
  for (const ErrorCode code : {errors::tree_species_missing, errors::tree_place_incomplete, errors::tree_outside_country,
                               errors::tree_code_taken, errors::tree_plot_unknown})
    more.push_back(code);
  return more;
}

void add_reading(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/units/{unit}/green/trees",
                   .permission = open_to_public,
                   .summary = "Trees of a town with their last measurement; outside of its scope only those of note.",
                   .query = {{"species", "string", "Any name of a species of the list."},
                             {"class", "string", "ordinary, heritage, royal or notable."},
                             {"status", "string", "living, moved, removed, replaced or dead."},
                             {"q", "string", "Words within code, species or campaign."},
                             {"bbox", "string", "West, south, east, north in degrees."},
                             {"cursor", "string", "Next page."},
                             {"limit", "integer", "Rows a page, 50 unless told, 500 at most."}},
                   .response = http::schema_of<TreeList>(),
                   .errors = {errors::tree_not_found, errors::no_tree_unit, errors::tree_filter_bad},
                   .handler = [&green](const Call& call) { return list(green, call); }});
  table.push_back(
      {.method = Method::Get,
       .path = "/api/v1/green/trees/{tree}",
       .permission = open_to_public,
       .summary = "One tree with its measurements and what happened to it. Outside of its scope only a tree of note.",
       .response = http::schema_of<TreePage>(),
       .errors = {errors::tree_not_found},
       .handler = [&green](const Call& call) { return answer_of_path(green, call); }});
  table.push_back({.method = Method::Get,
                   .path = "/api/v1/green/species",
                   .permission = open_to_public,
                   .summary = "The species list with wood density and the largest sizes known, each with its certainty.",
                   .response = http::schema_of<SpeciesTable>(),
                   .handler = [&green](const Call&) -> Result<Response> { return species_table(green); }});
}

}  // namespace

void add_tree_endpoints(std::vector<http::Endpoint>& table, Green& green) {
  using http::Method;
  add_reading(table, green);
  table.push_back(
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/green/trees",
       .permission = signed_in,
       .summary = "Enters a tree, with its first measurement where there is one.",
       .request = http::schema_of<NewTree>(),
       .response = http::schema_of<TreePage>(),
       .errors = with_entry(with_measuring({errors::tree_not_found, errors::no_tree_unit, errors::not_your_tree})),
       .idempotency_key = true,
       .handler =
           http::with_body<NewTree>([&green](const Call& call, const NewTree& body) { return enter(green, call, body); })});
  table.push_back({.method = Method::Put,
                   .path = "/api/v1/green/trees/{tree}",
                   .permission = signed_in,
                   .summary = "Changes a tree's entry.",
                   .request = http::schema_of<TreeEntry>(),
                   .response = http::schema_of<TreePage>(),
                   .errors = with_entry({errors::tree_not_found, errors::not_your_tree, errors::stale_tree,
                                         errors::tree_day_unreadable, errors::tree_day_ahead}),
                   .if_match = true,
                   .handler = changing<TreeEntry>(green, change_tree)});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/green/trees/{tree}/measurements",
                   .permission = signed_in,
                   .summary = "Another measurement of the tree, or the correction of one.",
                   .request = http::schema_of<MeasurementBody>(),
                   .response = http::schema_of<TreePage>(),
                   .errors = with_measuring({errors::tree_not_found, errors::not_your_tree, errors::stale_tree,
                                             errors::measured_already, errors::measured_after_end}),
                   .if_match = true,
                   .handler = changing<MeasurementBody>(green, measure_tree)});
  table.push_back({.method = Method::Post,
                   .path = "/api/v1/green/trees/{tree}/status",
                   .permission = signed_in,
                   .summary = "What became of the tree: moved, removed, replaced, dead, or living after all.",
                   .request = http::schema_of<TreeStatusBody>(),
                   .response = http::schema_of<TreePage>(),
                   .errors = {errors::tree_not_found, errors::not_your_tree, errors::stale_tree, errors::tree_reason_needed,
                              errors::tree_status_same, errors::successor_unknown, errors::tree_day_unreadable,
                              errors::tree_day_ahead, errors::tree_place_incomplete, errors::tree_outside_country},
                   .if_match = true,
                   .handler = changing<TreeStatusBody>(green, change_status)});
  add_tree_import_endpoints(table, green);
  add_tree_carbon_endpoints(table, green);
  add_tree_list_endpoints(table, green);
}

}  // namespace muang::green
