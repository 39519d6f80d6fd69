// SPDX-License-Identifier: Apache-2.0
#include "http/schema_names.hpp"

#include <algorithm>

#include "http/problem.hpp"

namespace muang::http {

void SchemaNames::collect(SchemaRef ref, std::set<Key>& seen) const {
  if (!ref) return;
  const Schema& schema = ref.get();
  if (schema.kind == Schema::Kind::Object && !seen.insert(ref.get).second) return;
  collect(schema.item, seen);
  for (const auto& property : schema.properties) collect(property.type, seen);
}

SchemaNames::SchemaNames(const std::vector<Endpoint>& endpoints) {
  std::set<Key> all;
  for (const auto& endpoint : endpoints) {
    collect(endpoint.request, sent_);
    collect(endpoint.response, all);
  }
  all.insert(sent_.begin(), sent_.end());
  collect(schema_of<Problem>(), all);
  std::map<std::string, int> uses;
  for (const auto key : all) ++uses[key().name];
  std::map<std::string, int> given;
  for (const auto key : all) {
    const Schema& schema = key();
    std::string name = schema.name;
    if (uses[name] > 1 && !schema.slice.empty()) {  // two slices use the same word
      std::string slice = schema.slice;
      slice.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(slice.front())));
      name = slice + name;
    }
    ENSURE(++given[name] == 1, ("two structs of one slice are both called " + name).c_str());
    names_[key] = name;
  }
}

std::map<std::string, SchemaRef> SchemaNames::in_order() const {
  std::map<std::string, SchemaRef> out;
  for (const auto& [key, name] : names_) out.emplace(name, SchemaRef{key});
  return out;
}

std::vector<std::string> split_values(std::string_view values) {
  std::vector<std::string> out;
  while (!values.empty()) {
    const auto end = std::min(values.find('|'), values.size());
    out.emplace_back(values.substr(0, end));
    values.remove_prefix(std::min(end + 1, values.size()));
  }
  return out;
}

std::vector<std::string> path_variables(std::string_view path) {
  std::vector<std::string> out;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    out.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  }
  return out;
}

}  // namespace muang::http
