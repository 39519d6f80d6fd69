// SPDX-License-Identifier: Apache-2.0
#include "http/wire.hpp"

#include <arpa/inet.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <ctime>

#include "base/core/check.hpp"
#include "http/multipart.hpp"
#include "http/problem.hpp"

namespace muang::http {

namespace {

constexpr std::size_t most_parameters = 100;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool decode(std::string_view text, bool plus_is_space, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex_digit(text[i + 2]);
      if (low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    out += c;
  }
  return is_utf8(out);
}

bool clean_path(std::string_view path) {
  if (!path.starts_with('/') || path.find('\\') != std::string_view::npos) return false;
  if (path.find("//") != std::string_view::npos) return false;
  for (std::size_t at = 0; at < path.size();) {
    const auto end = std::min(path.find('/', at + 1), path.size());
    const auto segment = path.substr(at + 1, end - at - 1);
    if (segment == "." || segment == "..") return false;
    at = end;
  }
  return true;
}

// style-src 'self' without 'unsafe-inline' is the strict policy of the web app; a handler may send a stricter one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> always{{
    {"Content-Security-Policy",
     "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src "
     "'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

struct Address {
  std::array<unsigned char, 16> bytes{};
  int bits = 0;  // 32 or 128, 0: no address
};

Address parse_address(std::string_view text) {
  Address address;
  const std::string copy(text.substr(0, 64));
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) {
    address.bits = 32;
  } else if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) {
    address.bits = 128;
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};  // ::ffff:1.2.3.4
    if (std::equal(mapped.begin(), mapped.end(), address.bytes.begin())) {
      std::copy(address.bytes.begin() + 12, address.bytes.end(), address.bytes.begin());
      address.bits = 32;
    }
  }
  return address;
}

bool in_network(const Address& address, std::string_view network) {
  const auto slash = network.find('/');
  const Address base = parse_address(network.substr(0, slash));
  int prefix = base.bits;
  if (slash != std::string_view::npos) {
    std::from_chars(network.data() + slash + 1, network.data() + network.size(), prefix);
  }
  if (base.bits == 0 || base.bits != address.bits || prefix < 0 || prefix > base.bits) return false;
  for (int bit = 0; bit < prefix; ++bit) {
    const auto at = static_cast<std::size_t>(bit / 8);
    if (((base.bytes[at] ^ address.bytes[at]) >> (7 - bit % 8)) & 1) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto from = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(from, text.find_last_not_of(" \t") + 1 - from);
}

}  // namespace

std::optional<Target> parse_target(std::string_view raw) {
  Target target;
  const auto question = std::min(raw.find('?'), raw.size());
  if (!decode(raw.substr(0, question), false, target.path) || !clean_path(target.path)) return std::nullopt;
  auto rest = raw.substr(std::min(question + 1, raw.size()));
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    std::string name, value;
    if (!decode(pair.substr(0, equals), true, name)) return std::nullopt;
    if (!decode(pair.substr(std::min(equals + 1, pair.size())), true, value)) return std::nullopt;
    if (target.query.size() >= most_parameters) return std::nullopt;
    target.query.emplace(std::move(name), std::move(value));
  }
  return target;
}

Language preferred_language(std::string_view accept) {
  // Quality values are ignored: browsers list what they prefer first.
  for (std::size_t i = 0; i + 1 < accept.size(); ++i) {
    if (i > 0 && accept[i - 1] != ',' && accept[i - 1] != ' ') continue;
    const char a = static_cast<char>(accept[i] | 0x20), b = static_cast<char>(accept[i + 1] | 0x20);
    if (a == 't' && b == 'h') return Language::Thai;
    if (a == 'e' && b == 'n') return Language::English;
  }
  return Language::Thai;
}

bool accepts_gzip(std::string_view accept) {
  const auto at = accept.find("gzip");
  if (at == std::string_view::npos) return false;
  const auto rest = trimmed(accept.substr(at + 4, accept.find(',', at) - at - 4));
  return !(rest.starts_with(";q=0") && rest.find_first_of("123456789") == std::string_view::npos);
}

std::string gzip(std::string_view body) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;  // zlib: 16 more asks for the gzip form
  ENSURE(deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib starts");
  std::string out(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  ENSURE(done == Z_STREAM_END, "zlib ends");
  return out;
}

std::string head_of(const Response& response, std::size_t body_size) {
  std::string out;
  out.reserve(1024);
  out += "HTTP/1.1 " + std::to_string(response.status) + ' ';
  out += reason_phrase(response.status);
  out += "\r\n";
  const bool without_body = response.status == 204 || response.status == 304;
  if (!without_body) {
    if (!response.content_type.empty()) out += "Content-Type: " + response.content_type + "\r\n";
    out += "Content-Length: " + std::to_string(body_size) + "\r\n";
  }
  for (const auto& [name, value] : response.headers) {
    ENSURE((name + value).find_first_of("\r\n") == std::string::npos, "a header is one line");
    out += name + ": " + value + "\r\n";
  }
  for (const auto& [name, value] : always) {
    const auto same = [&](const auto& header) { return header.first == name; };
    if (std::any_of(response.headers.begin(), response.headers.end(), same)) continue;
    out.append(name).append(": ").append(value).append("\r\n");
  }
  return out;
}

void append_tail(std::string& out, std::string_view request_id, std::string_view server_date, bool close) {
  out.append("X-Request-Id: ").append(request_id).append("\r\nDate: ").append(server_date);
  out += close ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
}

std::string http_date(std::int64_t unix_seconds) {
  const std::time_t time = unix_seconds;
  std::tm parts{};
  char text[40] = "";
  const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&time, &parts));
  return {text, size};
}

std::string truncated_address(std::string_view text) {
  Address address = parse_address(text);
  if (address.bits == 0) return "";
  const std::size_t kept = address.bits == 32 ? 3 : 6;
  std::fill(address.bytes.begin() + static_cast<std::ptrdiff_t>(kept), address.bytes.end(), static_cast<unsigned char>(0));
  char out[INET6_ADDRSTRLEN] = "";
  inet_ntop(address.bits == 32 ? AF_INET : AF_INET6, address.bytes.data(), out, sizeof out);
  return out;
}

bool is_loopback(std::string_view address) { return in_networks(address, {"127.0.0.0/8", "::1"}); }

bool in_networks(std::string_view address, const std::vector<std::string>& networks) {
  const Address parsed = parse_address(address);
  return parsed.bits != 0 &&
         std::any_of(networks.begin(), networks.end(), [&](const auto& network) { return in_network(parsed, network); });
}

std::string client_address(const std::string& peer, std::string_view forwarded, const std::vector<std::string>& proxies) {
  std::string address = peer;
  while (!forwarded.empty() && in_networks(address, proxies)) {
    const auto comma = forwarded.rfind(',');
    const auto last = trimmed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
    if (parse_address(last).bits == 0) break;
    address = std::string(last);
    forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
  }
  return address;
}

}  // namespace muang::http
