// SPDX-License-Identifier: Apache-2.0
// Inside of the server, included by server.cpp and connection.cpp alone (Asio is heavy).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <utility>  // Asio 1.74 forgets it: std::exchange in its coroutines
#include <vector>

#include "http/asio.hpp"
#include "http/kept.hpp"
#include "http/metrics.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"

namespace muang::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
class Connection;

struct IoThread {
  explicit IoThread(const ServerOptions& options) : kept(options.kept_bytes) {}
  asio::io_context context{1};
  asio::steady_timer sweeper{context};
  KeptAnswers kept;
  std::unique_ptr<VersionReader> versions;
  std::unordered_set<Connection*> connections;
  std::string date;  // of the Date header, this second
  std::thread thread;
};

struct Shared {
  Shared(ServerOptions o, ServerParts p) : options(std::move(o)), parts(std::move(p)), metrics(parts.router.endpoints()) {}
  const ServerOptions options;
  const ServerParts parts;
  StaticFiles files;
  Metrics metrics;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> body_bytes{0};  // of the bodies in memory or on their way
  std::unique_ptr<asio::thread_pool> workers;

  // Version readers of the workers, made when needed.
  std::shared_ptr<VersionReader> take_reader();
  void give_back(std::shared_ptr<VersionReader> reader);

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<VersionReader>> readers_;
};

// The head of a request as parsed, in one piece of memory that the next request uses again.
struct Head {
  struct Span {
    std::uint32_t at = 0, size = 0;
  };
  std::string text, method;
  Span target;
  std::vector<std::pair<Span, Span>> fields;  // name, value
  Span accept_language, accept_encoding, if_none_match, expect, cookie;
  int hosts = 0, version = 11;
  std::string_view view(Span span) const { return {text.data() + span.at, span.size}; }
  Span keep(std::string_view piece);
  void clear();
};

// What a telephone at the edge of the network still brings: 16 KB a second.
inline std::chrono::milliseconds time_for(std::size_t bytes) { return std::chrono::milliseconds(bytes * 1000 / (16 << 10)); }

class RequestParser;
struct Job;  // a request on its way through a worker

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, IoThread& io, asio::ip::tcp::socket socket);
  ~Connection();
  asio::awaitable<void> run();
  void sweep(Clock::time_point now);  // closes what is past its deadline
  void stop(bool at_once);            // an idle one closes now, a busy one after its answer

 private:
  enum class Phase { Idle, Header, Body, Working, Writing, Draining };
  void enter(Phase phase, std::chrono::milliseconds allowed);
  asio::awaitable<bool> one_request();
  asio::awaitable<bool> fill();
  asio::awaitable<bool> read_head(RequestParser& parser);
  asio::awaitable<bool> read_body(RequestParser& parser, std::size_t limit);
  asio::awaitable<bool> take(RequestParser& parser, std::size_t limit);  // 413 and 100-continue before the body is read
  asio::awaitable<bool> handle(RequestParser& parser, bool has_body);
  asio::awaitable<bool> handle_endpoint(RequestParser& parser, std::shared_ptr<Job> job, bool has_body);
  asio::awaitable<void> on_worker(std::shared_ptr<Job> job);
  asio::awaitable<bool> finish_job(std::shared_ptr<Job> job);
  asio::awaitable<bool> send_response(Response response);
  asio::awaitable<bool> send_kept(std::shared_ptr<const KeptAnswer> answer);
  asio::awaitable<bool> refuse(ErrorCode code, Params params = {});
  asio::awaitable<bool> send_rest();
  asio::awaitable<void> drain();
  std::shared_ptr<const KeptAnswer> kept_answer(bool has_body);
  std::optional<Response> system_answer(std::string_view path);
  std::shared_ptr<Job> make_job();
  bool operator_asks() const;
  std::string_view field(std::string_view name) const;  // lower case
  void plan_keeping(Job& job);
  bool send_now(std::string_view head, std::string_view body);  // false: the rest waits in rest_, or the peer is gone
  void answered(int status, std::size_t bytes);

  Shared& shared_;
  IoThread& io_;
  asio::ip::tcp::socket socket_;
  std::string peer_, request_id_, out_, rest_, key_, body_;
  std::vector<char> in_;
  std::size_t begin_ = 0, end_ = 0;  // what is read and not yet parsed
  Head head_;
  Phase phase_ = Phase::Header;
  Clock::time_point deadline_, started_;
  std::size_t row_ = 0, reserved_ = 0;
  bool head_only_ = false, close_ = false, timed_out_ = false, broken_ = false, unread_ = false;
  bool keep_alive_ = true;
  Language language_ = Language::Thai;
};

}  // namespace muang::http
