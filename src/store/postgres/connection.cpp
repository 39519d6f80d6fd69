// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/connection.hpp"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cmath>

#include "base/core/check.hpp"
#include "store/binding.hpp"

namespace muang::store::postgres {
namespace {

// Answers to this many commands fit into the socket's buffers, so that neither side waits for the other to read.
constexpr int pipeline_length = 256;

void ignore_notice(void*, const PGresult*) {}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  std::array<char, 32> digits{};
  const auto done = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), done.ptr};
}

// What libpq is given: text that the server turns into the type which it infers for the parameter, bytes as they are.
class Values {
 public:
  Values(const Sql& sql, Params params) {
    texts_.reserve(params.size());  // pointers into it stay valid
    for (std::size_t i = 0; i < params.size(); ++i) add(sql, bound_value(sql, params, i));
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(const Sql& sql, const Value& value) {
    switch (value.index()) {
      case 0:
        return put(nullptr, 0, 0);
      case 1:
        return put_text(std::to_string(std::get<1>(value)));
      case 2:
        return put_text(number_text(std::get<2>(value)));
      case 3: {
        check_text(sql, std::get<3>(value));
        return put_text(std::string(std::get<3>(value)));
      }
      default: {
        const Bytes bytes = std::get<4>(value);
        return put(bytes.empty() ? "" : reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()), 1);
      }
    }
  }
  void put_text(std::string text) {
    texts_.push_back(std::move(text));
    put(texts_.back().c_str(), static_cast<int>(texts_.back().size()), 0);
  }
  void put(const char* pointer, int length, int format) {
    pointers_.push_back(pointer);
    lengths_.push_back(length);
    formats_.push_back(format);
  }
  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_, formats_;
};

void throw_by_state(std::string_view state, const std::string& what) {
  using Kind = ConstraintViolation::Kind;
  if (state == "23505") throw ConstraintViolation(Kind::Unique, what);
  if (state == "23503") throw ConstraintViolation(Kind::ForeignKey, what);
  if (state == "23514") throw ConstraintViolation(Kind::Check, what);
  if (state == "23502") throw ConstraintViolation(Kind::NotNull, what);
  if (state == "40001" || state == "40P01") throw Conflict(what);
}

}  // namespace

void Clear::operator()(pg_result* result) const { PQclear(result); }

Connection::Connection(std::string url) : url_(std::move(url)) {
  try {
    open();
  } catch (...) {
    PQfinish(handle_);  // no destructor runs for a constructor that throws
    throw;
  }
}

Connection::~Connection() { PQfinish(handle_); }

void Connection::open() {
  PQfinish(handle_);
  prepared_.clear();
  sent_ = 0;
  handle_ = PQconnectdb(url_.c_str());
  if (PQstatus(handle_) != CONNECTION_OK)
    throw ConnectionLost(std::string("cannot reach PostgreSQL: ") + PQerrorMessage(handle_));
  PQsetNoticeReceiver(handle_, ignore_notice, nullptr);
  execute("SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1");
}

bool Connection::usable() const { return PQstatus(handle_) == CONNECTION_OK; }

bool Connection::in_transaction() const { return PQtransactionStatus(handle_) != PQTRANS_IDLE; }

void Connection::fail(std::string_view what, const pg_result* result) const {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  std::string text = std::string(what) + ": " + (message ? message : PQerrorMessage(handle_));
  if (!usable()) throw ConnectionLost(text);
  if (state) {
    throw_by_state(state, text);
    text += std::string(" [") + state + "]";
  }
  throw StoreFault(text);
}

std::string Connection::execute(const char* sql) {
  settle();
  const Result result(PQexec(handle_, sql));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(std::string_view(sql).substr(0, 60), result.get());
  return PQcmdStatus(result.get());
}

void Connection::begin(const char* sql) {
  if (usable()) {
    try {
      execute(sql);
      return;
    } catch (const ConnectionLost&) {  // an idle connection that the server has closed
    }
  }
  open();
  execute(sql);
}

const std::string& Connection::prepare(const Sql& sql) {
  const auto [kept, fresh] = prepared_.try_emplace(std::string(sql.name));
  if (kept->second == sql.postgres) return kept->first;
  if (!fresh) execute(("DEALLOCATE \"" + kept->first + "\"").c_str());
  kept->second.clear();
  const Result result(PQprepare(handle_, kept->first.c_str(), std::string(sql.postgres).c_str(),
                                static_cast<int>(sql.parameters.size()), nullptr));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    const std::string name = kept->first;
    prepared_.erase(kept);
    fail(name, result.get());
  }
  kept->second = sql.postgres;
  return kept->first;
}

Result Connection::execute(const Sql& sql, Params params) {
  settle();
  check_parameter_count(sql, params);
  const Values values(sql, params);
  Result result;
  if (sql.name.empty()) {
    result.reset(PQexecParams(handle_, std::string(sql.postgres).c_str(), values.count(), nullptr, values.pointers(),
                              values.lengths(), values.formats(), 0));
  } else {
    result.reset(PQexecPrepared(handle_, prepare(sql).c_str(), values.count(), values.pointers(), values.lengths(),
                                values.formats(), 0));
  }
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(sql.name, result.get());
  return result;
}

void Connection::send(const Sql& sql, Params params) {
  ENSURE(!sql.name.empty(), "only named statements are sent through the pipeline");
  check_parameter_count(sql, params);
  const Values values(sql, params);
  const auto kept = prepared_.find(std::string(sql.name));
  if (kept == prepared_.end() || kept->second != sql.postgres) {
    settle();
    prepare(sql);
  }
  if (sent_ == 0 && PQenterPipelineMode(handle_) != 1) fail("pipeline", nullptr);
  ++sent_;
  if (PQsendQueryPrepared(handle_, std::string(sql.name).c_str(), values.count(), values.pointers(), values.lengths(),
                          values.formats(), 0) != 1) {
    fail(sql.name, nullptr);
  }
  if (sent_ == pipeline_length) settle();
}

void Connection::settle() {
  if (sent_ == 0) return;
  sent_ = 0;
  if (PQpipelineSync(handle_) != 1) fail("pipeline", nullptr);
  const Result failure = drained();
  if (PQexitPipelineMode(handle_) != 1) fail("pipeline", nullptr);
  if (failure) fail("pipeline", failure.get());
}

// Reads every answer up to the sync point; returns the first failure.
Result Connection::drained() {
  Result failure;
  for (;;) {
    Result result(PQgetResult(handle_));
    if (!result) {  // the end of one command's answers
      if (!usable()) fail("pipeline", nullptr);
      continue;
    }
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_PIPELINE_SYNC) break;
    if (status == PGRES_FATAL_ERROR && !failure) failure = std::move(result);
  }
  return failure;
}

// append() is in copy.cpp.

template <class F>
auto PostgresTransaction::guarded(F work) -> decltype(work()) {
  if (failed_) throw StoreFault("the transaction has already failed");
  try {
    return work();
  } catch (const Conflict&) {
    failed_ = conflict_ = true;
    throw;
  } catch (const StoreFault&) {
    failed_ = true;
    throw;
  }
}

Result PostgresTransaction::execute(const Sql& sql, Params params) {
  return guarded([&] { return connection_.execute(sql, params); });
}

void PostgresTransaction::send(const Sql& sql, Params params) {
  guarded([&] { connection_.send(sql, params); });
}

void PostgresTransaction::settle() {
  guarded([&] { connection_.settle(); });
}

std::int64_t PostgresTransaction::append(const Sql& insert, const NextRow& next) {
  return guarded([&] { return connection_.append(insert, next); });
}

std::size_t PostgresTransaction::query(const Sql& sql, Params params, const std::function<void(const Row&)>& each) {
  const Result result = execute(sql, params);
  each_row(result.get(), each);
  return static_cast<std::size_t>(PQntuples(result.get()));
}

std::int64_t PostgresTransaction::run(const Sql& sql, Params params) {
  const Result result = execute(sql, params);
  const std::string_view count = PQcmdTuples(result.get());
  std::int64_t rows = 0;
  std::from_chars(count.data(), count.data() + count.size(), rows);
  return rows;
}

}  // namespace muang::store::postgres
