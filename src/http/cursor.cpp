// SPDX-License-Identifier: Apache-2.0
#include "http/cursor.hpp"

#include <sodium.h>

#include <array>
#include <charconv>

#include "base/random.hpp"
#include "http/errors.hpp"

namespace muang::http {

namespace {

constexpr std::size_t tag_size = 16;
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using Key = std::array<unsigned char, 32>;

Key make_key(std::string_view secret) {
  Key key{};
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr,
                     0);
  return key;
}

Key& key() {
  static Key key = make_key(random_bytes(32));
  return key;
}

void append_sized(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

std::string tag_of(const Call& call, std::string_view payload) {
  std::string message;
  append_sized(message, call.path);
  for (const auto& [name, value] : call.query) {
    if (name == "cursor" || name == "limit") continue;
    append_sized(message, name);
    append_sized(message, value);
  }
  append_sized(message, "");  // ends the filters
  append_sized(message, payload);
  std::string tag(tag_size, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(tag.data()), tag.size(),
                     reinterpret_cast<const unsigned char*>(message.data()), message.size(), key().data(), key().size());
  return tag;
}

std::optional<CursorValues> split(std::string_view payload) {
  CursorValues values;
  while (!payload.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(payload.data(), payload.data() + payload.size(), size);
    const auto head = static_cast<std::size_t>(end - payload.data()) + 1;
    if (error != std::errc() || head > payload.size() || payload[head - 1] != ':' || size > payload.size() - head) {
      return std::nullopt;
    }
    values.emplace_back(payload.substr(head, size));
    payload.remove_prefix(head + size);
  }
  return values;
}

}  // namespace

void set_cursor_secret(std::string_view secret) { key() = make_key(secret); }

std::string next_cursor(const Call& call, const CursorValues& last_row) {
  std::string payload;
  for (const auto& value : last_row) append_sized(payload, value);
  const std::string raw = tag_of(call, payload) + payload;
  std::string out(sodium_base64_encoded_len(raw.size(), base64), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(), base64);
  out.pop_back();
  return out;
}

Result<std::optional<CursorValues>> read_cursor(const Call& call) {
  const auto text = call.query_value("cursor");
  if (!text) return std::optional<CursorValues>();
  const Error bad{bad_cursor, "cursor", {}};
  std::string raw(text->size(), '\0');
  std::size_t size = 0;
  if (text->size() > 4096 || sodium_base642bin(reinterpret_cast<unsigned char*>(raw.data()), raw.size(), text->data(),
                                               text->size(), nullptr, &size, nullptr, base64) != 0) {
    return bad;
  }
  raw.resize(size);
  if (size < tag_size) return bad;
  const std::string payload = raw.substr(tag_size);
  const std::string tag = tag_of(call, payload);
  if (sodium_memcmp(tag.data(), raw.data(), tag_size) != 0) return bad;
  auto values = split(payload);
  if (!values) return bad;
  return values;
}

Result<int> page_limit(const Call& call, int usual, int most) {
  const auto text = call.query_value("limit");
  if (!text) return usual;
  int limit = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
  if (error != std::errc() || end != text->data() + text->size() || limit < 1 || limit > most) {
    return Error{out_of_range, "limit", {{"minimum", "1"}, {"maximum", std::to_string(most)}}};
  }
  return limit;
}

}  // namespace muang::http
