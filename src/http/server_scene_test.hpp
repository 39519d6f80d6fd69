// SPDX-License-Identifier: Apache-2.0
// A server on a real socket, a client that speaks bytes, and counters that stand for the database.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "http/errors.hpp"
#include "http/server.hpp"
#include "http/testing.hpp"

namespace muang::http::server_scene {

using namespace testing;
using namespace std::chrono_literals;

// Version counters in memory, as the database keeps them.
struct Counters {
  std::atomic<std::int64_t> version{1};
  struct Reader : VersionReader {
    explicit Reader(Counters& c) : counters(c) {}
    Counters& counters;
    std::int64_t current(const std::vector<std::string>&) override { return counters.version.load(); }
  };
};

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    const timeval patience{10, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  std::string until_closed() {
    while (more()) {
    }
    return std::exchange(waiting_, {});
  }
  // One answer: head and body by its Content-Length.
  std::string answer(bool head_only = false) {
    std::size_t end = 0;
    while ((end = waiting_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return std::exchange(waiting_, {});
    }
    const auto at = waiting_.find("Content-Length: ");
    const std::size_t size = at < end && !head_only ? std::stoul(waiting_.substr(at + 16)) : 0;
    while (waiting_.size() < end + 4 + size) {
      if (!more()) return std::exchange(waiting_, {});
    }
    std::string out = waiting_.substr(0, end + 4 + size);
    waiting_.erase(0, out.size());
    return out;
  }
  std::string get(const std::string& path, const std::string& headers = "") {
    send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    return answer();
  }
  bool connected = false;

 private:
  bool more() {
    char bytes[65536];
    const auto n = ::recv(socket_, bytes, sizeof bytes, 0);
    if (n > 0) waiting_.append(bytes, static_cast<std::size_t>(n));
    return n > 0;
  }
  int socket_;
  std::string waiting_;
};

struct House {
  explicit House(bool local = true) : local_versions(local) {}
  bool local_versions;
  CookieAuthoriser authoriser;
  Counters counters;
  std::atomic<int> stored{0}, computed{0};
  std::function<void()> during = [] {};  // happens while the kept answer is computed
  Log quiet{::open("/dev/null", O_WRONLY | O_CLOEXEC)};
  Router router{table(), {texts(), authoriser, nullptr, quiet}};
  std::optional<Server> server;

  std::vector<Endpoint> table() {
    std::vector<Endpoint> rows;
    rows.push_back({.method = Method::Get,
                    .path = "/api/v1/kept",
                    .permission = open_to_public,
                    .summary = "Kept.",
                    .query = {{"size", "integer", ""}},
                    .kept = {{"city"}},
                    .handler = [this](const Call& call) -> Result<Response> {
                      ++computed;
                      const auto size = call.query_value("size");
                      const auto seen = std::to_string(stored.load());
                      during();
                      return Response{.body = seen + std::string(size ? std::stoul(*size) : 0, ' ')};
                    }});
    rows.push_back({.method = Method::Get,
                    .path = "/api/v1/slow",
                    .permission = open_to_public,
                    .summary = "Slow.",
                    .handler = [](const Call&) -> Result<Response> {
                      std::this_thread::sleep_for(300ms);
                      return Response{.body = "slow"};
                    }});
    rows.push_back({.method = Method::Post,
                    .path = "/api/v1/echo",
                    .permission = open_to_public,
                    .summary = "Echo.",
                    .body_limit = 1000,
                    .handler = [](const Call& call) -> Result<Response> { return Response{.body = call.body}; }});
    rows.push_back({.method = Method::Post,
                    .path = "/api/v1/files",
                    .permission = signed_in,
                    .summary = "File.",
                    .body_limit = 20 << 20,
                    .upload = true,
                    .handler = [](const Call& call) -> Result<Response> {
                      return Response{.body = std::to_string(call.files.at(0).content.size())};
                    }});
    return rows;
  }
  std::uint16_t start(ServerOptions options = {}) {
    options.version = "1.2.3";
    ServerParts parts{.router = router,
                      .versions = [this] { return std::make_unique<Counters::Reader>(counters); },
                      .versions_are_local = local_versions,
                      .access = quiet};
    server.emplace(options, parts);
    return server->port();
  }
  void write(int value) {  // commit the value and bump its topic, as the gate does
    stored = value;
    ++counters.version;
  }
};

inline std::string status_of(const std::string& answer) {
  return answer.substr(0, std::min<std::size_t>(answer.size(), 12));
}
inline std::string body_of(const std::string& answer) {
  const auto at = answer.find("\r\n\r\n");
  return at == std::string::npos ? "" : answer.substr(at + 4);
}
inline std::string header_of(const std::string& answer, const std::string& name) {
  const auto at = answer.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const auto from = at + name.size() + 4;
  return answer.substr(from, answer.find("\r\n", from) - from);
}

}  // namespace muang::http::server_scene
