// SPDX-License-Identifier: Apache-2.0
// One PostgreSQL connection with its prepared statements. Used by one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "store/database.hpp"

struct pg_conn;
struct pg_result;

namespace muang::store::postgres {

// Another writer won (SQLSTATE 40001, 40P01): the whole transaction may be tried again.
struct Conflict : StoreFault {
  using StoreFault::StoreFault;
};
// The server or the way to it is gone. `sent` says whether the failed command may have reached it.
struct ConnectionLost : StoreFault {
  using StoreFault::StoreFault;
};

struct Clear {
  void operator()(pg_result* result) const;
};
using Result = std::unique_ptr<pg_result, Clear>;

class Connection {
 public:
  explicit Connection(std::string url);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // One command without parameters; returns its command tag ("COMMIT", "ROLLBACK" …).
  std::string execute(const char* sql);
  // BEGIN, on a connection opened anew when the old one is lost (nothing has been done on it yet).
  void begin(const char* sql);
  Result execute(const Sql& sql, Params params);
  // Puts the command into the pipeline without waiting. `settle` waits for all of them and throws the first failure; every
  // other command settles first.
  void send(const Sql& sql, Params params);
  void settle();
  std::int64_t append(const Sql& insert, const NextRow& next);
  bool usable() const;
  bool in_transaction() const;

 private:
  void open();
  const std::string& prepare(const Sql& sql);
  [[noreturn]] void fail(std::string_view what, const pg_result* result) const;
  Result drained();
  void end_copy(std::string_view what, const char* giving_up);
  std::string url_;
  int sent_ = 0;  // commands in the pipeline
  pg_conn* handle_ = nullptr;
  std::unordered_map<std::string, std::string> prepared_;  // name → text
};

class PostgresTransaction : public Transaction {
 public:
  explicit PostgresTransaction(Connection& connection) : connection_(connection) {}
  using Transaction::query;
  using Transaction::run;
  std::size_t query(const Sql& sql, Params params, const std::function<void(const Row&)>& each) override;
  using Transaction::send;
  std::int64_t run(const Sql& sql, Params params) override;
  void send(const Sql& sql, Params params) override;
  std::int64_t append(const Sql& insert, const NextRow& next) override;
  void settle();  // before the commit: what was sent has happened
  Engine engine() const override { return Engine::Postgres; }
  bool failed() const { return failed_; }
  bool conflict() const { return conflict_; }  // even when `work` swallowed the exception

 private:
  template <class F>
  auto guarded(F work) -> decltype(work());
  Result execute(const Sql& sql, Params params);
  Connection& connection_;
  bool failed_ = false, conflict_ = false;
};

void each_row(const pg_result* result, const std::function<void(const Row&)>& each);

}  // namespace muang::store::postgres
