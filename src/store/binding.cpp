// SPDX-License-Identifier: Apache-2.0
#include "store/binding.hpp"

#include <algorithm>

#include "base/core/check.hpp"

namespace muang::store {
namespace {

thread_local std::vector<const Database*> inside;

// Length of the UTF-8 sequence at the beginning of `text`, 0 when it is none (RFC 3629: no overlong forms, no surrogates).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return first == 0 ? 0 : 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return tail(1) ? 2 : 0;
  if (first < 0xF0) {
    const bool overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return !overlong && !surrogate && tail(1) && tail(2) ? 3 : 0;
  }
  const bool overlong = first == 0xF0 && byte(1) < 0x90;
  const bool beyond = first > 0xF4 || (first == 0xF4 && byte(1) >= 0x90);
  return !overlong && !beyond && tail(1) && tail(2) && tail(3) ? 4 : 0;
}

}  // namespace

void check_parameter_count(const Sql& sql, Params params) {
  if (params.size() != sql.parameters.size()) {
    throw Bug(std::string(sql.name) + " has " + std::to_string(sql.parameters.size()) + " parameters, " +
              std::to_string(params.size()) + " were given");
  }
}

const Value& bound_value(const Sql& sql, Params params, std::size_t number) {
  const std::string_view name = sql.parameters[number];
  if (params[number].name == name) return params[number].value;  // callers mostly keep the statement's order
  const auto found = std::find_if(params.begin(), params.end(), [&](const Param& p) { return p.name == name; });
  if (found == params.end()) throw Bug(std::string(sql.name) + ": no value for parameter " + std::string(name));
  return found->value;
}

void check_text(const Sql& sql, std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) throw InvalidText(std::string(sql.name) + ": text with a NUL or broken UTF-8");
    text.remove_prefix(length);
  }
}

std::string_view append_target(const Sql& insert) {
  constexpr std::string_view opening = "INSERT INTO ", values = "VALUES (";
  const std::string_view text = insert.sqlite;
  const auto at = text.find(values);
  std::string expected;
  for (std::size_t i = 1; i <= insert.parameters.size(); ++i) expected += (i > 1 ? ", ?" : "?") + std::to_string(i);
  if (!text.starts_with(opening) || at == std::string_view::npos || text.substr(at + values.size()) != expected + ")") {
    throw Bug(std::string(insert.name) + " is no INSERT of its parameters in their order");
  }
  const std::string_view target = text.substr(opening.size(), at - opening.size());
  return target.substr(0, target.find_last_of(')') + 1);
}

Nesting::Nesting(const Database& database, bool writes) {
  const bool nested = std::find(inside.begin(), inside.end(), &database) != inside.end();
  ENSURE(!(writes && nested), "a write inside another transaction of the same database");
  inside.push_back(&database);
}

Nesting::~Nesting() { inside.pop_back(); }

}  // namespace muang::store
