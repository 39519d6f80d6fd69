// SPDX-License-Identifier: Apache-2.0
// The bytes of a link of the audit chain and its body. Exact definition and a worked example: docs/adr/002-audit-chain.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muang::identity {

inline const std::string no_head(64, '0');

struct AuditRow {
  std::int64_t id = 0, at = 0, person = 0;
  std::string action;
  std::optional<std::int64_t> unit;
  std::string request_id, body;
};

std::string sha256_hex(std::string_view bytes);
std::string link_bytes(std::string_view previous_hash, std::int64_t sequence, const AuditRow& row);
std::string link_hash(std::string_view previous_hash, std::int64_t sequence, const AuditRow& row);
// HMAC-SHA-256 of the value under the database's salt, in hex.
std::string personal_digest(std::string_view salt, std::string_view value);
// A JSON string as RFC 8785 writes it; bytes that are no UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace muang::identity
