// SPDX-License-Identifier: Apache-2.0
#include "http/openapi.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "http/errors.hpp"
#include "http/problem.hpp"
#include "http/router.hpp"
#include "http/schema_names.hpp"

namespace muang::http {

namespace {

using Object = Json::Object;
using List = Json::List;

Json reference(const std::string& name) { return Object{{"$ref", "#/components/schemas/" + name}}; }

Object with_limits(Object out, const Schema& schema, const Limits& limits) {
  if (schema.kind == Schema::Kind::Integer || schema.kind == Schema::Kind::Number) {
    if (std::isfinite(limits.minimum)) out.emplace_back("minimum", limits.minimum);
    if (std::isfinite(limits.maximum)) out.emplace_back("maximum", limits.maximum);
  }
  if (schema.kind == Schema::Kind::String && !limits.values.empty()) {
    List values;
    for (auto& value : split_values(limits.values)) values.emplace_back(std::move(value));
    out.emplace_back("enum", std::move(values));
  }
  // maxLength counts characters and our limit bytes, so it can only be said in words.
  return out;
}

std::string_view type_word(Schema::Kind kind) {
  switch (kind) {
    case Schema::Kind::Boolean:
      return "boolean";
    case Schema::Kind::Integer:
      return "integer";
    case Schema::Kind::Number:
      return "number";
    case Schema::Kind::String:
      return "string";
    case Schema::Kind::List:
      return "array";
    default:
      return "object";
  }
}

Json form_of(SchemaRef ref, const Limits& limits, bool optional, const SchemaNames& names) {
  const Schema& schema = ref.get();
  if (schema.kind == Schema::Kind::Any) return Object{};
  if (schema.kind == Schema::Kind::Object) {
    Json link = reference(names.name_of(ref));
    if (!optional) return link;
    return Object{{"anyOf", List{std::move(link), Object{{"type", "null"}}}}};
  }
  Object out;
  const std::string type(type_word(schema.kind));
  if (optional) {
    out.emplace_back("type", List{type, "null"});
  } else {
    out.emplace_back("type", type);
  }
  if (schema.kind == Schema::Kind::List) out.emplace_back("items", form_of(schema.item, Limits{}, false, names));
  if (schema.kind == Schema::Kind::Map)
    out.emplace_back("additionalProperties", form_of(schema.item, limits, schema.item_may_be_null, names));
  out = with_limits(std::move(out), schema, limits);
  if (optional && !limits.values.empty()) {
    for (auto& [key, value] : out) {
      if (key != "enum") continue;
      List values = *value.as<List>();
      values.emplace_back(nullptr);
      value = std::move(values);
    }
  }
  return out;
}

Json component(SchemaRef ref, const SchemaNames& names) {
  Object properties;
  List required;
  for (const auto& property : ref.get().properties) {
    Json form = form_of(property.type, property.limits, property.optional, names);
    Object with_words = *form.as<Object>();
    if (!property.description.empty()) with_words.emplace_back("description", property.description);
    properties.emplace_back(property.name, std::move(with_words));
    if (!property.optional || !names.is_sent(ref)) required.emplace_back(property.name);
  }
  Object out{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out.emplace_back("required", std::move(required));
  out.emplace_back("additionalProperties", false);
  return out;
}

Json parameter(std::string_view name, std::string_view in, std::string_view type, std::string_view description,
               bool required) {
  Object out{{"name", name}, {"in", in}, {"required", required}, {"schema", Object{{"type", type}}}};
  if (!description.empty()) out.emplace_back("description", description);
  return out;
}

List parameters(const Endpoint& row) {
  List out;
  for (const auto& variable : path_variables(row.path)) out.push_back(parameter(variable, "path", "string", "", true));
  for (const auto& query : row.query)
    out.push_back(parameter(query.name, "query", query.type, query.description, query.required));
  if (row.if_match) out.push_back(parameter("If-Match", "header", "string", "The version that was changed: \"17\".", true));
  if (row.idempotency_key) {
    out.push_back(parameter("Idempotency-Key", "header", "string", "The same key creates once in 24 hours.", false));
  }
  return out;
}

// What the row lists, and what the door itself answers because of the row.
std::map<int, std::vector<ErrorCode>> refusals(const Endpoint& row) {
  std::vector<ErrorCode> codes = row.errors;
  const auto also = [&](std::initializer_list<ErrorCode> more) { codes.insert(codes.end(), more); };
  if (!(row.permission == open_to_public)) also({not_signed_in});
  if (!(row.permission == open_to_public) && !(row.permission == signed_in)) also({forbidden});
  if (row.method != Method::Get) also({cross_site});
  if (row.request) also({bad_json, wrong_type, missing_field, unknown_field, body_too_large, unsupported_media});
  if (row.upload) also({bad_multipart, body_too_large, unsupported_media});
  if (row.if_match) also({if_match_required, stale});
  if (row.idempotency_key) also({idempotency_busy, idempotency_reused});
  if (!row.query.empty()) also({unknown_parameter, bad_parameter});
  std::map<int, std::vector<ErrorCode>> by_status;
  for (const auto code : codes) {
    auto& list = by_status[code.http_status];
    if (std::find(list.begin(), list.end(), code) == list.end()) list.push_back(code);
  }
  for (auto& [status, list] : by_status) {
    std::sort(list.begin(), list.end(), [](ErrorCode a, ErrorCode b) { return a.number < b.number; });
  }
  return by_status;
}

Json responses(const Endpoint& row, const SchemaNames& names) {
  Object out;
  Object good{{"description", "Done."}};
  if (row.response) {
    good.emplace_back("content",
                      Object{{"application/json", Object{{"schema", form_of(row.response, Limits{}, false, names)}}}});
  }
  out.emplace_back("2XX", std::move(good));
  const Json problem = Object{{"application/problem+json", Object{{"schema", reference("Problem")}}}};
  for (const auto& [status, codes] : refusals(row)) {
    std::string words = std::string(reason_phrase(status)) + ":";
    for (const auto code : codes) words += " " + code_text(code);
    out.emplace_back(std::to_string(status), Object{{"description", words}, {"content", problem}});
  }
  return out;
}

// "GET /api/v1/units/{unit}/facts" → getUnitsByUnitFacts
std::string operation_id(const Endpoint& row) {
  std::string out(method_name(row.method));
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  std::string_view rest = row.path;
  for (const std::string_view prefix : {"/api/v1"}) {
    if (rest.starts_with(prefix)) rest.remove_prefix(prefix.size());
  }
  bool capital = true;
  for (const char c : rest) {
    if (c == '{') out += "By";
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter) out += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    capital = !letter;
  }
  return out;
}

Json operation(const Endpoint& row, const SchemaNames& names) {
  Object out{{"operationId", operation_id(row)}, {"summary", row.summary}};
  out.emplace_back("x-permission", row.permission.name());
  if (auto list = parameters(row); !list.empty()) out.emplace_back("parameters", std::move(list));
  Object content;
  if (row.request) content = {{"application/json", Object{{"schema", form_of(row.request, Limits{}, false, names)}}}};
  if (row.upload) {
    Object file{{"type", "object"}, {"properties", Object{{"file", Object{{"type", "string"}, {"format", "binary"}}}}}};
    content = {{"multipart/form-data", Object{{"schema", std::move(file)}}}};
  }
  if (!content.empty()) out.emplace_back("requestBody", Object{{"required", true}, {"content", std::move(content)}});
  out.emplace_back("responses", responses(row, names));
  if (!(row.permission == open_to_public)) out.emplace_back("security", List{Object{{"session", List{}}}});
  return out;
}

void pretty(std::string& out, const Json& value, int depth) {
  const auto line = [&](int d) { out.append("\n").append(static_cast<std::size_t>(d) * 2, ' '); };
  const auto* object = value.as<Object>();
  const auto* list = value.as<List>();
  if ((!object || object->empty()) && (!list || list->empty())) return append_json(out, value);
  out += object ? '{' : '[';
  bool first = true;
  const auto next = [&] {
    if (!std::exchange(first, false)) out += ',';
    line(depth + 1);
  };
  if (object) {
    for (const auto& [key, inner] : *object) {
      next();
      append_json(out, key);
      out += ": ";
      pretty(out, inner, depth + 1);
    }
  } else {
    for (const auto& inner : *list) {
      next();
      pretty(out, inner, depth + 1);
    }
  }
  line(depth);
  out += object ? '}' : ']';
}

}  // namespace

std::string openapi_document(const std::vector<Endpoint>& endpoints, std::string_view version) {
  const SchemaNames names(endpoints);
  std::map<std::string, std::map<std::size_t, const Endpoint*>> by_path;
  for (const auto& row : endpoints) by_path[std::string(row.path)][static_cast<std::size_t>(row.method)] = &row;
  Object paths;
  for (const auto& [path, rows] : by_path) {
    Object operations;
    for (const auto& [method, row] : rows) {
      std::string word(method_name(row->method));
      std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
      operations.emplace_back(std::move(word), operation(*row, names));
    }
    paths.emplace_back(path, std::move(operations));
  }
  Object schemas;
  for (const auto& [name, ref] : names.in_order()) schemas.emplace_back(name, component(ref, names));
  const Json cookie = Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", session_cookie}};
  const Json document = Object{
      {"openapi", "3.1.0"},
      {"info",
       Object{{"title", "Muang"},
              {"version", version},
              {"description", "Years in paths are Thai fiscal years of the Buddhist era (2562). Problems follow RFC 9457."},
              {"license", Object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"paths", std::move(paths)},
      {"components", Object{{"schemas", std::move(schemas)}, {"securitySchemes", Object{{"session", cookie}}}}}};
  std::string out;
  pretty(out, document, 0);
  return out + "\n";
}

}  // namespace muang::http
