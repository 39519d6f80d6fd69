// SPDX-License-Identifier: Apache-2.0
// Many rows by COPY in PostgreSQL's binary form: https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format".
#include <libpq-fe.h>

#include "store/binding.hpp"
#include "store/postgres/connection.hpp"

namespace muang::store::postgres {
namespace {

constexpr std::size_t chunk_size = 64 << 10;  // more brings nothing, and it is the client's memory
constexpr std::string_view signature("PGCOPY\n\377\r\n\0", 11);

template <class I>
void append_big_endian(std::string& out, I value) {
  char bytes[sizeof value];
  for (std::size_t i = 0; i < sizeof value; ++i) {
    bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * (sizeof value - 1 - i)));
  }
  out.append(bytes, sizeof value);
}

void append_row(std::string& out, std::span<const std::optional<std::int64_t>> row) {
  append_big_endian(out, static_cast<std::int16_t>(row.size()));
  for (const auto& value : row) {
    append_big_endian(out, static_cast<std::int32_t>(value ? 8 : -1));
    if (value) append_big_endian(out, *value);
  }
}

}  // namespace

// Reads the answers to the COPY up to the last one; the first failure is thrown, unless we gave up ourselves.
void Connection::end_copy(std::string_view what, const char* giving_up) {
  if (PQputCopyEnd(handle_, giving_up) != 1) fail(what, nullptr);
  Result failure;
  for (Result result(PQgetResult(handle_)); result; result.reset(PQgetResult(handle_))) {
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && !failure) failure = std::move(result);
  }
  if (failure && !giving_up) fail(what, failure.get());
}

std::int64_t Connection::append(const Sql& insert, const NextRow& next) {
  settle();
  const std::string copy = "COPY " + std::string(append_target(insert)) + " FROM STDIN (FORMAT binary)";
  const Result begun(PQexec(handle_, copy.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail(insert.name, begun.get());
  std::string out(signature);
  append_big_endian(out, std::int32_t{0});  // no flags
  append_big_endian(out, std::int32_t{0});  // no extension
  const auto hand_over = [&] {
    if (PQputCopyData(handle_, out.data(), static_cast<int>(out.size())) != 1) fail(insert.name, nullptr);
    out.clear();
  };
  std::vector<std::optional<std::int64_t>> row(insert.parameters.size());
  std::int64_t added = 0;
  try {
    for (; next(row); ++added) {
      append_row(out, row);
      if (out.size() >= chunk_size) hand_over();
    }
    append_big_endian(out, std::int16_t{-1});
    hand_over();
  } catch (...) {
    if (usable()) end_copy(insert.name, "given up");
    throw;
  }
  end_copy(insert.name, nullptr);
  return added;
}

}  // namespace muang::store::postgres
