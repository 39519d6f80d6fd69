// SPDX-License-Identifier: Apache-2.0
#include "http/etag.hpp"

#include <sodium.h>

#include <array>
#include <charconv>

#include "http/errors.hpp"

namespace muang::http {

std::string version_etag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

Result<std::int64_t> if_match_version(const Call& call) {
  auto text = call.header("if-match");
  if (text.empty()) return if_match_required;
  if (text.size() < 3 || text.front() != '"' || text.back() != '"') return bad_if_match;
  text = text.substr(1, text.size() - 2);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size() || version < 0) return bad_if_match;
  return version;
}

Result<Done> require_version(const Call& call, std::int64_t stored) {
  TRY(const auto seen, if_match_version(call));
  if (seen != stored) return stale;
  return Done{};
}

std::string content_etag(std::string_view body) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(body.data()), body.size(), nullptr, 0);
  std::string out = "\"c";
  for (const unsigned char byte : hash) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out + '"';
}

bool etag_matches(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    auto one = list.substr(0, comma);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == etag) return true;
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return false;
}

}  // namespace muang::http
