// SPDX-License-Identifier: Apache-2.0
// Sockets around the router. I/O threads parse, serve kept answers and files, and watch deadlines; a pool of workers runs
// the handlers, so that SQL and password hashing never hold up the I/O. TLS, HTTP/2 and limits of rate are nginx's.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/kept.hpp"
#include "http/router.hpp"

namespace muang::store {
class Database;
}

namespace muang::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: a free one, see Server::port()
  int io_threads = 1;
  int worker_threads = 4;
  std::filesystem::path web_dir;          // empty: no web app
  std::vector<std::string> proxies;       // addresses and networks whose X-Forwarded-For is believed
  std::vector<std::string> metrics_from;  // beside loopback
  std::string version;

  std::size_t max_connections = 4096;
  std::size_t max_header = 16 << 10;
  std::size_t max_waiting = 512;           // requests waiting for a worker; more are answered with 503
  std::size_t max_body_bytes = 256 << 20;  // of all bodies at the same time
  std::size_t kept_bytes = 16 << 20;       // an I/O thread
  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds body_deadline{120'000};
  std::chrono::milliseconds idle_deadline{75'000};
  std::chrono::milliseconds write_deadline{60'000};
  std::chrono::milliseconds stop_deadline{10'000};
};

struct ServerParts {
  const Router& router;
  // Makes one reader of version counters a thread; without it nothing is kept.
  std::function<std::unique_ptr<VersionReader>()> versions = {};
  bool versions_are_local = false;   // an embedded database: cheap enough for the I/O thread
  std::function<bool()> ready = {};  // for /readyz: the database answers. Runs on a worker
  Log& access = muang::log();
};

// The version counters of the product's database.
std::function<std::unique_ptr<VersionReader>()> versions_of(store::Database& database);

class Server {
 public:
  Server(ServerOptions options, ServerParts parts);  // throws std::runtime_error when it cannot listen
  ~Server();                                         // stops and waits
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  void stop_on_signals();  // SIGTERM and SIGINT
  void stop();             // from any thread: running requests are finished, new ones refused
  void wait();             // until stopped

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace muang::http
