// SPDX-License-Identifier: Apache-2.0
#include "http/call.hpp"

#include <charconv>

namespace muang::http {

std::string_view Call::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::string> Call::query_value(std::string_view name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> Call::path_integer(std::string_view name) const {
  const auto found = path_values.find(name);
  if (found == path_values.end()) return std::nullopt;
  const auto& text = found->second;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

}  // namespace muang::http
