// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/connection.hpp"

#include <sqlite3.h>

#include <cmath>

#include "base/core/check.hpp"
#include "store/binding.hpp"

namespace muang::store::sqlite {
namespace {

class SqliteRow : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override {
    switch (type(column)) {
      case SQLITE_INTEGER:
        return sqlite3_column_int64(statement_, column);
      case SQLITE_FLOAT: {
        const double value = sqlite3_column_double(statement_, column);
        ENSURE(value == std::floor(value) && std::abs(value) < 9e15, "a fraction was read as an integer");
        return static_cast<std::int64_t>(value);
      }
      default:
        report_bug("integer()", "a column that holds no number was read as an integer");
    }
  }
  double real(int column) const override {
    ENSURE(type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER,
           "a column that holds no number was read as a number");
    return sqlite3_column_double(statement_, column);
  }
  std::string_view text(int column) const override {
    ENSURE(!is_null(column), "NULL was read as text");
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  Bytes bytes(int column) const override {
    ENSURE(!is_null(column), "NULL was read as bytes");
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  int type(int column) const {
    ENSURE(column >= 0 && column < sqlite3_column_count(statement_), "the statement has no such column");
    return sqlite3_column_type(statement_, column);
  }
  sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int number, const Sql& sql, const Value& value) {
  switch (value.index()) {
    case 0:
      return sqlite3_bind_null(statement, number);
    case 1:
      return sqlite3_bind_int64(statement, number, std::get<1>(value));
    case 2:
      return sqlite3_bind_double(statement, number, std::get<2>(value));
    case 3: {
      const std::string_view text = std::get<3>(value);
      check_text(sql, text);
      return sqlite3_bind_text64(statement, number, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    default: {
      const Bytes bytes = std::get<4>(value);
      if (bytes.empty()) return sqlite3_bind_zeroblob(statement, number, 0);
      return sqlite3_bind_blob64(statement, number, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
  }
}

void throw_constraint(int extended, const std::string& what) {
  using Kind = ConstraintViolation::Kind;
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      throw ConstraintViolation(Kind::Unique, what);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      throw ConstraintViolation(Kind::ForeignKey, what);
    case SQLITE_CONSTRAINT_NOTNULL:
      throw ConstraintViolation(Kind::NotNull, what);
    case SQLITE_CONSTRAINT_CHECK:
      throw ConstraintViolation(Kind::Check, what);
    default:
      break;
  }
}

}  // namespace

void Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

// A statement for the time of one call, reset and without bound values at its end.
class Connection::Lease {
 public:
  Lease(Connection& connection, const Sql& sql) {
    if (sql.name.empty()) {
      own_ = connection.prepare(sql.sqlite, false);
    } else if (const auto found = connection.kept_.find(sql.sqlite); found == connection.kept_.end()) {
      auto fresh = std::make_unique<Kept>(Kept{connection.prepare(sql.sqlite, true)});
      kept_ = fresh.get();
      connection.kept_.emplace(sqlite3_sql(kept_->statement.get()), std::move(fresh));
    } else if (found->second->busy) {
      own_ = connection.prepare(sql.sqlite, false);
    } else {
      kept_ = found->second.get();
    }
    if (kept_) kept_->busy = true;
  }
  ~Lease() {
    if (!kept_) return;
    sqlite3_reset(kept_->statement.get());
    sqlite3_clear_bindings(kept_->statement.get());
    kept_->busy = false;
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  sqlite3_stmt* get() const { return kept_ ? kept_->statement.get() : own_.get(); }

 private:
  Kept* kept_ = nullptr;
  StatementHandle own_;
};

Connection::Connection(const std::string& path, Use use, const Options& options) {
  const int create = use == Use::Write && options.create ? SQLITE_OPEN_CREATE : 0;
  const int opened = sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | create, nullptr);
  if (opened != SQLITE_OK) {
    const std::string why = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
    sqlite3_close_v2(handle_);
    throw StoreFault("cannot open the database " + path + ": " + why);
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, options.busy_timeout_ms);
  try {
    execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
    if (use == Use::Write)
      execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
    if (use == Use::Read) execute("PRAGMA query_only = ON;");
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Connection::~Connection() {
  kept_.clear();
  sqlite3_close_v2(handle_);
}

void Connection::fail(std::string_view what) const {
  const std::string text = std::string(what) + ": " + sqlite3_errmsg(handle_);
  throw_constraint(sqlite3_extended_errcode(handle_), text);
  throw StoreFault(text);
}

void Connection::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(std::string_view(sql).substr(0, 60));
}

StatementHandle Connection::prepare(std::string_view text, bool keep) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int done = sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()),
                                      keep ? SQLITE_PREPARE_PERSISTENT : 0, &statement, &rest);
  if (done != SQLITE_OK) fail(text.substr(0, 200));
  StatementHandle made(statement);
  ENSURE(statement != nullptr && rest == text.data() + text.size(), "a named statement is one SQL statement");
  return made;
}

std::size_t Connection::query(const Sql& sql, Params params, const std::function<void(const Row&)>& each) {
  check_parameter_count(sql, params);
  const Lease lease(*this, sql);
  const int known = sqlite3_bind_parameter_count(lease.get());  // the other engine's text may use more
  for (std::size_t i = 0; i < params.size(); ++i) {
    const Value& value = bound_value(sql, params, i);
    if (static_cast<int>(i) < known && bind(lease.get(), static_cast<int>(i) + 1, sql, value) != SQLITE_OK) fail(sql.name);
  }
  const SqliteRow row(lease.get());
  std::size_t rows = 0;
  for (;;) {
    const int step = sqlite3_step(lease.get());
    if (step == SQLITE_DONE) return rows;
    if (step != SQLITE_ROW) fail(sql.name);
    ++rows;
    each(row);
  }
}

std::int64_t Connection::run(const Sql& sql, Params params) {
  query(sql, params, [](const Row&) {});
  return sqlite3_changes64(handle_);
}

namespace {

// Each row of a long INSERT saves the start and the end of a statement: from 0.58 to 0.32 µs a row; more rows bring nothing.
constexpr std::size_t rows_a_statement = 50;

std::string insert_of(std::string_view target, std::size_t columns, std::size_t rows) {
  std::string row = "(?";
  for (std::size_t i = 1; i < columns; ++i) row += ",?";
  row += ')';
  std::string text = "INSERT INTO " + std::string(target) + " VALUES " + row;
  for (std::size_t i = 1; i < rows; ++i) text += "," + row;
  return text;
}

}  // namespace

void Connection::step_whole(sqlite3_stmt* statement, std::string_view what) {
  const bool done = sqlite3_step(statement) == SQLITE_DONE;
  if (!done) fail(what);
  sqlite3_reset(statement);
}

std::int64_t Connection::append(const Sql& insert, const NextRow& next) {
  const std::size_t columns = insert.parameters.size();
  const std::string_view target = append_target(insert);
  const StatementHandle many = prepare(insert_of(target, columns, rows_a_statement), true);
  std::vector<std::optional<std::int64_t>> waiting(columns * rows_a_statement);
  const auto bind_rows = [&](sqlite3_stmt* statement, std::size_t rows) {
    for (std::size_t i = 0; i < columns * rows; ++i) {
      const int number = static_cast<int>(i) + 1;
      waiting[i] ? sqlite3_bind_int64(statement, number, *waiting[i]) : sqlite3_bind_null(statement, number);
    }
    step_whole(statement, insert.name);
  };
  std::int64_t added = 0;
  std::size_t rows = 0;
  while (next(std::span(waiting).subspan(rows * columns, columns))) {
    ++added;
    if (++rows < rows_a_statement) continue;
    bind_rows(many.get(), rows);
    rows = 0;
  }
  if (rows > 0) bind_rows(prepare(insert_of(target, columns, rows), false).get(), rows);
  return added;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void SqliteTransaction::refuse_after_failure() const {
  if (failed_) throw StoreFault("the transaction has already failed");
}

std::size_t SqliteTransaction::query(const Sql& sql, Params params, const std::function<void(const Row&)>& each) {
  refuse_after_failure();
  try {
    return connection_.query(sql, params, each);
  } catch (const StoreFault&) {
    failed_ = true;
    throw;
  }
}

std::int64_t SqliteTransaction::run(const Sql& sql, Params params) {
  refuse_after_failure();
  try {
    return connection_.run(sql, params);
  } catch (const StoreFault&) {
    failed_ = true;
    throw;
  }
}

std::int64_t SqliteTransaction::append(const Sql& insert, const NextRow& next) {
  refuse_after_failure();
  try {
    return connection_.append(insert, next);
  } catch (...) {  // also when the source of the rows gave up: some of them are in
    failed_ = true;
    throw;
  }
}

}  // namespace muang::store::sqlite
