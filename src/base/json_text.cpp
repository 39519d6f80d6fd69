// SPDX-License-Identifier: Apache-2.0
#include "base/json_text.hpp"

#include <simdjson.h>

#include <stdexcept>

namespace muang {

namespace {

using Flat = std::map<std::string, std::string, std::less<>>;

void flatten(const simdjson::dom::element& element, const std::string& prefix, std::string_view origin, Flat& out) {
  if (element.is_object()) {
    for (const auto member : simdjson::dom::object(element)) {
      const std::string key = prefix.empty() ? std::string(member.key) : prefix + "." + std::string(member.key);
      flatten(member.value, key, origin, out);
    }
    return;
  }
  if (!element.is_string()) throw std::runtime_error(std::string(origin) + ": " + prefix + " is no text");
  if (!out.emplace(prefix, std::string_view(element)).second) {
    throw std::runtime_error(std::string(origin) + ": " + prefix + " is there twice");
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, done, i - done);
    done = i + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += "\\u00";
      out += hex[c >> 4];
      out += hex[c & 15];
    }
  }
  out.append(text, done);
  out += '"';
}

Flat read_flat_json(std::string_view json, std::string_view origin) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const auto error = parser.parse(json.data(), json.size(), true).get(root);
  if (error) throw std::runtime_error(std::string(origin) + ": " + simdjson::error_message(error));
  Flat out;
  flatten(root, "", origin, out);
  return out;
}

}  // namespace muang
