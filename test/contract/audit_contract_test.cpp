// SPDX-License-Identifier: Apache-2.0
// The write gate and its chain, on each engine; docs/adr/002-audit-chain.md defines the hashed bytes.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "engines.hpp"
#include "identity/audit.hpp"
#include "identity/audit_chain.hpp"
#include "store/migrations.hpp"
#include "store/versions.hpp"

using namespace muang;
using identity::Audit;
using identity::AuditEntry;
using identity::Author;
using identity::verify;
using store::Sql;
using store::Transaction;
using test::on_each_engine;

namespace {

constexpr ErrorCode refused{9998, 422};

std::unique_ptr<store::Database> migrated(const test::Place& place) {
  auto database = store::Database::open(place.url);
  store::migrate(*database, test::migrations_folder());
  return database;
}

// Behind the back of the gate.
void tamper(store::Database& db, const std::string& statement) {
  db.write([&](Transaction& tx) { return tx.run(Sql{"", statement, statement, {}}, {}) > 0; });
}

std::vector<std::string> select_text(store::Database& db, const std::string& statement) {
  return db.reading([&](Transaction& tx) {
    return tx.all(Sql{"", statement, statement, {}}, {}, [](const auto& r) { return r.string(0); });
  });
}

void write_rows(Audit& audit, int count, int first = 1) {
  for (int i = first; i < first + count; ++i) {
    const auto done = audit.transact<Done>({PersonId{7}, "r-" + std::to_string(i), 1000 + i}, "test.write",
                                           [&](Transaction&, AuditEntry& entry) {
                                             entry.change("row/" + std::to_string(i), "", std::to_string(i));
                                             entry.concerns(OrgUnitId{17});
                                             return Result<Done>(Done{});
                                           });
    REQUIRE(done.ok());
  }
}

std::string hash_of(store::Database& db, int sequence) {
  return select_text(db, "SELECT hash FROM audit_seals WHERE seq = " + std::to_string(sequence)).at(0);
}

}  // namespace

TEST_CASE("the worked example of the decision record has the hash that is printed there") {
  const identity::AuditRow row{
      .id = 1,
      .at = 1577836800000,
      .person = 7,
      .action = "city.fact",
      .unit = 17,
      .request_id = "r-1",
      .body = R"({"changes":[{"after":"12","before":"","subject":"unit/17/fact/pop_reg/FY2562"}]})"};
  const std::string bytes = identity::link_bytes(identity::no_head, 1, row);
  CHECK(bytes ==
        "muang-audit-1\n0000000000000000000000000000000000000000000000000000000000000000\n1\n1\n1577836800000\n7\n17\n"
        "9 city.fact\n3 r-1\n80 "
        "{\"changes\":[{\"after\":\"12\",\"before\":\"\",\"subject\":\"unit/17/fact/pop_reg/FY2562\"}]}\n");
  CHECK(identity::link_hash(identity::no_head, 1, row) ==
        "ec0d76a54fa3e598b8cba2f8e4e3318ff24e97228eb677a84bde1f8387c5af63");
}

TEST_CASE("a value commits with its row; a refused or thrown one leaves neither row nor version") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    store::VersionWatch watch(*db);
    const Author author{PersonId{7}, "r-1", 1000};
    const auto no = audit.transact<int>(author, "test.no", [](Transaction& tx, AuditEntry& entry) -> Result<int> {
      entry.bump("city");
      store::bump_version(tx, "city");
      return refused;
    });
    CHECK(no.problems()[0].code == refused);
    CHECK_THROWS_AS((void)audit.transact<int>(author, "test.throw",
                                              [](Transaction&, AuditEntry& entry) -> Result<int> {
                                                entry.bump("city");
                                                throw std::runtime_error("no");
                                              }),
                    std::runtime_error);
    CHECK(watch.stamp({"city"}) == "0");
    CHECK(verify(*db, {}).unsealed == 0);
    const auto yes = audit.transact<int>(author, "test.yes", [](Transaction&, AuditEntry& entry) -> Result<int> {
      entry.bump("city");
      entry.bump("city");
      return 5;
    });
    CHECK(yes.value() == 5);
    CHECK(watch.stamp({"city"}) == "1");
    CHECK(verify(*db, {}).unsealed == 1);
  });
}

TEST_CASE("one row lists the changes of its request as canonical JSON, personal data as a salted digest only") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    for (int i = 0; i < 2; ++i) {
      const auto done = audit.transact<Done>({PersonId{7}, "r-1", 1000}, "test.write", [](Transaction&, AuditEntry& entry) {
        entry.change("unit/17", "a \"b\"\n\x01", "ก\xFF");
        entry.personal("person/7/name", "สมชาย ใจดี");
        return Result<Done>(Done{});
      });
      CHECK(done.ok());
    }
    const auto bodies = select_text(*db, "SELECT body FROM audit_rows ORDER BY id");
    REQUIRE(bodies.size() == 2);
    CHECK(bodies[0] == bodies[1]);  // equal values have equal digests inside one database
    CHECK(bodies[0].starts_with(R"({"changes":[{"after":"ก)"
                                "\xEF\xBF\xBD"
                                R"(","before":"a \"b\"\n\u0001","subject":"unit/17"},{"digest":")"));
    CHECK(bodies[0].ends_with(R"(","subject":"person/7/name"}]})"));
    CHECK(bodies[0].find("สมชาย") == std::string::npos);
    CHECK(identity::personal_digest("salt 1", "x") != identity::personal_digest("salt 2", "x"));
    CHECK(select_text(*db, "SELECT 'salt' FROM audit_salts").size() == 1);
  });
}

TEST_CASE("rows are sealed in order and the chain verifies") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    CHECK(verify(*db, {}).intact);
    CHECK(verify(*db, {}).head == std::string(64, '0'));
    write_rows(audit, 600);  // more than a batch
    CHECK(audit.seal_pending() == 600);
    CHECK(audit.seal_pending() == 0);
    write_rows(audit, 3, 601);
    const auto seen = verify(*db, {});
    CHECK(seen.intact);
    CHECK(seen.sealed == 600);
    CHECK(seen.unsealed == 3);
    CHECK(seen.head == hash_of(*db, 600));
    CHECK(verify(*db, hash_of(*db, 17)).intact);  // an older head is still in the chain
    CHECK(verify(*db, "17:" + hash_of(*db, 17)).intact);
    CHECK(verify(*db, std::string(64, '0')).intact);
  });
}

TEST_CASE("a changed row is named, whichever of its fields was changed") {
  for (const char* change : {"body = '{}'", "person = 8", "at = 5", "action = 'x'", "request_id = ''", "unit_id = NULL"}) {
    CAPTURE(change);
    on_each_engine([&](const test::Place& place) {
      const auto db = migrated(place);
      Audit audit(*db);
      write_rows(audit, 5);
      audit.seal_pending();
      tamper(*db,
             std::string("UPDATE audit_rows SET ") + change + " WHERE id = (SELECT row_id FROM audit_seals WHERE seq = 3)");
      const auto seen = verify(*db, {});
      CHECK_FALSE(seen.intact);
      CHECK(seen.first_bad == 3);
      CHECK(seen.row > 0);
      CHECK(seen.what == "changed");
      CHECK(seen.sealed == 5);
    });
  }
}

TEST_CASE("a removed row, a removed seal and a changed hash are named") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    write_rows(audit, 9);
    audit.seal_pending();
    tamper(*db, "UPDATE audit_seals SET hash = '" + std::string(64, 'a') + "' WHERE seq = 8");
    CHECK(verify(*db, {}).first_bad == 8);
    CHECK(verify(*db, {}).what == "changed");
    tamper(*db, "DELETE FROM audit_rows WHERE id = (SELECT row_id FROM audit_seals WHERE seq = 6)");
    CHECK(verify(*db, {}).first_bad == 6);
    CHECK(verify(*db, {}).what == "missing");
    tamper(*db, "DELETE FROM audit_seals WHERE seq = 4");
    CHECK(verify(*db, {}).first_bad == 4);
    CHECK(verify(*db, {}).what == "missing");
    tamper(*db, "DELETE FROM audit_seals WHERE seq = 1");
    CHECK(verify(*db, {}).first_bad == 1);
  });
}

TEST_CASE("a cut tail is found by a head printed earlier, and so is a history written anew") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    write_rows(audit, 5);
    audit.seal_pending();
    const auto head = verify(*db, {}).head;
    tamper(*db, "DELETE FROM audit_rows WHERE id IN (SELECT row_id FROM audit_seals WHERE seq > 3)");
    tamper(*db, "DELETE FROM audit_seals WHERE seq > 3");
    CHECK(verify(*db, {}).intact);  // without a head nobody can know
    CHECK(verify(*db, head).what == "cut");
    CHECK(verify(*db, head).first_bad == 4);
    write_rows(audit, 2, 100);
    audit.seal_pending();
    CHECK(verify(*db, {}).intact);
    CHECK(verify(*db, "5:" + head).what == "wrong head");
    CHECK(verify(*db, "5:" + head).first_bad == 5);
    CHECK(verify(*db, "not a hash").what == "wrong head");
    CHECK(verify(*db, "").what == "wrong head");
  });
}

TEST_CASE("a row removed before it was sealed is missing") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    write_rows(audit, 2);
    tamper(*db, "DELETE FROM audit_rows WHERE request_id = 'r-2'");
    CHECK(verify(*db, {}).what == "missing");
    CHECK(audit.seal_pending() == 1);
    CHECK(verify(*db, {}).what == "missing");
  });
}

TEST_CASE("the background sealer seals within a second, also rows of another program") {
  on_each_engine([](const test::Place& place) {
    const auto db = migrated(place);
    Audit audit(*db);
    audit.start_sealer();
    Audit other(*db);  // writes, but seals nothing
    write_rows(other, 3);
    write_rows(audit, 3, 4);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    while (verify(*db, {}).unsealed > 0 && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(verify(*db, {}).sealed == 6);
    CHECK(audit.sealer_fault().empty());
    write_rows(audit, 1, 7);
    audit.stop_sealer();  // leaves nothing behind
    CHECK(verify(*db, {}).unsealed == 0);
  });
}

TEST_CASE("writers and sealers of several servers make one chain that holds every row") {
  on_each_engine([](const test::Place& place) {
    if (place.name == "sqlite memory") return;
    const auto first = migrated(place);
    const auto second = store::Database::open(place.url);
    std::atomic<int> failures = 0;
    const auto server = [&](store::Database& db) {
      Audit audit(db);
      audit.start_sealer();
      std::vector<std::thread> writers;
      for (int t = 0; t < 4; ++t) {
        writers.emplace_back([&] {
          for (int i = 0; i < 25; ++i) {
            try {
              const auto done =
                  audit.transact<Done>({PersonId{7}, "r", i}, "test.write", [](Transaction&, AuditEntry& entry) {
                    entry.bump("city");
                    return Result<Done>(Done{});
                  });
              failures += done.ok() ? 0 : 1;
            } catch (const std::exception&) {
              ++failures;
            }
          }
        });
      }
      for (int i = 0; i < 10; ++i) audit.seal_pending();
      for (auto& writer : writers) writer.join();
      audit.stop_sealer();
    };
    std::thread one([&] { server(*first); });
    std::thread two([&] { server(*second); });
    one.join();
    two.join();
    Audit(*first).seal_pending();
    const auto seen = verify(*first, {});
    CHECK(failures == 0);
    CHECK(seen.intact);
    CHECK(seen.sealed == 200);
    CHECK(seen.unsealed == 0);
    CHECK(store::VersionWatch(*first).stamp({"city"}) == "200");
  });
}
