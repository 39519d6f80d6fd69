// SPDX-License-Identifier: Apache-2.0
// Transaction::append on both engines: many rows at once, all of them or none.
#include <doctest/doctest.h>

#include <array>
#include <optional>

#include "base/core/check.hpp"
#include "things.hpp"

using namespace muang;
using store::Row;
using store::Transaction;

namespace {

constexpr std::string_view fact_parameters[] = {"unit", "key", "amount"};
constexpr store::Sql append_fact{"test.append_fact", "INSERT INTO counts (unit, key, amount)\nVALUES (?1, ?2, ?3)",
                                 "INSERT INTO counts (unit, key, amount)\nVALUES ($1, $2, $3)", fact_parameters};
constexpr store::Sql make_counts{
    "",
    "CREATE TABLE counts (unit INTEGER NOT NULL, key INTEGER NOT NULL, amount INTEGER, PRIMARY KEY (unit, key)) STRICT",
    "CREATE TABLE counts (unit BIGINT NOT NULL, key BIGINT NOT NULL, amount BIGINT, PRIMARY KEY (unit, key))",
    {}};
constexpr store::Sql sum_counts{"test.sum_counts",
                                "SELECT COUNT(*), COUNT(amount), COALESCE(SUM(amount), 0) FROM counts",
                                "SELECT COUNT(*), COUNT(amount), COALESCE(SUM(amount), 0) FROM counts",
                                {}};

using Sums = std::array<std::int64_t, 3>;  // rows, amounts, their sum
Sums sums(store::Database& db) {
  Sums found{};
  db.read([&](Transaction& tx) {
    tx.query(sum_counts, {}, [&](const Row& r) { found = {r.integer(0), r.integer(1), r.integer(2)}; });
  });
  return found;
}

// `count` rows of unit 1, key 0 …; every third has no amount.
store::NextRow rows(int count, int from = 0) {
  return [i = from, end = from + count](std::span<std::optional<std::int64_t>> row) mutable {
    if (i == end) return false;
    row[0] = 1;
    row[1] = i;
    row[2] = i % 3 == 0 ? std::nullopt : std::optional<std::int64_t>(i % 2 == 0 ? -i : i);
    ++i;
    return true;
  };
}

std::unique_ptr<store::Database> counts_database(const test::Place& place) {
  auto db = store::Database::open(place.url);
  db->write([](Transaction& tx) { return tx.run(make_counts, {}), true; });
  return db;
}

}  // namespace

TEST_CASE("any number of rows is appended, with NULL where there is no value, and seen in the same transaction") {
  test::on_each_engine([](const test::Place& place) {
    for (const int count : {0, 1, 49, 50, 51, 7'003}) {
      CAPTURE(count);
      const auto db = counts_database(place);
      db->write([&](Transaction& tx) {
        CHECK(tx.append(append_fact, rows(count)) == count);
        std::int64_t seen = -1;
        tx.query(sum_counts, {}, [&](const Row& r) { seen = r.integer(0); });
        CHECK(seen == count);
        return true;
      });
      Sums expected{count, 0, 0};
      for (int i = 0; i < count; ++i) {
        if (i % 3 == 0) continue;
        ++expected[1];
        expected[2] += i % 2 == 0 ? -i : i;
      }
      CHECK(sums(*db) == expected);
      db->write([](Transaction& tx) {
        constexpr store::Sql drop{"", "DROP TABLE counts", "DROP TABLE counts", {}};
        return tx.run(drop, {}), true;
      });
    }
  });
}

TEST_CASE("a doubled key loses the transaction and everything in it; the database is usable afterwards") {
  test::on_each_engine([](const test::Place& place) {
    const auto db = counts_database(place);
    CHECK_THROWS_AS(db->write([&](Transaction& tx) {
      tx.append(append_fact, rows(100));
      tx.append(append_fact, rows(1, 60));
      return true;
    }),
                    store::ConstraintViolation);
    CHECK(sums(*db) == Sums{0, 0, 0});
    CHECK_THROWS_AS(db->write([&](Transaction& tx) {
      try {
        tx.append(append_fact, rows(2));
        tx.append(append_fact, rows(2));
      } catch (const store::StoreFault&) {  // swallowed: the transaction is lost all the same
      }
      return true;
    }),
                    store::StoreFault);
    db->write([](Transaction& tx) { return tx.append(append_fact, rows(3)) == 3; });
    CHECK(sums(*db)[0] == 3);
  });
}

TEST_CASE("a source that throws leaves nothing, and a statement that is no plain INSERT is a bug") {
  test::on_each_engine([](const test::Place& place) {
    const auto db = counts_database(place);
    CHECK_THROWS_AS(db->write([&](Transaction& tx) {
      tx.append(append_fact, [n = 0](std::span<std::optional<std::int64_t>> row) mutable {
        if (n == 60) throw std::runtime_error("the file is gone");
        row[0] = 1;
        row[1] = n++;
        row[2] = 1;
        return true;
      });
      return true;
    }),
                    std::runtime_error);
    CHECK(sums(*db)[0] == 0);
    db->write([](Transaction& tx) { return tx.append(append_fact, rows(5)) == 5; });
    CHECK(sums(*db)[0] == 5);
    CHECK_THROWS_AS(db->write([](Transaction& tx) { return tx.append(sum_counts, rows(1)) == 1; }), Bug);
  });
}
