// SPDX-License-Identifier: Apache-2.0
// Every described struct that a table of endpoints mentions, with a name of its own.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "http/endpoint.hpp"

namespace muang::http {

class SchemaNames {
 public:
  explicit SchemaNames(const std::vector<Endpoint>& endpoints);
  const std::string& name_of(SchemaRef object) const { return names_.at(object.get); }
  std::map<std::string, SchemaRef> in_order() const;
  // Sent by callers: what is optional there may be left out. What only we send always has all its keys.
  bool is_sent(SchemaRef object) const { return sent_.contains(object.get); }

 private:
  using Key = const Schema& (*)();
  void collect(SchemaRef ref, std::set<Key>& seen) const;
  std::map<Key, std::string> names_;
  std::set<Key> sent_;
};

std::vector<std::string> split_values(std::string_view values);  // "a|b" → a, b
std::vector<std::string> path_variables(std::string_view path);  // "/units/{unit}" → unit

}  // namespace muang::http
