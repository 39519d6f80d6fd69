// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "city/city.hpp"
#include "city/dto_reports.hpp"
#include "city/errors.hpp"
#include "city/form_file.hpp"
#include "city/forms.hpp"
#include "city/import.hpp"
#include "city/period_rules.hpp"
#include "city/reports.hpp"
#include "http/errors.hpp"
#include "http/etag.hpp"
#include "report/table.hpp"

namespace muang::city {
namespace {

using http::Call;
using http::Method;
using http::Response;
using identity::actor_of;
using identity::author_of;
using identity::OrgUnit;
namespace rights = identity::permissions;

const OrgUnit* unit_named(const identity::UnitTree& tree, const Call& call) {
  if (const auto id = call.path_integer("unit")) return tree.find(OrgUnitId{*id});
  const auto text = call.path_values.find("unit");
  return text == call.path_values.end() ? nullptr : tree.find_uid(text->second);
}

// A town whose facts the caller may touch. Unknown and foreign answer alike; a town in sight without the right is refused.
Result<const OrgUnit*> town_for(const identity::UnitTree& tree, const Call& call, Permission permission) {
  const OrgUnit* unit = unit_named(tree, call);
  const auto& actor = actor_of(call);
  if (!unit || !actor.sees(unit->id)) return http::not_found;
  if (!actor.may(permission, unit->id)) return http::forbidden;
  if (unit->unit_class != identity::UnitClass::LocalGovernment) return errors::no_facts_here;
  return unit;
}

Result<FiscalYear> year_of(const Call& call) {
  const std::string text = call.query_value("year").value_or("");
  std::int64_t year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size()) year = 0;
  return form_year(year, call.now);
}

struct FactPath {
  std::string key;
  Period period;
};

Result<FactPath> fact_path(City& city, const Call& call) {
  const std::string key = call.path_values.find("key")->second, text = call.path_values.find("period")->second;
  const FactDefinition* fact = city.catalogue().find(key);
  if (!fact) return Error{errors::unknown_fact, {}, {{"key", key}}};
  const auto period = Period::parse(text);
  if (period) return FactPath{key, *period};
  const auto now = FiscalYear::containing(Date::of_instant(call.now));
  return Error{errors::wrong_period, {}, {{"period", text}, {"expected", period_for(fact->period_kind, now).period.text()}}};
}

template <http::Described T>
Response private_json(const T& value) {
  Response response = http::ok_json(value);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> get_form(City& city, const Call& call) {
  const auto tree = city.identity().tree_now();
  TRY(const OrgUnit* unit, town_for(*tree, call, rights::read_facts));
  TRY(const FiscalYear year, year_of(call));
  return private_json(read_form(city, unit->id, year, actor_of(call).may(rights::edit_facts, unit->id)));
}

Result<Response> put_line(City& city, const Call& call, const FactEdit& edit) {
  const auto tree = city.identity().tree_now();
  TRY(const OrgUnit* unit, town_for(*tree, call, rights::edit_facts));
  TRY(const FactPath path, fact_path(city, call));
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const SavedFact saved, put_fact(city, unit->id, path.key, path.period, edit, version, author_of(call)));
  Response response = private_json(saved);
  response.headers.emplace_back("ETag", http::version_etag(saved.fact.version));
  return response;
}

Result<Response> copy_line(City& city, const Call& call, const CopyForward& body) {
  const auto tree = city.identity().tree_now();
  TRY(const OrgUnit* unit, town_for(*tree, call, rights::edit_facts));
  TRY(const FiscalYear year, form_year(body.year, call.now));
  TRY(const CopiedCount count, copy_forward(city, unit->id, year, author_of(call)));
  return private_json(count);
}

Result<Response> revisions(City& city, const Call& call) {
  const auto tree = city.identity().tree_now();
  TRY(const OrgUnit* unit, town_for(*tree, call, rights::read_facts));
  TRY(const FactPath path, fact_path(city, call));
  return private_json(http::Page<RevisionView>{.items = read_revisions(city, unit->id, path.key, path.period)});
}

Result<Response> profile(City& city, const Call& call) {
  const auto tree = city.identity().tree_now();
  const OrgUnit* unit = unit_named(*tree, call);
  if (!unit) return http::not_found;
  return private_json(read_profile(city, actor_of(call), *unit, call.now));
}

Result<Response> rollup(City& city, const Call& call) {
  const auto period = Period::parse(call.query_value("period").value_or(""));
  if (!period)
    return Error{
        errors::wrong_period, "period", {{"period", call.query_value("period").value_or("")}, {"expected", "FY2562"}}};
  TRY(const Rollup view, roll_up(city, actor_of(call), call.query_value("key").value_or(""), *period,
                                 call.query_value("by").value_or("province")));
  return private_json(view);
}

Result<Response> get_template(City& city, const Call& call) {
  const auto tree = city.identity().tree_now();
  TRY(const OrgUnit* unit, town_for(*tree, call, rights::read_facts));
  TRY(const FiscalYear year, year_of(call));
  const std::string format = call.query_value("format").value_or("xlsx");
  if (format != "csv" && format != "xlsx") return Error{errors::unknown_format, "format", {}};
  const auto table = form_table(city, *unit, year);
  Response response;
  response.content_type =
      format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  response.body = format == "csv" ? report::write_csv(table) : report::write_xlsx(table);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(form_id) + "-" + unit->uid +
                                                           "-" + std::to_string(year.buddhist()) + "." + format + "\"");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> post_import(City& city, const Call& call) {
  const auto tree = city.identity().tree_now();
  TRY(const OrgUnit* unit, town_for(*tree, call, rights::edit_facts));
  TRY(const FiscalYear year, year_of(call));
  if (call.files.size() != 1) return Error{errors::file_missing, "file", {}};
  const bool commit = call.query_value("commit") == "true";
  TRY(const ImportView view, import_form(city, *unit, year, call.files.front().content, commit, author_of(call)));
  return private_json(view);
}

const std::vector<ErrorCode> line_errors{
    errors::unknown_fact,       errors::wrong_period, errors::negative,          errors::too_many_decimals,
    errors::above_maximum,      errors::unknown_code, errors::number_wanted,     errors::code_wanted,
    errors::value_not_measured, errors::linked_fact,  errors::year_out_of_range, errors::unknown_quality,
    errors::no_facts_here,      http::stale,          http::not_found,           http::forbidden};
const std::vector<ErrorCode> form_errors{errors::year_out_of_range, errors::no_facts_here, http::not_found, http::forbidden};
const std::vector<ErrorCode> file_errors{errors::file_missing,   errors::file_not_text,   errors::file_not_xlsx,
                                         errors::file_too_large, errors::file_too_costly, errors::readers_busy,
                                         errors::bad_csv,        errors::import_refused,  errors::year_out_of_range,
                                         errors::no_facts_here,  http::not_found,         http::forbidden};

std::vector<http::Endpoint> form_endpoints(City& city) {
  return {
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/facts",
       .permission = rights::read_facts,
       .summary = "The base-data form of one town and fiscal year.",
       .query = {{"year", "integer", "B.E. fiscal year.", true}},
       .response = http::schema_of<FactForm>(),
       .errors = form_errors,
       .handler = [&city](const Call& call) { return get_form(city, call); }},
      {.method = Method::Put,
       .path = "/api/v1/units/{unit}/facts/{key}/{period}",
       .permission = rights::edit_facts,
       .summary = "Saves one line of the form as typed.",
       .request = http::schema_of<FactEdit>(),
       .response = http::schema_of<SavedFact>(),
       .errors = line_errors,
       .if_match = true,
       .handler = http::with_body<FactEdit>(
           [&city](const Call& call, const FactEdit& body) { return put_line(city, call, body); })},
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/facts/copy-forward",
       .permission = rights::edit_facts,
       .summary = "Fills the empty lines of a year with the figures of the year before, marked as copied.",
       .request = http::schema_of<CopyForward>(),
       .response = http::schema_of<CopiedCount>(),
       .errors = form_errors,
       .handler = http::with_body<CopyForward>(
           [&city](const Call& call, const CopyForward& body) { return copy_line(city, call, body); })},
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/facts/{key}/{period}/revisions",
       .permission = rights::read_facts,
       .summary = "Every revision of one figure, newest first.",
       .response = http::schema_of<http::Page<RevisionView>>(),
       .errors = {errors::unknown_fact, errors::wrong_period, errors::no_facts_here, http::not_found, http::forbidden},
       .handler = [&city](const Call& call) { return revisions(city, call); }},
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}/facts/template",
       .permission = rights::read_facts,
       .summary = "The form as a file to fill, with what is stored already.",
       .query = {{"year", "integer", "B.E. fiscal year.", true}, {"format", "string", "csv or xlsx."}},
       .errors = {errors::unknown_format, errors::year_out_of_range, errors::no_facts_here, http::not_found,
                  http::forbidden},
       .handler = [&city](const Call& call) { return get_template(city, call); }},
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/facts/import",
       .permission = rights::edit_facts,
       .summary = "Rehearses a filled form (CSV or XLSX); with commit=true writes it when no error stands against it.",
       .query = {{"year", "integer", "B.E. fiscal year.", true}, {"commit", "boolean", "Write it."}},
       .response = http::schema_of<ImportView>(),
       .errors = file_errors,
       .body_limit = max_file + (1U << 16),
       .handler = [&city](const Call& call) { return post_import(city, call); }},
  };
}

}  // namespace

std::vector<http::Endpoint> endpoints(City& city) {
  auto rows = form_endpoints(city);
  rows.push_back({.method = Method::Get,
                  .path = "/api/v1/facts/catalogue",
                  .permission = open_to_public,
                  .summary = "Which facts a town keeps, in which unit, for which period, under which checks.",
                  .response = http::schema_of<CatalogueView>(),
                  .kept = {{"catalogue"}},
                  .handler = [&city](const Call&) -> Result<Response> {
                    return http::ok_json(catalogue_view(city.catalogue(), city.texts()));
                  }});
  rows.push_back({.method = Method::Get,
                  .path = "/api/v1/units/{unit}/profile",
                  .permission = open_to_public,
                  .summary = "A town's figures with their history, and its results as far as the caller may see them.",
                  .response = http::schema_of<Profile>(),
                  .errors = {http::not_found},
                  .handler = [&city](const Call& call) { return profile(city, call); }});
  rows.push_back({.method = Method::Get,
                  .path = "/api/v1/facts/rollup",
                  .permission = signed_in,
                  .summary = "One fact of many towns, by group, with how many of how many reported.",
                  .query = {{"key", "string", "Key of the catalogue.", true},
                            {"period", "string", "FY2562, CY2562 or a day.", true},
                            {"by", "string", "province, office, kind or nation."}},
                  .response = http::schema_of<Rollup>(),
                  .errors = {errors::unknown_fact, errors::wrong_period, errors::bad_rollup},
                  .handler = [&city](const Call& call) { return rollup(city, call); }});
  return rows;
}

}  // namespace muang::city
