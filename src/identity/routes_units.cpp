// SPDX-License-Identifier: Apache-2.0
#include "http/cursor.hpp"
#include "http/etag.hpp"
#include "identity/errors.hpp"
#include "identity/routes.hpp"
#include "identity/unit_edits.hpp"
#include "identity/unit_views.hpp"

namespace muang::identity {
namespace {

using http::Call;
using http::Method;
using http::Response;

Error unknown_filter(std::string name, std::string value) {
  return {errors::bad_filter, std::move(name), {{"value", std::move(value)}}};
}

// The tree of ?on=, or of today.
Result<std::shared_ptr<const DayTree>> tree_of(IdentityService& identity, const Call& call) {
  const auto on = call.query_value("on");
  if (!on) return identity.snapshot_now();
  const auto day = Date::parse_iso(*on);
  if (!day) return Error{errors::bad_day, "on", {}};
  return identity.snapshot_on(*day);
}

Result<UnitFilter> read_filter(const Call& call) {
  UnitFilter filter{.province = call.query_value("province"), .q = call.query_value("q").value_or("")};
  if (const auto text = call.query_value("class")) {
    filter.unit_class = parse_class(*text);
    if (!filter.unit_class) return unknown_filter("class", *text);
  }
  if (const auto text = call.query_value("kind")) {
    filter.kind = parse_kind(*text);
    if (!filter.kind) return unknown_filter("kind", *text);
  }
  if (const auto text = call.query_value("office")) filter.office = std::atoi(text->c_str());
  TRY(const int limit, http::page_limit(call, 50, 200));
  filter.limit = static_cast<std::size_t>(limit);
  TRY(const auto cursor, http::read_cursor(call));
  if (cursor && !cursor->empty()) filter.after = std::atoll(cursor->front().c_str());
  return filter;
}

Result<Response> list(IdentityService& identity, const Call& call) {
  TRY(const auto tree, tree_of(identity, call));
  TRY(const UnitFilter filter, read_filter(call));
  auto page = list_units(*tree, filter);
  if (page.next_cursor) page.next_cursor = http::next_cursor(call, {*page.next_cursor});
  return http::ok_json(page);
}

Result<Response> search(IdentityService& identity, const Call& call) {
  TRY(const int limit, http::page_limit(call, 20, 50));
  const UnitFilter filter{.q = call.query_value("q").value_or(""), .limit = static_cast<std::size_t>(limit)};
  if (filter.q.empty()) return http::ok_json(http::Page<UnitBrief>{.total = 0});
  return http::ok_json(list_units(*identity.snapshot_now(), filter));
}

Result<Response> detail(IdentityService& identity, const Call& call) {
  const auto tree = identity.snapshot_now();
  const OrgUnit* unit = unit_named(*tree, call.path_values.at("unit"));
  if (!unit) return errors::unit_not_found;
  const UnitDetail view = detail_of(*tree, *unit);
  Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

Result<Response> counts(IdentityService& identity, const Call& call) {
  TRY(const auto tree, tree_of(identity, call));
  const std::string by = call.query_value("by").value_or("province");
  if (by != "province" && by != "kind") return unknown_filter("by", by);
  return http::ok_json(count_units(*tree, by == "province"));
}

Result<Response> change(IdentityService& identity, const Call& call, const UnitChange& body) {
  const auto tree = identity.snapshot_now();
  const OrgUnit* unit = unit_named(*tree, call.path_values.at("unit"));
  if (!unit) return errors::unit_not_found;
  if (!actor_of(call).may(permissions::manage_units, unit->id)) return errors::not_allowed;
  TRY(const std::int64_t version, http::if_match_version(call));
  TRY(const UnitDetail view, change_unit(identity, unit->id, version, body, author_of(call)));
  Response response = http::ok_json(view);
  response.headers.emplace_back("ETag", http::version_etag(view.version));
  return response;
}

const std::vector<http::QueryParameter> list_query{
    {"class", "string", "nation, department, regional-office, province or local-government"},
    {"kind", "string", "city, town, subdistrict, sao or pattaya"},
    {"province", "string", "ISO code of the province: TH-49"},
    {"office", "integer", "number of the regional environment office"},
    {"q", "string", "part of a name, with or without ทต. ทม. ทน. อบต. จ."},
    {"limit", "integer", "rows a page, at most 200"},
    {"cursor", "string", "from nextCursor"},
    {"on", "string", "as the units were on this day (YYYY-MM-DD)"},
};

}  // namespace

std::vector<http::Endpoint> unit_endpoints(IdentityService& identity) {
  const auto bound = [&identity](auto use_case) {
    return [&identity, use_case](const Call& call) { return use_case(identity, call); };
  };
  return {
      {.method = Method::Get,
       .path = "/api/v1/units",
       .permission = open_to_public,
       .summary = "Units, in Thai order.",
       .query = list_query,
       .response = http::schema_of<http::Page<UnitBrief>>(),
       .errors = {errors::bad_day, errors::bad_filter},
       .kept = {{"units"}},
       .handler = bound(list)},
      {.method = Method::Get,
       .path = "/api/v1/units/counts",
       .permission = open_to_public,
       .summary = "How many municipalities of each kind there were on a day.",
       .query = {{"on", "string", "the day (YYYY-MM-DD), today when absent"}, {"by", "string", "province or kind"}},
       .response = http::schema_of<UnitCounts>(),
       .errors = {errors::bad_day, errors::bad_filter},
       .kept = {{"units"}},
       .handler = bound(counts)},
      {.method = Method::Get,
       .path = "/api/v1/units/{unit}",
       .permission = open_to_public,
       .summary = "One unit with its history, by id or by key (TH-49, LG-0001).",
       .response = http::schema_of<UnitDetail>(),
       .errors = {errors::unit_not_found},
       .kept = {{"units"}},
       .handler = bound(detail)},
      {.method = Method::Get,
       .path = "/api/v1/search",
       .permission = open_to_public,
       .summary = "Units whose name holds the text.",
       .query = {{"q", "string", "part of a name"}, {"limit", "integer", "rows, at most 50"}},
       .response = http::schema_of<http::Page<UnitBrief>>(),
       .kept = {{"units"}},
       .handler = bound(search)},
      {.method = Method::Post,
       .path = "/api/v1/units/{unit}/changes",
       .permission = permissions::manage_units,
       .summary = "Enter a dated change of kind, name or unit above.",
       .request = http::schema_of<UnitChange>(),
       .response = http::schema_of<UnitDetail>(),
       .errors = {errors::unit_not_found, errors::not_allowed, errors::unit_changed, errors::bad_change, errors::bad_day,
                  errors::source_needed, errors::reason_needed},
       .if_match = true,
       .handler = http::with_body<UnitChange>(
           [&identity](const Call& call, const UnitChange& body) { return change(identity, call, body); })},
  };
}

}  // namespace muang::identity
