// SPDX-License-Identifier: Apache-2.0
// One face over SQLite (embedded default) and PostgreSQL. A store fault (disk full, server gone) is an exception;
// a violated constraint is an exception too (ConstraintViolation) that a service may translate into its error code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace muang::store {

enum class Engine { Sqlite, Postgres };

struct StoreFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct InvalidText : StoreFault {  // a NUL or broken UTF-8: refused alike by both engines
  using StoreFault::StoreFault;
};
struct ConstraintViolation : StoreFault {
  enum class Kind { Unique, ForeignKey, Check, NotNull };
  ConstraintViolation(Kind violated, const std::string& what) : StoreFault(what), kind(violated) {}
  Kind kind;
};

// A named statement of a slice's sql/*.sql file, written once in portable SQL with :name parameters. The build turns each
// file into constants (tools/embed-sql). Type words INT64 FLOAT64 BYTES BOOL and ID are replaced per engine.
struct Sql {
  std::string_view name;                         // "identity.find_person": metric and slow-query label
  std::string_view sqlite;                       // with ?1, ?2 …
  std::string_view postgres;                     // with $1, $2 …
  std::span<const std::string_view> parameters;  // names in the order of their numbers
};

using Bytes = std::span<const std::byte>;
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Bytes>;

struct Param {
  std::string_view name;
  Value value;
  Param(std::string_view n, std::nullptr_t) : name(n), value(nullptr) {}
  Param(std::string_view n, double v) : name(n), value(v) {}
  Param(std::string_view n, std::string_view v) : name(n), value(v) {}
  Param(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}
  Param(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}
  Param(std::string_view n, Bytes v) : name(n), value(v) {}
  template <class I>
  requires std::is_integral_v<I>  // bool is 0 or 1 on both engines
  Param(std::string_view n, I v) : name(n), value(static_cast<std::int64_t>(v)) {}
  template <class Tag>
  requires requires(Tag t) { t.value; }
  Param(std::string_view n, Tag id) : name(n), value(static_cast<std::int64_t>(id.value)) {}
  template <class T>
  Param(std::string_view n, const std::optional<T>& v) : name(n), value(nullptr) {
    if (v) value = Param(n, *v).value;
  }
};
using Params = std::span<const Param>;

// Fills in the next row of whole numbers, nullopt for NULL; false: there is none.
using NextRow = std::function<bool(std::span<std::optional<std::int64_t>> row)>;

// The row that a Rows cursor stands on. Columns by position, in the order that the statement lists them.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;  // valid until the next row
  virtual Bytes bytes(int column) const = 0;            // valid until the next row
  std::optional<std::int64_t> maybe_integer(int c) const { return is_null(c) ? std::nullopt : std::optional(integer(c)); }
  std::optional<double> maybe_real(int c) const { return is_null(c) ? std::nullopt : std::optional(real(c)); }
  std::optional<std::string> maybe_text(int c) const {
    return is_null(c) ? std::nullopt : std::optional(std::string(text(c)));
  }
  std::string string(int c) const { return std::string(text(c)); }
  bool flag(int c) const { return integer(c) != 0; }
};

// After a statement has failed, the transaction is lost on both engines: whoever caught the exception can only give up
// (return false), further statements and the commit are refused.
class Transaction {
 public:
  virtual ~Transaction() = default;
  Transaction() = default;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Calls `each` for every row. Missing and unknown parameter names are bugs. Returns the number of rows.
  virtual std::size_t query(const Sql& sql, Params params, const std::function<void(const Row&)>& each) = 0;
  // Runs a statement that changes rows; returns how many.
  virtual std::int64_t run(const Sql& sql, Params params) = 0;
  // Runs a statement whose outcome nobody waits for: many of them share a round trip on a server. A failure shows at the
  // next other statement or at the commit, and loses the transaction like any other.
  virtual void send(const Sql& sql, Params params) { run(sql, params); }
  // Adds many rows, quickly: `insert` is INSERT INTO table (columns) VALUES (:a, :b …) with INT64 columns and the parameters
  // in their order. SQLite takes fifty rows a statement, PostgreSQL COPY. Returns how many.
  virtual std::int64_t append(const Sql& insert, const NextRow& next) = 0;
  virtual Engine engine() const = 0;

  std::size_t query(const Sql& sql, std::initializer_list<Param> params, const std::function<void(const Row&)>& each) {
    return query(sql, Params(params.begin(), params.size()), each);
  }
  std::int64_t run(const Sql& sql, std::initializer_list<Param> params) {
    return run(sql, Params(params.begin(), params.size()));
  }
  void send(const Sql& sql, std::initializer_list<Param> params) { send(sql, Params(params.begin(), params.size())); }
  // The first row through `read`, or nothing. Example: tx.one(sql::find_unit, {{"id", id}}, [](const Row& r) { return
  // r.string(0); })
  template <class F>
  auto one(const Sql& sql, std::initializer_list<Param> params, F read)
      -> std::optional<std::invoke_result_t<F, const Row&>> {
    std::optional<std::invoke_result_t<F, const Row&>> found;
    query(sql, params, [&](const Row& row) {
      if (!found) found.emplace(read(row));
    });
    return found;
  }
  template <class F>
  auto all(const Sql& sql, std::initializer_list<Param> params, F read) -> std::vector<std::invoke_result_t<F, const Row&>> {
    std::vector<std::invoke_result_t<F, const Row&>> rows;
    query(sql, params, [&](const Row& row) { rows.push_back(read(row)); });
    return rows;
  }
  // INSERT … RETURNING id
  std::int64_t insert(const Sql& sql, std::initializer_list<Param> params) {
    return one(sql, params, [](const Row& row) { return row.integer(0); }).value();
  }
};

struct Options {
  int readers = 4;     // SQLite read connections, or half of PostgreSQL's pool
  bool create = true;  // create a missing SQLite file
  int busy_timeout_ms = 10'000;
};

// The version counters of topics (store/versions.hpp), read as cheaply as the engine can. Used by one thread at a time.
class VersionSource {
 public:
  virtual ~VersionSource() = default;
  virtual void read(std::span<const std::string_view> topics, std::vector<std::int64_t>& versions) = 0;
};

// Serial: as if the writers ran one after the other. Statement: each statement sees what was committed before it
// (PostgreSQL's READ COMMITTED; SQLite has one writer anyway), for work that takes a lock of its own.
enum class Isolation { Serial, Statement };

class Database {
 public:
  virtual ~Database() = default;
  // "sqlite:var/muang.db", "sqlite::memory:" (tests: one shared connection) or "postgresql://…"
  static std::unique_ptr<Database> open(std::string_view url, const Options& options = {});

  virtual Engine engine() const = 0;
  // A consistent view; nothing can be written through it.
  virtual void read(const std::function<void(Transaction&)>& work) = 0;
  // One writer. Commits when `work` returns true, rolls back when it returns false or throws. PostgreSQL runs `work` again
  // after a conflict with another writer, so it must not keep anything of an earlier run. Only the audited write gate
  // (identity/audit), the migration runner and tests may call it; the include check refuses others.
  void write(const std::function<bool(Transaction&)>& work) { write(work, Isolation::Serial); }
  virtual void write(const std::function<bool(Transaction&)>& work, Isolation isolation) = 0;
  virtual std::unique_ptr<VersionSource> version_source() = 0;
  // The file of an embedded database, empty for a memory database and for a server.
  virtual std::string file() const { return {}; }
  // Writes a consistent copy of an embedded database while it is in use. The target must not exist.
  virtual void copy_to(const std::string& path) = 0;

  // A read that returns a value: db.reading([](Transaction& tx) { return load(tx); })
  template <class F>
  auto reading(F work) -> std::invoke_result_t<F, Transaction&> {
    std::optional<std::invoke_result_t<F, Transaction&>> result;
    read([&](Transaction& tx) { result.emplace(work(tx)); });
    return std::move(*result);
  }
};

}  // namespace muang::store
