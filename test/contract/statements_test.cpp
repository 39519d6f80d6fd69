// SPDX-License-Identifier: Apache-2.0
// Each named statement of each slice is prepared and executed on both engines, on the migrated, empty database, with
// parameters that are all NULL and then all 0, and rolled back. Only violated constraints are tolerated.
#include <doctest/doctest.h>

#include "base/core/check.hpp"
#include "engines.hpp"
#include "statements_by_slice.hpp"
#include "store/migrations.hpp"

using namespace muang;
using store::Sql;
using store::Transaction;

namespace {

// What went wrong, or nothing.
std::string attempt(store::Database& db, const Sql& sql, bool zeros) {
  std::vector<store::Param> params;
  for (const std::string_view name : sql.parameters) {
    zeros ? params.emplace_back(name, 0) : params.emplace_back(name, nullptr);
  }
  try {
    db.write([&](Transaction& tx) {
      tx.query(sql, store::Params(params), [](const store::Row&) {});
      return false;
    });
  } catch (const store::ConstraintViolation&) {
    return {};
  } catch (const std::exception& problem) {
    return problem.what();
  }
  return {};
}

// A 0 is no bytea, no date and no array to PostgreSQL; the NULL run has prepared and executed the statement.
bool about_the_value(std::string_view problem) {
  for (const char* state : {"[22P02]", "[22007]", "[22P03]"}) {
    if (problem.find(state) != std::string_view::npos) return true;
  }
  return problem.find("cannot store") != std::string_view::npos;  // STRICT tables of SQLite
}

// SQLite's LIMIT takes no NULL; the run with 0 executes the statement.
bool about_a_null_limit(const Sql& sql, std::string_view problem) {
  return sql.sqlite.find("LIMIT ?") != std::string_view::npos && problem.ends_with("datatype mismatch");
}

}  // namespace

TEST_CASE("every named statement prepares and executes on both engines") {
  test::on_each_engine([](const test::Place& place) {
    const auto db = store::Database::open(place.url);
    store::migrate(*db, test::migrations_folder());
    std::size_t executed = 0;
    for (const Sql* sql : test::statements_of_all_slices()) {
      CAPTURE(sql->name);
      if (const std::string problem = attempt(*db, *sql, false); !about_a_null_limit(*sql, problem)) CHECK(problem == "");
      if (const std::string problem = attempt(*db, *sql, true); !about_the_value(problem)) CHECK(problem == "");
      ++executed;
    }
    CHECK(executed > 15);
    MESSAGE(place.name << ": " << executed << " statements");
  });
}

TEST_CASE("a statement that only one engine understands is found") {
  test::on_each_engine([](const test::Place& place) {
    const auto db = store::Database::open(place.url);
    constexpr Sql wrong{"test.wrong", "SELECT no_such_function()", "SELECT no_such_function()", {}};
    CHECK(attempt(*db, wrong, false) != "");
  });
}
