// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <ctime>
#include <stdexcept>

#include "http/connection.hpp"
#include "http/wire.hpp"
#include "store/database.hpp"

namespace muang::http {

using asio::ip::tcp;
using boost::system::error_code;

struct Server::State : Shared {
  using Shared::Shared;
  std::vector<std::unique_ptr<IoThread>> threads;
  std::optional<tcp::acceptor> acceptor;
  std::optional<asio::signal_set> signals;
  std::uint16_t port = 0;
  Clock::time_point must_end;  // written before `stopping`

  void listen();
  asio::awaitable<void> accept();
  asio::awaitable<void> sweep(IoThread& io);
};

namespace {

class StoreVersions final : public VersionReader {
 public:
  explicit StoreVersions(store::Database& database) : source_(database.version_source()) {}
  std::int64_t current(const std::vector<std::string>& topics) override {
    names_.assign(topics.begin(), topics.end());
    versions_.clear();
    source_->read(names_, versions_);
    std::int64_t sum = 0;  // counters only grow: the sum moves whenever one of them does
    for (const auto version : versions_) sum += version;
    return sum;
  }

 private:
  std::unique_ptr<store::VersionSource> source_;
  std::vector<std::string_view> names_;
  std::vector<std::int64_t> versions_;
};

}  // namespace

std::function<std::unique_ptr<VersionReader>()> versions_of(store::Database& database) {
  return [&database] { return std::make_unique<StoreVersions>(database); };
}

std::shared_ptr<VersionReader> Shared::take_reader() {
  const std::lock_guard lock(mutex_);
  if (readers_.empty()) return parts.versions();
  auto reader = std::move(readers_.back());
  readers_.pop_back();
  return reader;
}

void Shared::give_back(std::shared_ptr<VersionReader> reader) {
  const std::lock_guard lock(mutex_);
  readers_.push_back(std::move(reader));
}

void Server::State::listen() {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) throw std::runtime_error("cannot listen on " + options.address + ": " + error.message());
  acceptor.emplace(threads.front()->context);
  const tcp::endpoint endpoint(address, options.port);
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(1024, error);
  if (error) {
    throw std::runtime_error("cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " +
                             error.message());
  }
  port = acceptor->local_endpoint().port();
}

asio::awaitable<void> Server::State::accept() {
  std::size_t next = 0;
  asio::steady_timer pause(threads.front()->context);
  while (!stopping) {
    IoThread& io = *threads[next++ % threads.size()];
    error_code error;
    tcp::socket socket = co_await acceptor->async_accept(io.context, asio::redirect_error(asio::use_awaitable, error));
    if (stopping || error == asio::error::operation_aborted) co_return;
    if (error) {  // no descriptors left, most likely: wait until some connection ends
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    if (metrics.open_connections.load() >= static_cast<std::int64_t>(options.max_connections)) {
      metrics.refused_connections.fetch_add(1);
      continue;  // closed
    }
    auto connection = std::make_shared<Connection>(*this, io, std::move(socket));
    asio::co_spawn(
        io.context, [connection] { return connection->run(); }, asio::detached);
  }
}

// Ten times a second: deadlines, the Date header, the log. One timer for all, so that a request sets none.
asio::awaitable<void> Server::State::sweep(IoThread& io) {
  std::time_t second = 0;
  for (;;) {
    if (const auto now = std::time(nullptr); now != second) io.date = http_date(second = now);
    const auto now = Clock::now();
    const bool ending = stopping, at_once = ending && now >= must_end;
    const std::vector<Connection*> all(io.connections.begin(), io.connections.end());
    for (auto* connection : all) {
      connection->sweep(now);
      if (ending) connection->stop(at_once);
    }
    parts.access.flush();
    if (ending && io.connections.empty()) co_return;
    error_code ignored;
    io.sweeper.expires_after(std::chrono::milliseconds(ending ? 10 : 100));
    co_await io.sweeper.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
}

Server::Server(ServerOptions options, ServerParts parts)
    : state_(std::make_unique<State>(std::move(options), std::move(parts))) {
  State& state = *state_;
  if (!state.options.web_dir.empty()) state.files = StaticFiles(state.options.web_dir);
  for (int i = 0; i < std::max(1, state.options.io_threads); ++i) {
    auto& io = *state.threads.emplace_back(std::make_unique<IoThread>(state.options));
    if (state.parts.versions && state.parts.versions_are_local) io.versions = state.parts.versions();
    io.date = http_date(std::time(nullptr));
  }
  state.listen();
  state.workers = std::make_unique<asio::thread_pool>(static_cast<std::size_t>(std::max(1, state.options.worker_threads)));
  asio::co_spawn(
      state.threads.front()->context, [&state] { return state.accept(); }, asio::detached);
  for (auto& io : state.threads) {
    asio::co_spawn(
        io->context, [&state, &io = *io] { return state.sweep(io); }, asio::detached);
    io->thread = std::thread([&io = *io] { io.context.run(); });
  }
}

Server::~Server() {
  stop();
  wait();
}

std::uint16_t Server::port() const { return state_->port; }

void Server::stop_on_signals() {
  State& state = *state_;
  asio::post(state.threads.front()->context, [this, &state] {
    state.signals.emplace(state.threads.front()->context, SIGTERM, SIGINT);
    state.signals->async_wait([this](const error_code& error, int) {
      if (!error) stop();
    });
  });
}

void Server::stop() {
  State& state = *state_;
  IoThread& first = *state.threads.front();
  asio::post(first.context, [&state] {
    if (state.stopping) return;
    state.must_end = Clock::now() + state.options.stop_deadline;
    state.stopping = true;
    error_code ignored;
    state.acceptor->close(ignored);
    if (state.signals) state.signals->cancel(ignored);
    for (auto& io : state.threads) asio::post(io->context, [&io = *io] { io.sweeper.cancel(); });
  });
}

void Server::wait() {
  for (auto& io : state_->threads) {
    if (io->thread.joinable()) io->thread.join();
  }
  state_->workers->join();
  state_->parts.access.flush();
}

}  // namespace muang::http
