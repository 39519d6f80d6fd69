// SPDX-License-Identifier: Apache-2.0
#include "base/json_text.hpp"

#include <stdexcept>

#include "base/json_document.hpp"

namespace muang {

namespace {

using Flat = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t flat_depth = 32;  // our choice: the files have two or three

void flatten(const JsonElement& element, const std::string& prefix, std::string_view origin, Flat& out) {
  if (element.kind() == JsonKind::Object) {
    element.each_member([&](std::string_view name, const JsonElement& value) {
      flatten(value, prefix.empty() ? std::string(name) : prefix + "." + std::string(name), origin, out);
    });
    return;
  }
  const auto text = element.text();
  if (!text) throw std::runtime_error(std::string(origin) + ": " + prefix + " is no text");
  if (!out.emplace(prefix, *text).second) throw std::runtime_error(std::string(origin) + ": " + prefix + " is there twice");
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
  const JsonDocument document(json, flat_depth);
  if (!document.ok()) throw std::runtime_error(std::string(origin) + ": " + document.fault());
  Flat out;
  flatten(document.root(), "", origin, out);
  return out;
}

}  // namespace muang
