// SPDX-License-Identifier: Apache-2.0
#include "http/multipart.hpp"

#include <algorithm>
#include <optional>

#include "http/errors.hpp"

namespace muang::http {

namespace {

constexpr std::size_t most_parts = 50, most_header = 8 << 10, most_field = 64 << 10, most_name = 255;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return low(x) == low(y); });
}

// Reads a quoted string at the front of `rest`. Browsers escape " as %22 (WHATWG) or as \" (older ones).
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string out;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return out;
    }
    if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
    out += rest[i];
  }
  return std::nullopt;
}

using Parameters = std::map<std::string, std::string, std::less<>>;

// `form-data; name="file"; filename="a;b.pdf"` → its first word and its parameters. A parameter twice is refused.
std::optional<std::pair<std::string, Parameters>> header_value(std::string_view value) {
  const auto semicolon = std::min(value.find(';'), value.size());
  std::pair<std::string, Parameters> out{std::string(trimmed(value.substr(0, semicolon))), {}};
  auto rest = value.substr(semicolon);
  while (!rest.empty()) {
    if (rest.front() != ';') return std::nullopt;
    rest = trimmed(rest.substr(1));
    if (rest.empty()) break;
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string name(trimmed(rest.substr(0, equals)));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    rest.remove_prefix(equals + 1);
    std::string text;
    if (rest.starts_with('"')) {
      auto quoted = take_quoted(rest);
      if (!quoted) return std::nullopt;
      text = std::move(*quoted);
    } else {
      const auto end = std::min(rest.find(';'), rest.size());
      text = trimmed(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    rest = trimmed(rest);
    if (!out.second.emplace(std::move(name), std::move(text)).second) return std::nullopt;
  }
  return out;
}

struct PartHeader {
  std::string name, type;
  std::optional<std::string> file_name;
};

std::optional<PartHeader> part_header(std::string_view lines) {
  PartHeader out;
  bool named = false;
  while (!lines.empty()) {
    const auto end = std::min(lines.find("\r\n"), lines.size());
    const auto line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    if (same_word(line.substr(0, colon), "content-type")) out.type = trimmed(line.substr(colon + 1));
    if (!same_word(line.substr(0, colon), "content-disposition")) continue;
    auto value = header_value(line.substr(colon + 1));
    if (named || !value || !same_word(value->first, "form-data") || !value->second.contains("name")) return std::nullopt;
    named = true;
    out.name = value->second["name"];
    if (const auto file = value->second.find("filename"); file != value->second.end()) out.file_name = file->second;
  }
  const auto bad = [](std::string_view text) {
    return text.size() > most_name || !is_utf8(text) ||
           std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  };
  if (!named || bad(out.name) || (out.file_name && bad(*out.file_name))) return std::nullopt;
  return out;
}

bool add_part(Multipart& form, std::string_view part) {
  const auto blank = part.starts_with("\r\n") ? 0 : part.find("\r\n\r\n");
  if (blank == std::string_view::npos || blank > most_header) return false;
  auto header = part_header(part.substr(0, blank));
  if (!header) return false;
  const auto content = part.substr(blank + 4);
  if (header->file_name) {
    form.files.push_back({header->name, *header->file_name, header->type, std::string(content)});
    return true;
  }
  return content.size() <= most_field && is_utf8(content) && form.fields.emplace(header->name, content).second;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t more = c < 0x80 ? 0 : (c >> 5) == 6 ? 1 : (c >> 4) == 14 ? 2 : (c >> 3) == 30 ? 3 : 9;
    if (more > 3 || i + more >= text.size()) return false;
    std::uint32_t point = more == 0 ? c : c & (0x3f >> more);
    for (std::size_t k = 1; k <= more; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xc0) != 0x80) return false;
      point = point << 6 | (next & 0x3f);
    }
    constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (point < least[more] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return false;
    i += more + 1;
  }
  return true;
}

Result<Multipart> parse_multipart(std::string_view content_type, std::string_view body) {
  const auto type = header_value(content_type);
  if (!type || !same_word(type->first, "multipart/form-data")) {
    return Error{unsupported_media, {}, {{"expected", "multipart/form-data"}}};
  }
  const auto found = type->second.find("boundary");
  if (found == type->second.end() || found->second.empty() || found->second.size() > 70) return bad_multipart;
  const std::string boundary = "--" + found->second, between = "\r\n" + boundary;
  if (!body.starts_with(boundary)) return bad_multipart;
  body.remove_prefix(boundary.size());
  Multipart form;
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (parts >= most_parts || !body.starts_with("\r\n")) return bad_multipart;
    body.remove_prefix(2);
    const auto end = body.find(between);
    if (end == std::string_view::npos || !add_part(form, body.substr(0, end))) return bad_multipart;
    body.remove_prefix(end + between.size());
  }
  return form;
}

}  // namespace muang::http
