// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <limits>
#include <thread>

#include "base/core/check.hpp"
#include "engines.hpp"
#include "store/migrations.hpp"
#include "store/versions.hpp"
#include "things.hpp"

using namespace muang;
using store::ConstraintViolation;
using store::Transaction;
using test::on_each_engine;
namespace sql = test::sql;

namespace {

std::int64_t count_things(store::Database& db) {
  return db.reading(
      [](Transaction& tx) { return tx.one(sql::count_things, {}, [](const auto& r) { return r.integer(0); }).value(); });
}

std::int64_t add_thing(Transaction& tx, const std::string& name) {
  return tx.insert(sql::insert_thing,
                   {{"name", name}, {"whole", 1}, {"part", 1.0}, {"raw", nullptr}, {"flag", 0}, {"parent", nullptr}});
}

ConstraintViolation::Kind violation(store::Database& db, const std::function<void(Transaction&)>& work) {
  try {
    db.write([&](Transaction& tx) {
      work(tx);
      return true;
    });
  } catch (const ConstraintViolation& violated) {
    return violated.kind;
  }
  FAIL("no constraint was violated");
  return {};
}

}  // namespace

TEST_CASE("each kind of value comes back as it was written") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    const std::string thai = "เทศบาลเมืองมุกดาหาร 'ก' \"ข\" \\ \n \U0001F333";
    const std::string raw("\0\x01\xFF\\x41", 7);
    db->write([&](Transaction& tx) {
      tx.insert(sql::insert_thing, {{"name", thai},
                                    {"whole", std::numeric_limits<std::int64_t>::min()},
                                    {"part", 0.1},
                                    {"raw", std::as_bytes(std::span(raw))},
                                    {"flag", true},
                                    {"parent", nullptr}});
      return true;
    });
    db->read([&](Transaction& tx) {
      const auto rows = tx.query(sql::all_things, {}, [&](const store::Row& row) {
        CHECK(row.text(1) == thai);
        CHECK(row.integer(2) == std::numeric_limits<std::int64_t>::min());
        CHECK(row.real(3) == 0.1);
        const auto bytes = row.bytes(4);
        CHECK(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()) == raw);
        CHECK(row.flag(5));
        CHECK(row.is_null(6));
        CHECK_FALSE(row.maybe_integer(6));
      });
      CHECK(rows == 1);
    });
  });
}

TEST_CASE("empty text and empty bytes are not NULL, and NULL is neither") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([&](Transaction& tx) {
      tx.insert(sql::insert_thing, {{"name", std::string_view{}},
                                    {"whole", 1},
                                    {"part", nullptr},
                                    {"raw", store::Bytes{}},
                                    {"flag", false},
                                    {"parent", nullptr}});
      return true;
    });
    db->read([&](Transaction& tx) {
      tx.query(sql::all_things, {}, [&](const store::Row& row) {
        CHECK_FALSE(row.is_null(1));
        CHECK(row.text(1).empty());
        CHECK_FALSE(row.is_null(4));
        CHECK(row.bytes(4).empty());
        CHECK_FALSE(row.maybe_real(3));
        CHECK_FALSE(row.flag(5));
        CHECK_THROWS_AS(row.real(3), Bug);
        CHECK_THROWS_AS(row.integer(1), Bug);
        CHECK_THROWS_AS(row.text(3), Bug);
        CHECK_THROWS_AS(row.integer(99), Bug);
      });
    });
  });
}

TEST_CASE("doubles survive to their last bit") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    const std::vector<double> values{0.1, 1.0 / 3, -0.0, 1e-300, std::numeric_limits<double>::max(), 69.99999999999999, 7};
    db->write([&](Transaction& tx) {
      for (const double& value : values) {
        tx.insert(sql::insert_thing, {{"name", std::to_string(&value - values.data())},
                                      {"whole", 1},
                                      {"part", value},
                                      {"raw", nullptr},
                                      {"flag", 0},
                                      {"parent", nullptr}});
      }
      return true;
    });
    const auto found =
        db->reading([](Transaction& tx) { return tx.all(sql::all_things, {}, [](const auto& r) { return r.real(3); }); });
    CHECK(found == values);
  });
}

TEST_CASE("a NUL and broken UTF-8 are refused as text on both engines") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    for (const std::string& bad : {std::string("a\0b", 3), std::string("\xC0\x80"), std::string("\xED\xA0\x80"),
                                   std::string("\xFF"), std::string("\xE0\xB8"), std::string("\xF5\x80\x80\x80")}) {
      const auto write = [&](Transaction& tx) {
        add_thing(tx, bad);
        return true;
      };
      CHECK_THROWS_AS(db->write(write), store::InvalidText);
    }
    CHECK(count_things(*db) == 0);
  });
}

TEST_CASE("a transaction commits on true, rolls back on false and on an exception") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) { return add_thing(tx, "kept") > 0; });
    db->write([](Transaction& tx) { return add_thing(tx, "given up") < 0; });
    CHECK_THROWS_AS(db->write([](Transaction& tx) -> bool {
      add_thing(tx, "thrown");
      throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(count_things(*db) == 1);
    db->write([](Transaction& tx) { return add_thing(tx, "after") > 0; });
    CHECK(count_things(*db) == 2);
  });
}

TEST_CASE("constraints are told apart") {
  on_each_engine([](const test::Place& place) {
    using Kind = ConstraintViolation::Kind;
    const auto db = test::things_database(place);
    CHECK(violation(*db, [](Transaction& tx) { add_thing(tx, "a"), add_thing(tx, "a"); }) == Kind::Unique);
    CHECK(violation(*db, [](Transaction& tx) {
            tx.insert(sql::insert_thing,
                      {{"name", "b"}, {"whole", 1}, {"part", 1.0}, {"raw", nullptr}, {"flag", 0}, {"parent", 4711}});
          }) == Kind::ForeignKey);
    CHECK(violation(*db, [](Transaction& tx) {
            tx.insert(sql::insert_thing,
                      {{"name", "b"}, {"whole", 1}, {"part", 1.0}, {"raw", nullptr}, {"flag", 7}, {"parent", nullptr}});
          }) == Kind::Check);
    CHECK(violation(*db, [](Transaction& tx) {
            tx.insert(sql::insert_thing,
                      {{"name", nullptr}, {"whole", 1}, {"part", 1.0}, {"raw", nullptr}, {"flag", 0}, {"parent", nullptr}});
          }) == Kind::NotNull);
    CHECK(count_things(*db) == 0);
  });
}

TEST_CASE("a value of the wrong type is refused") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    CHECK_THROWS_AS(db->write([](Transaction& tx) {
      tx.insert(sql::insert_thing,
                {{"name", "b"}, {"whole", "many"}, {"part", 1.0}, {"raw", nullptr}, {"flag", 0}, {"parent", nullptr}});
      return true;
    }),
                    store::StoreFault);
    CHECK(count_things(*db) == 0);
  });
}

TEST_CASE("after a failed statement the transaction can only be given up") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    const auto swallow = [](Transaction& tx, bool more) {
      add_thing(tx, "a");
      CHECK_THROWS_AS(add_thing(tx, "a"), ConstraintViolation);
      if (more) add_thing(tx, "b");
    };
    CHECK_THROWS_AS(db->write([&](Transaction& tx) { return swallow(tx, false), true; }), store::StoreFault);
    CHECK_THROWS_AS(db->write([&](Transaction& tx) { return swallow(tx, true), true; }), store::StoreFault);
    db->write([&](Transaction& tx) { return swallow(tx, false), false; });
    CHECK(count_things(*db) == 0);
  });
}

TEST_CASE("parameters are bound by name; a missing, unknown or surplus one is a bug") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) {
      tx.insert(sql::insert_thing,
                {{"parent", nullptr}, {"flag", 1}, {"raw", nullptr}, {"part", 2.5}, {"whole", 9}, {"name", "turned round"}});
      CHECK(tx.one(sql::find_thing, {{"name", "turned round"}}, [](const auto& r) { return r.integer(1); }) == 9);
      CHECK_FALSE(tx.one(sql::find_thing, {{"name", "nobody"}}, [](const auto& r) { return r.integer(1); }));
      CHECK_THROWS_AS(tx.one(sql::find_thing, {{"nam", "x"}}, [](const auto&) { return 0; }), Bug);
      CHECK_THROWS_AS(tx.one(sql::find_thing, {}, [](const auto&) { return 0; }), Bug);
      CHECK_THROWS_AS(tx.one(sql::find_thing, {{"name", "x"}, {"more", 1}}, [](const auto&) { return 0; }), Bug);
      return true;
    });
  });
}

TEST_CASE("run tells how many rows changed, insert gives the new id") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) {
      const auto first = add_thing(tx, "a");
      const auto second = add_thing(tx, "b");
      CHECK(second > first);
      CHECK(tx.run(sql::raise_whole, {{"by", 2}}) == 2);
      CHECK(tx.run(sql::delete_thing, {{"id", first}}) == 1);
      CHECK(tx.run(sql::delete_thing, {{"id", first}}) == 0);
      return true;
    });
  });
}

TEST_CASE("a statement may run again inside its own loop") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) { return add_thing(tx, "a") + add_thing(tx, "b") > 0; });
    int seen = 0;
    db->read([&](Transaction& tx) {
      tx.query(sql::all_things, {},
               [&](const store::Row&) { tx.query(sql::all_things, {}, [&](const store::Row&) { ++seen; }); });
    });
    CHECK(seen == 4);
  });
}

TEST_CASE("nothing can be written through a read") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    CHECK_THROWS_AS(db->read([](Transaction& tx) { add_thing(tx, "sneaked"); }), store::StoreFault);
    CHECK(count_things(*db) == 0);
    db->write([](Transaction& tx) { return add_thing(tx, "allowed") > 0; });
    CHECK(count_things(*db) == 1);
  });
}

TEST_CASE("a write inside another transaction is reported as a bug") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    const auto nested = [&](Transaction&) {
      db->write([](Transaction&) { return true; });
      return true;
    };
    CHECK_THROWS_AS(db->write(nested), Bug);
    CHECK_THROWS_AS(db->read([&](Transaction& tx) { nested(tx); }), Bug);
    CHECK(count_things(*db) == 0);
  });
}

TEST_CASE("a read sees one moment, whatever is committed meanwhile") {
  on_each_engine([](const test::Place& place) {
    if (place.name == "sqlite memory") return;  // one connection: a writer waits for the reader
    const auto db = test::things_database(place);
    db->read([&](Transaction& tx) {
      const auto count = [&] { return tx.one(sql::count_things, {}, [](const auto& r) { return r.integer(0); }).value(); };
      CHECK(count() == 0);
      std::thread([&] { db->write([](Transaction& other) { return add_thing(other, "meanwhile") > 0; }); }).join();
      CHECK(count() == 0);
    });
    CHECK(count_things(*db) == 1);
  });
}

TEST_CASE("eight writers that read, add one and write lose nothing") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) { return add_thing(tx, "counter") > 0; });
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 25; ++i) {
          try {
            db->write([](Transaction& tx) {
              const auto old =
                  tx.one(sql::find_thing, {{"name", "counter"}}, [](const auto& r) { return r.integer(1); }).value();
              return tx.run(sql::set_whole, {{"name", "counter"}, {"whole", old + 1}}) == 1;
            });
          } catch (const std::exception&) {
            ++failures;
          }
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(failures == 0);
    const auto total = db->reading([](Transaction& tx) {
      return tx.one(sql::find_thing, {{"name", "counter"}}, [](const auto& r) { return r.integer(1); });
    });
    CHECK(total.value() == 201);  // things begin at 1
  });
}

TEST_CASE("text is ordered by its bytes on both engines") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    const std::vector<std::string> ordered{"B", "a", "b", "ก", "ข", "เกาะ"};
    db->write([&](Transaction& tx) {
      for (const auto& name : {"b", "เกาะ", "B", "ข", "a", "ก"}) add_thing(tx, name);
      return true;
    });
    const auto found = db->reading(
        [](Transaction& tx) { return tx.all(sql::things_by_name, {}, [](const auto& r) { return r.string(0); }); });
    CHECK(found == ordered);
  });
}

TEST_CASE("sums, means and bare conditions read alike") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) { return add_thing(tx, "a") + add_thing(tx, "b") > 0; });
    db->read([](Transaction& tx) {
      tx.query(sql::sums, {}, [](const store::Row& row) {
        CHECK(row.integer(0) == 2);
        CHECK(row.real(1) == 1.0);
        CHECK(row.integer(2) == 1);
      });
    });
  });
}

TEST_CASE("sent statements have happened for whatever follows, in their order") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    db->write([](Transaction& tx) {
      add_thing(tx, "a");
      for (int i = 0; i < 1'000; ++i) tx.send(sql::raise_whole, {{"by", 1}});
      CHECK(tx.one(sql::find_thing, {{"name", "a"}}, [](const auto& r) { return r.integer(1); }) == 1'001);
      tx.send(sql::set_whole, {{"name", "a"}, {"whole", 5}});
      CHECK(tx.run(sql::raise_whole, {{"by", 2}}) == 1);
      tx.send(sql::raise_whole, {{"by", 3}});
      return true;
    });
    CHECK(db->reading([](Transaction& tx) {
      return tx.one(sql::find_thing, {{"name", "a"}}, [](const auto& r) { return r.integer(1); });
    }) == 10);
  });
}

TEST_CASE("a sent statement that fails loses the transaction, at the next statement or at the commit") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    const auto twice = [](Transaction& tx) {
      for (int i = 0; i < 2; ++i) tx.send(sql::insert_fact, {{"unit", 1}, {"key", 1}, {"value", 0.5}});
    };
    CHECK(violation(*db, twice) == ConstraintViolation::Kind::Unique);
    CHECK(violation(*db, [&](Transaction& tx) {
            twice(tx), tx.run(sql::raise_whole, {{"by", 1}});
          }) == ConstraintViolation::Kind::Unique);
    db->write([&](Transaction& tx) {
      add_thing(tx, "given up");
      tx.send(sql::raise_whole, {{"by", 1}});
      return false;
    });
    CHECK(count_things(*db) == 0);
    db->write([](Transaction& tx) { return add_thing(tx, "the connection still works"), true; });
    CHECK(count_things(*db) == 1);
  });
}

TEST_CASE("75,000 rows fit one transaction") {
  on_each_engine([](const test::Place& place) {
    const auto db = test::things_database(place);
    constexpr int rows = 75'000;
    db->write([](Transaction& tx) {
      for (int i = 0; i < rows; ++i) {
        tx.send(sql::insert_fact, {{"unit", i / 30}, {"key", i % 30}, {"value", 0.5 * i}});
      }
      return true;
    });
    CHECK(db->reading([](Transaction& tx) {
      return tx.one(sql::count_facts, {}, [](const auto& r) { return r.integer(0); });
    }) == rows);
  });
}
