// SPDX-License-Identifier: Apache-2.0
// One SQLite connection with its prepared statements. Used by one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "store/database.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace muang::store::sqlite {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const;
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalize>;

class Connection {
 public:
  enum class Use { Write, Read };
  Connection(const std::string& path, Use use, const Options& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void execute(const char* sql);  // any number of statements without parameters
  // A statement without a name is prepared for this one call, others are kept.
  std::size_t query(const Sql& sql, Params params, const std::function<void(const Row&)>& each);
  std::int64_t run(const Sql& sql, Params params);
  std::int64_t append(const Sql& insert, const NextRow& next);
  bool in_transaction() const;

 private:
  struct Kept {
    StatementHandle statement;
    bool busy = false;  // a cursor stands on it: the same statement inside its own loop gets one of its own
  };
  class Lease;
  StatementHandle prepare(std::string_view text, bool keep);
  void step_whole(sqlite3_stmt* statement, std::string_view what);
  [[noreturn]] void fail(std::string_view what) const;
  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string_view, std::unique_ptr<Kept>> kept_;  // key: SQLite's own copy of the text
};

class SqliteTransaction : public Transaction {
 public:
  explicit SqliteTransaction(Connection& connection) : connection_(connection) {}
  using Transaction::query;
  using Transaction::run;
  std::size_t query(const Sql& sql, Params params, const std::function<void(const Row&)>& each) override;
  std::int64_t run(const Sql& sql, Params params) override;
  std::int64_t append(const Sql& insert, const NextRow& next) override;
  Engine engine() const override { return Engine::Sqlite; }
  bool failed() const { return failed_; }

 private:
  void refuse_after_failure() const;
  Connection& connection_;
  bool failed_ = false;
};

}  // namespace muang::store::sqlite
