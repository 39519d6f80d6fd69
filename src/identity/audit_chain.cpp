// SPDX-License-Identifier: Apache-2.0
#include "identity/audit_chain.hpp"

#include <sodium.h>

#include <array>

#include "base/core/check.hpp"

namespace muang::identity {
namespace {

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string hex(std::span<const unsigned char> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

// With its length before it, no text can be taken for the end of its field.
void append_text(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ' ';
  out += text;
  out += '\n';
}

// Length of a whole UTF-8 sequence at the beginning of `text`, 0 when there is none.
std::size_t whole_sequence(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 0;
  }
  const auto second = length > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  const bool refused = (first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0) ||
                       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90);
  return refused ? 0 : length;
}

void append_ascii(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) >= 0x20) {
    out += c;
    return;
  }
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4U];
  out += digits[static_cast<unsigned char>(c) & 0xFU];
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), raw(bytes), bytes.size());
  return hex(hash);
}

std::string link_bytes(std::string_view previous_hash, std::int64_t sequence, const AuditRow& row) {
  std::string bytes = "muang-audit-1\n";
  bytes.append(previous_hash) += '\n';
  for (const std::int64_t number : {sequence, row.id, row.at, row.person}) bytes += std::to_string(number) + "\n";
  bytes += (row.unit ? std::to_string(*row.unit) : "-") + "\n";
  append_text(bytes, row.action);
  append_text(bytes, row.request_id);
  append_text(bytes, row.body);
  return bytes;
}

std::string link_hash(std::string_view previous_hash, std::int64_t sequence, const AuditRow& row) {
  return sha256_hex(link_bytes(previous_hash, sequence, row));
}

std::string personal_digest(std::string_view salt, std::string_view value) {
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256_init(&state, raw(salt), salt.size());
  crypto_auth_hmacsha256_update(&state, raw(value), value.size());
  crypto_auth_hmacsha256_final(&state, digest.data());
  return hex(digest);
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t length = whole_sequence(text);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    } else {
      if (length == 1) append_ascii(out, text[0]);
      if (length > 1) out += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  out += '"';
}

}  // namespace muang::identity
