// SPDX-License-Identifier: Apache-2.0
// Between bytes and values, without sockets: request targets, the answer's head, languages, encodings, addresses.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/call.hpp"

namespace muang::http {

struct Target {
  std::string path;
  std::multimap<std::string, std::string, std::less<>> query;
};
// Nothing for a target that is no clean path: bad escapes, no UTF-8, control characters, dot segments, too many parameters.
std::optional<Target> parse_target(std::string_view raw);

Language preferred_language(std::string_view accept_language);  // Thai unless English is asked for before it
bool accepts_gzip(std::string_view accept_encoding);
std::string gzip(std::string_view body);

// Status line and headers up to the ones that differ each time (see tail_of).
std::string head_of(const Response& response, std::size_t body_size);
// X-Request-Id, Date, Connection and the empty line. `server_date` is "Tue, 24 Nov 2026 13:00:00 GMT".
void append_tail(std::string& out, std::string_view request_id, std::string_view server_date, bool close);
std::string http_date(std::int64_t unix_seconds);

std::string truncated_address(std::string_view address);  // IPv4 /24, IPv6 /48: for the log
bool is_loopback(std::string_view address);
bool in_networks(std::string_view address, const std::vector<std::string>& networks);  // "10.0.0.0/8", "::1"
// The right-most address of X-Forwarded-For that is no proxy of ours, when the peer is one.
std::string client_address(const std::string& peer, std::string_view forwarded, const std::vector<std::string>& proxies);

}  // namespace muang::http
