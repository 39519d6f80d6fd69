// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>

#include "base/core/check.hpp"
#include "store/binding.hpp"
#include "store/engines.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/version_source.hpp"

namespace muang::store {
namespace {

using sqlite::Connection;
using sqlite::SqliteTransaction;

// Runs `work` between BEGIN and COMMIT on a connection that nobody else uses.
void in_write_transaction(Connection& connection, const std::function<bool(Transaction&)>& work) {
  connection.execute("BEGIN IMMEDIATE");  // deferred BEGIN loses writers to SQLITE_BUSY when they upgrade
  SqliteTransaction transaction(connection);
  try {
    const bool keep = work(transaction);
    if (keep && transaction.failed()) throw StoreFault("a transaction with a failed statement was to be committed");
    connection.execute(keep ? "COMMIT" : "ROLLBACK");
  } catch (...) {
    if (connection.in_transaction()) connection.execute("ROLLBACK");
    throw;
  }
}

void in_read_transaction(Connection& connection, const std::function<void(Transaction&)>& work) {
  connection.execute("BEGIN");
  SqliteTransaction transaction(connection);
  try {
    work(transaction);
  } catch (...) {
    if (connection.in_transaction()) connection.execute("ROLLBACK");
    throw;
  }
  if (connection.in_transaction()) connection.execute("COMMIT");
}

// The file holds password hashes and evidence: for its owner only. SQLite gives its -wal and -shm the same rights, and
// VACUUM INTO accepts an empty file.
void create_private(const std::string& path) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

void copy_database(Connection& connection, const std::string& path) {
  const Sql copy{"", "VACUUM INTO ?1", "", std::span(std::begin(sqlite::copy_parameter), 1)};
  const Param target("path", path);
  if (std::filesystem::exists(path)) throw StoreFault("the copy would overwrite " + path);
  create_private(path);
  connection.run(copy, Params(&target, 1));
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // VACUUM INTO does not sync what it wrote
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) throw StoreFault("cannot sync the copy " + path);
}

class FileDatabase : public Database {
 public:
  FileDatabase(const std::string& path, const Options& options)
      : path_(path), options_(options), writer_(path, Connection::Use::Write, options) {
    ENSURE(options.readers > 0, "at least one reader connection");
  }
  Engine engine() const override { return Engine::Sqlite; }
  std::string file() const override { return path_; }
  void copy_to(const std::string& path) override {
    Options existing = options_;
    existing.create = false;
    Connection connection(path_, Connection::Use::Write, existing);  // VACUUM is refused on the readers
    copy_database(connection, path);
  }

  void read(const std::function<void(Transaction&)>& work) override {
    const Nesting nesting(*this, false);
    in_read_transaction(*Reader(*this).connection, work);
  }
  using Database::write;
  void write(const std::function<bool(Transaction&)>& work, Isolation) override {
    const Nesting nesting(*this, true);
    const std::lock_guard lock(writing_);
    in_write_transaction(writer_, work);
  }
  std::unique_ptr<VersionSource> version_source() override { return sqlite::file_version_source(path_, options_); }

 private:
  // A reader connection from the pool, opened when all are busy and the limit is not reached, handed back at the end.
  struct Reader {
    explicit Reader(FileDatabase& from) : database(from) {
      std::unique_lock lock(database.reading_);
      database.returned_.wait(lock, [&] { return !database.idle_.empty() || database.open_ < database.options_.readers; });
      if (!database.idle_.empty()) {
        connection = std::move(database.idle_.back());
        database.idle_.pop_back();
        return;
      }
      connection = std::make_unique<Connection>(database.path_, Connection::Use::Read, database.options_);
      ++database.open_;
    }
    ~Reader() {
      {
        const std::lock_guard lock(database.reading_);
        database.idle_.push_back(std::move(connection));
      }
      database.returned_.notify_one();
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    FileDatabase& database;
    std::unique_ptr<Connection> connection;
  };

  std::string path_;
  Options options_;
  std::mutex writing_, reading_;
  std::condition_variable returned_;
  Connection writer_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int open_ = 0;
};

// For tests: everything goes through one connection. A read inside a transaction of the same thread joins it.
class MemoryDatabase : public Database {
 public:
  explicit MemoryDatabase(const Options& options) : connection_(":memory:", Connection::Use::Write, options) {}
  Engine engine() const override { return Engine::Sqlite; }
  void copy_to(const std::string& path) override {
    const std::lock_guard lock(using_);
    copy_database(connection_, path);
  }
  void read(const std::function<void(Transaction&)>& work) override {
    const Nesting nesting(*this, false);
    const std::lock_guard lock(using_);
    if (connection_.in_transaction()) {
      SqliteTransaction joined(connection_);
      return work(joined);
    }
    connection_.execute("PRAGMA query_only = ON");
    try {
      in_read_transaction(connection_, work);
    } catch (...) {
      connection_.execute("PRAGMA query_only = OFF");
      throw;
    }
    connection_.execute("PRAGMA query_only = OFF");
  }
  using Database::write;
  void write(const std::function<bool(Transaction&)>& work, Isolation) override {
    const Nesting nesting(*this, true);
    const std::lock_guard lock(using_);
    in_write_transaction(connection_, work);
    ++commits_;
  }
  std::unique_ptr<VersionSource> version_source() override { return sqlite::memory_version_source(*this, commits_); }

 private:
  std::recursive_mutex using_;
  Connection connection_;
  std::atomic<std::int64_t> commits_ = 0;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, const Options& options) {
  if (path == ":memory:") return std::make_unique<MemoryDatabase>(options);
  const auto folder = std::filesystem::path(path).parent_path();
  if (options.create && !folder.empty()) std::filesystem::create_directories(folder);
  if (options.create) create_private(path);
  return std::make_unique<FileDatabase>(path, options);
}

}  // namespace muang::store
