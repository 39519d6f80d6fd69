// SPDX-License-Identifier: Apache-2.0
#include "http/openapi.hpp"
#include "http/router.hpp"
#include "http/schema_names.hpp"

namespace muang::http {

namespace {

std::string in_quotes(std::string_view text) {
  std::string out;
  append_json(out, text);
  return out;
}

std::string type_of(SchemaRef ref, const Limits& limits, const SchemaNames& names) {
  const Schema& schema = ref.get();
  switch (schema.kind) {
    case Schema::Kind::Boolean:
      return "boolean";
    case Schema::Kind::Integer:
    case Schema::Kind::Number:
      return "number";
    case Schema::Kind::Any:
      return "unknown";
    case Schema::Kind::Object:
      return names.name_of(ref);
    case Schema::Kind::List:
      return "Array<" + type_of(schema.item, limits, names) + ">";
    case Schema::Kind::Map:
      return "Record<string, " + type_of(schema.item, limits, names) + (schema.item_may_be_null ? " | null>" : ">");
    case Schema::Kind::String:
      break;
  }
  std::string out;
  for (const auto& value : split_values(limits.values)) out += (out.empty() ? "" : " | ") + in_quotes(value);
  return out.empty() ? "string" : out;
}

void interface(std::string& out, const std::string& name, SchemaRef ref, const SchemaNames& names) {
  out += "export interface " + name + " {\n";
  for (const auto& property : ref.get().properties) {
    if (!property.description.empty()) {
      std::string words(property.description);
      for (auto at = words.find("*/"); at != std::string::npos; at = words.find("*/")) words.erase(at, 2);
      out += "  /** " + words + " */\n";
    }
    const bool may_miss = property.optional && names.is_sent(ref);
    out += "  " + in_quotes(property.name) + (may_miss ? "?: " : ": ") + type_of(property.type, property.limits, names);
    out += property.optional ? " | null;\n" : ";\n";
  }
  out += "}\n\n";
}

void endpoint(std::string& out, const Endpoint& row, const SchemaNames& names) {
  out += "  /** " + std::string(row.summary) + " */\n";
  out += "  " + in_quotes(std::string(method_name(row.method)) + " " + std::string(row.path)) + ": {\n    path: {";
  for (const auto& variable : path_variables(row.path)) out += " " + in_quotes(variable) + ": string | number;";
  out += " };\n    query: {";
  for (const auto& query : row.query) {
    const auto* type = query.type == "integer" ? "number" : query.type == "boolean" ? "boolean" : "string";
    out += " " + in_quotes(query.name) + (query.required ? ": " : "?: ") + type + ";";
  }
  const std::string body = row.upload ? "FormData" : row.request ? type_of(row.request, Limits{}, names) : "undefined";
  out +=
      " };\n    body: " + body + ";\n    response: " + (row.response ? type_of(row.response, Limits{}, names) : "undefined");
  out += std::string(";\n    ifMatch: ") + (row.if_match ? "true" : "false");
  out += std::string(";\n    idempotencyKey: ") + (row.idempotency_key ? "true" : "false") + ";\n  };\n";
}

}  // namespace

std::string typescript_types(const std::vector<Endpoint>& endpoints) {
  const SchemaNames names(endpoints);
  std::string out =
      "// SPDX-License-Identifier: Apache-2.0\n// Made by `muang openapi --typescript` from the endpoint tables. Do not "
      "edit.\n\n";
  for (const auto& [name, ref] : names.in_order()) interface(out, name, ref, names);
  out += "/** Every endpoint: what its path, query and body take, and what it answers. */\nexport interface Endpoints {\n";
  std::map<std::string, const Endpoint*> rows;
  for (const auto& row : endpoints) rows[std::string(row.path) + " " + std::to_string(static_cast<int>(row.method))] = &row;
  for (const auto& [key, row] : rows) endpoint(out, *row, names);
  out += "}\n\nexport type EndpointName = keyof Endpoints;\n";
  return out;
}

}  // namespace muang::http
