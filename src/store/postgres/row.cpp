// SPDX-License-Identifier: Apache-2.0
// Reads PostgreSQL's text form of values.
#include <libpq-fe.h>

#include <charconv>

#include "base/core/check.hpp"
#include "store/postgres/connection.hpp"

namespace muang::store::postgres {
namespace {

int hex_digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

class PostgresRow : public Row {
 public:
  explicit PostgresRow(const pg_result* result) : result_(result) {}
  void stand_on(int row) {
    row_ = row;
    decoded_.clear();
  }
  bool is_null(int column) const override {
    ENSURE(column >= 0 && column < PQnfields(result_), "the statement has no such column");
    return PQgetisnull(result_, row_, column) == 1;
  }
  std::int64_t integer(int column) const override {
    const std::string_view text = value(column, "NULL was read as an integer");
    if (text == "t" || text == "f") return text == "t" ? 1 : 0;  // a bare condition in a SELECT: SQLite gives 1 or 0
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    ENSURE(error == std::errc{}, "a column that holds no number was read as an integer");
    ENSURE(rest.find_first_not_of(".0") == std::string_view::npos, "a fraction was read as an integer");  // numeric "12.00"
    return number;
  }
  double real(int column) const override {
    const std::string_view text = value(column, "NULL was read as a number");
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    ENSURE(error == std::errc{} && end == text.data() + text.size(), "a column that holds no number was read as a number");
    return number;
  }
  std::string_view text(int column) const override { return value(column, "NULL was read as text"); }
  Bytes bytes(int column) const override {
    const std::string_view text = value(column, "NULL was read as bytes");
    ENSURE(text.starts_with("\\x"), "a column that holds no bytes was read as bytes");
    auto& bytes = decoded_[column];
    bytes.clear();
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
      bytes.push_back(static_cast<std::byte>(hex_digit(text[i]) * 16 + hex_digit(text[i + 1])));
    }
    return bytes;
  }

 private:
  std::string_view value(int column, const char* when_null) const {
    if (is_null(column)) report_bug("is_null(column)", when_null);
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  const pg_result* result_;
  int row_ = 0;
  mutable std::unordered_map<int, std::vector<std::byte>> decoded_;
};

}  // namespace

void each_row(const pg_result* result, const std::function<void(const Row&)>& each) {
  PostgresRow row(result);
  const int rows = PQntuples(result);
  for (int i = 0; i < rows; ++i) {
    row.stand_on(i);
    each(row);
  }
}

}  // namespace muang::store::postgres
