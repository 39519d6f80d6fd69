// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>

#include "engines.hpp"
#include "identity/audit.hpp"
#include "store/migrations.hpp"
#include "store/versions.hpp"

using namespace muang;
using test::on_each_engine;

TEST_CASE("the product's migrations run and the write gate commits a value with its row") {
  on_each_engine([](const test::Place& place) {
    const auto db = store::Database::open(place.url);
    const auto applied = store::migrate(*db, test::migrations_folder());
    CHECK(applied.size() >= 2);
    CHECK(store::migrate(*db, test::migrations_folder()).empty());
    identity::Audit audit(*db);
    store::VersionWatch watch(*db);
    const std::string before = watch.stamp({"coverage", "city/17"});
    const auto done = audit.transact<int>({PersonId{7}, "r-1", 1000}, "test.write", [](store::Transaction&, auto& entry) {
      entry.change("unit/17/fact/pop_reg/FY2562", "", "12");
      entry.personal("person/7/name", "สมชาย");
      entry.bump("city/17");
      return Result<int>(5);
    });
    CHECK(done.value() == 5);
    CHECK(watch.stamp({"coverage", "city/17"}) != before);
    CHECK(identity::verify(*db, {}).unsealed == 1);
    CHECK(audit.seal_pending() == 1);
    const auto seen = identity::verify(*db, {});
    CHECK(seen.intact);
    CHECK(seen.sealed == 1);
    CHECK(seen.unsealed == 0);
  });
}
