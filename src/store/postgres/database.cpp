// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "base/core/check.hpp"
#include "store/binding.hpp"
#include "store/engines.hpp"
#include "store/postgres/connection.hpp"
#include "store/sql.hpp"

namespace muang::store {
namespace {

using namespace postgres;

constexpr int most_attempts = 40;
constexpr int patient_attempts = 3;  // after them the writers that lost queue up, so that each gets through

constexpr Sql versions{"store.versions",
                       "",
                       "SELECT w.topic, COALESCE((SELECT SUM(v.version) FROM store_versions v WHERE v.topic = w.topic), 0) "
                       "FROM unnest(CAST($1 AS TEXT[])) WITH ORDINALITY w(topic, place) ORDER BY w.place",
                       {}};
constexpr std::string_view versions_parameters[] = {"topics"};

class Pool {
 public:
  Pool(std::string url, int limit) : url_(std::move(url)), limit_(limit) {}
  std::unique_ptr<Connection> take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return !idle_.empty() || open_ < limit_; });
    if (idle_.empty()) {
      ++open_;
      lock.unlock();
      try {
        return std::make_unique<Connection>(url_);
      } catch (...) {
        give_back(nullptr);
        throw;
      }
    }
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      if (connection && connection->usable() && !connection->in_transaction()) {
        idle_.push_back(std::move(connection));
      } else {
        --open_;
      }
    }
    returned_.notify_one();
  }

 private:
  std::string url_;
  int limit_, open_ = 0;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

class Lease {
 public:
  explicit Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {}
  ~Lease() { pool_.give_back(std::move(connection_)); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Connection* operator->() { return connection_.get(); }
  Connection& operator*() { return *connection_; }

 private:
  Pool& pool_;
  std::unique_ptr<Connection> connection_;
};

// Held between transactions, not inside one: a serializable transaction that waits for a lock would begin with an old view.
class WritersQueue {
 public:
  WritersQueue(Connection& connection, bool wait) : connection_(connection), held_(wait) {
    if (held_) connection_.execute("SELECT pg_advisory_lock(7203373)");
  }
  ~WritersQueue() {
    if (!held_ || !connection_.usable()) return;
    try {
      connection_.execute("SELECT pg_advisory_unlock(7203373)");
    } catch (const StoreFault&) {  // the connection is lost, and with it the lock
    }
  }
  WritersQueue(const WritersQueue&) = delete;
  WritersQueue& operator=(const WritersQueue&) = delete;

 private:
  Connection& connection_;
  bool held_;
};

void roll_back(Connection& connection) {
  try {
    connection.settle();
  } catch (const StoreFault&) {  // what was sent is given up anyway
  }
  if (connection.usable() && connection.in_transaction()) connection.execute("ROLLBACK");
}

void pause(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  std::this_thread::sleep_for(std::chrono::microseconds(random() % (1000U * static_cast<unsigned>(std::min(attempt, 20)))));
}

class PostgresVersionSource : public VersionSource {
 public:
  explicit PostgresVersionSource(Pool& pool) : pool_(pool) {}
  void read(std::span<const std::string_view> topics, std::vector<std::int64_t>& found) override {
    std::string array = "{";
    for (const std::string_view topic : topics) {
      array += array.size() > 1 ? ",\"" : "\"";
      for (const char c : topic) {
        if (c == '"' || c == '\\') array += '\\';
        array += c;
      }
      array += '"';
    }
    array += '}';
    try {
      select(array, found);
    } catch (const ConnectionLost&) {  // a read is safe to repeat
      select(array, found);
    }
  }

 private:
  void select(const std::string& array, std::vector<std::int64_t>& found) {
    Lease connection(pool_);
    const Param param("topics", array);
    Sql statement = versions;
    statement.parameters = versions_parameters;
    const auto rows = connection->execute(statement, Params(&param, 1));
    each_row(rows.get(), [&](const Row& row) { found.push_back(row.integer(1)); });
  }
  Pool& pool_;
};

class PostgresDatabase : public Database {
 public:
  PostgresDatabase(const std::string& url, const Options& options) : pool_(url, std::max(2, options.readers * 2)) {
    Lease probe(pool_);  // a wrong URL fails at the start
  }
  Engine engine() const override { return Engine::Postgres; }
  void copy_to(const std::string&) override { throw StoreFault("a PostgreSQL database is copied with pg_dump"); }
  std::unique_ptr<VersionSource> version_source() override { return std::make_unique<PostgresVersionSource>(pool_); }

  void read(const std::function<void(Transaction&)>& work) override {
    const Nesting nesting(*this, false);
    Lease connection(pool_);
    connection->begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    PostgresTransaction transaction(*connection);
    try {
      work(transaction);
    } catch (...) {
      roll_back(*connection);
      throw;
    }
    connection->execute("COMMIT");
  }

  using Database::write;
  void write(const std::function<bool(Transaction&)>& work, Isolation isolation) override {
    const Nesting nesting(*this, true);
    for (int attempt = 1;; ++attempt) {
      try {
        return write_once(work, isolation, attempt > patient_attempts);
      } catch (const Conflict&) {
        if (attempt == most_attempts) throw;
      }
      pause(attempt);
    }
  }

 private:
  void write_once(const std::function<bool(Transaction&)>& work, Isolation isolation, bool queue) {
    Lease connection(pool_);
    const char* begin =
        isolation == Isolation::Serial ? "BEGIN ISOLATION LEVEL SERIALIZABLE" : "BEGIN ISOLATION LEVEL READ COMMITTED";
    const WritersQueue turn(*connection, queue);
    connection->begin(begin);
    PostgresTransaction transaction(*connection);
    bool keep = false;
    try {
      keep = work(transaction);
      if (transaction.conflict()) throw Conflict("another writer was first");
      if (keep && transaction.failed()) throw StoreFault("a transaction with a failed statement was to be committed");
      if (keep) transaction.settle();
    } catch (...) {
      roll_back(*connection);
      if (transaction.conflict())
        throw Conflict("another writer was first");  // also when `work` gave up with its own exception
      throw;
    }
    if (!keep) {
      roll_back(*connection);
    } else if (connection->execute("COMMIT") != "COMMIT") {  // the server rolls back a failed transaction without an error
      throw StoreFault("the server rolled the transaction back");
    }
  }
  Pool pool_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, const Options& options) {
  return std::make_unique<PostgresDatabase>(url, options);
}

}  // namespace muang::store
