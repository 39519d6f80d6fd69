// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include "engines.hpp"
#include "store/migration_text.hpp"
#include "store/migrations.hpp"
#include "store/versions.hpp"
#include "things.hpp"

using namespace muang;
using store::Engine;
using store::Transaction;
using test::on_each_engine;
namespace sql = test::sql;

namespace {

// A folder of migrations that a test may change.
struct Timeline {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("muang_timeline_" + std::to_string(std::rand()));
  Timeline() {
    std::filesystem::create_directories(folder);
    std::filesystem::copy(test::things_migrations() / "0001_things.sql", folder);
  }
  ~Timeline() { std::filesystem::remove_all(folder); }
  void put(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }
};

std::vector<std::filesystem::path> copies_beside(const test::Place& place) {
  std::vector<std::filesystem::path> found;
  if (place.file.empty()) return found;
  for (const auto& entry : std::filesystem::directory_iterator(place.file.parent_path())) {
    if (entry.path().filename().string().find(".at-") != std::string::npos) found.push_back(entry.path());
  }
  return found;
}

}  // namespace

TEST_CASE("type words are replaced in statements, not in quotes, and SQLite's tables are strict") {
  const std::string text =
      "-- ID\nCREATE TABLE a (\n  id ID, n INT64, t TEXT, -- x;\n  d TEXT DEFAULT 'INT64; BOOL'\n);\nCREATE INDEX ID_b ON "
      "a(n);\n";
  const auto sqlite = store::migration_statements(text, Engine::Sqlite);
  REQUIRE(sqlite.size() == 2);
  CHECK(sqlite[0] ==
        "CREATE TABLE a (\n  id INTEGER PRIMARY KEY, n INTEGER, t TEXT,\n  d TEXT DEFAULT 'INT64; BOOL'\n) STRICT");
  CHECK(sqlite[1] == "CREATE INDEX ID_b ON a(n)");
  const auto postgres = store::migration_statements(text, Engine::Postgres);
  CHECK(postgres[0].find("t TEXT COLLATE \"C\"") != std::string::npos);
  CHECK(store::migration_statements("UPDATE a SET t = CAST(n AS TEXT);\n", Engine::Postgres)[0] ==
        "UPDATE a SET t = CAST(n AS TEXT)");
  CHECK_THROWS_AS(store::migration_statements("CREATE TABLE a (id ID)", Engine::Sqlite), store::StoreFault);
  const auto clustered = [](store::Engine engine) {
    return store::migration_statements("CREATE TABLE c (\n  n INT64 NOT NULL,\n  PRIMARY KEY (n)\n) CLUSTERED;\n", engine)
        .front();
  };
  CHECK(clustered(store::Engine::Sqlite) ==
        "CREATE TABLE c (\n  n INTEGER NOT NULL,\n  PRIMARY KEY (n)\n) STRICT, WITHOUT ROWID");
  CHECK(clustered(store::Engine::Postgres) == "CREATE TABLE c (\n  n BIGINT NOT NULL,\n  PRIMARY KEY (n)\n)");
}

TEST_CASE("migrations run once, in order of their names, and an existing SQLite file is copied before the first") {
  on_each_engine([](const test::Place& place) {
    const Timeline timeline;
    const auto db = store::Database::open(place.url);
    CHECK(store::migrate(*db, timeline.folder) == std::vector<std::string>{"0001_things.sql"});
    CHECK(copies_beside(place).empty());
    CHECK(store::migrate(*db, timeline.folder).empty());
    db->write([](Transaction& tx) { return tx.run(sql::insert_fact, {{"unit", 1}, {"key", 1}, {"value", 1.0}}) == 1; });
    timeline.put("0003_more.sql", "ALTER TABLE things ADD COLUMN more TEXT;\n");
    timeline.put("0002_other.sql", "CREATE TABLE others (id ID);\n");
    CHECK(store::migrate(*db, timeline.folder) == std::vector<std::string>{"0002_other.sql", "0003_more.sql"});
    const auto copies = copies_beside(place);
    REQUIRE(copies.size() == (place.file.empty() ? 0 : 1));
    if (!copies.empty()) {
      using std::filesystem::perms;
      for (const auto& file : {place.file, copies[0]}) {
        CHECK((std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all)) == perms::none);
      }
      CHECK(copies[0].filename().string().starts_with("test.db.at-0001-"));
      CHECK_THROWS_AS(store::Database::open("sqlite:" + copies[0].string())->read([](Transaction& tx) {
        tx.query(store::Sql{"", "SELECT * FROM others", "", {}}, {}, [](const store::Row&) {});
      }),
                      store::StoreFault);
    }
  });
}

TEST_CASE("a failing migration leaves nothing of itself and names its file") {
  on_each_engine([](const test::Place& place) {
    const Timeline timeline;
    timeline.put("0002_bad.sql", "CREATE TABLE half (id ID);\nCREATE TABLE things (id ID);\n");
    const auto db = store::Database::open(place.url);
    CHECK_THROWS_WITH_AS(store::migrate(*db, timeline.folder), doctest::Contains("0002_bad.sql"), store::StoreFault);
    timeline.put("0002_bad.sql", "CREATE TABLE half (id ID);\n");
    CHECK(store::migrate(*db, timeline.folder) == std::vector<std::string>{"0002_bad.sql"});
  });
}

TEST_CASE("a database that knows more than the program is refused, and so is a changed migration") {
  on_each_engine([](const test::Place& place) {
    const Timeline timeline;
    timeline.put("0002_other.sql", "CREATE TABLE others (id ID);\n");
    const auto db = store::Database::open(place.url);
    store::migrate(*db, timeline.folder);
    CHECK_THROWS_AS(store::migrate(*db, test::things_migrations()), store::NewerDatabase);
    timeline.put("0002_other.sql", "CREATE TABLE others (id ID, more INT64);\n");
    CHECK_THROWS_AS(store::migrate(*db, timeline.folder), store::ChangedMigration);
  });
}

TEST_CASE("two programs that start together migrate once") {
  on_each_engine([](const test::Place& place) {
    if (place.name == "sqlite memory") return;
    const auto first = store::Database::open(place.url);
    const auto second = store::Database::open(place.url);
    std::atomic<std::size_t> applied = 0;
    const auto migrate = [&](store::Database& db) { applied += store::migrate(db, test::things_migrations()).size(); };
    std::thread one([&] { migrate(*first); });
    std::thread two([&] { migrate(*second); });
    one.join();
    two.join();
    CHECK(applied == 1);
  });
}

TEST_CASE("a version moves with its commit, not before and not after a rollback") {
  on_each_engine([](const test::Place& place) {
    const auto db = store::Database::open(place.url);
    store::migrate(*db, test::migrations_folder());
    store::VersionWatch watch(*db);
    const auto stamp = [&] { return watch.stamp({"city", "quoted \"\\,{}", "coverage"}); };
    CHECK(stamp() == "0.0.0");
    const auto bump = [&](std::string_view topic, bool keep) {
      db->write([&](Transaction& tx) {
        store::bump_version(tx, topic);
        return keep;
      });
    };
    bump("city", false);
    CHECK(stamp() == "0.0.0");
    bump("city", true);
    CHECK(stamp() == "1.0.0");
    bump("quoted \"\\,{}", true);
    bump("city", true);
    CHECK(stamp() == "2.1.0");
    bump("other", true);
    CHECK(stamp() == "2.1.0");
    const std::vector<std::string_view> topics{"coverage", "city"};
    CHECK(db->reading([&](Transaction& tx) { return store::versions_of(tx, topics); }) == std::vector<std::int64_t>{0, 2});
  });
}

TEST_CASE("a watch sees what another program commits") {
  on_each_engine([](const test::Place& place) {
    if (place.name == "sqlite memory") return;
    const auto db = store::Database::open(place.url);
    store::migrate(*db, test::migrations_folder());
    store::VersionWatch watch(*db);
    CHECK(watch.stamp({"city"}) == "0");
    const auto other = store::Database::open(place.url);
    other->write([](Transaction& tx) { return store::bump_version(tx, "city"), true; });
    CHECK(watch.stamp({"city"}) == "1");
  });
}

TEST_CASE("eight threads that bump and watch never see a version stand still after their own commit") {
  on_each_engine([](const test::Place& place) {
    const auto db = store::Database::open(place.url);
    store::migrate(*db, test::migrations_folder());
    store::VersionWatch watch(*db);
    std::atomic<int> stale = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) {
          const std::vector<std::string_view> topic{"city"};
          const auto before = watch.versions(topic)[0];
          db->write([](Transaction& tx) { return store::bump_version(tx, "city"), true; });
          if (watch.versions(topic)[0] <= before) ++stale;
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(stale == 0);
    CHECK(watch.stamp({"city"}) == "160");
  });
}

TEST_CASE("a stamp stays the same while nothing is written") {
  on_each_engine([](const test::Place& place) {
    const auto db = store::Database::open(place.url);
    store::migrate(*db, test::migrations_folder());
    store::VersionWatch watch(*db);
    const std::string first = watch.stamp({"assessment", "coverage"});
    for (int i = 0; i < 500; ++i) CHECK(watch.stamp({"assessment", "coverage"}) == first);
    db->write([](Transaction& tx) {
      store::bump_version(tx, "coverage");
      return true;
    });
    CHECK(watch.stamp({"assessment", "coverage"}) != first);
  });
}

TEST_CASE("a URL of neither engine is refused without repeating it") {
  CHECK_THROWS_AS(store::Database::open("mysql://u:secret@h/d"), store::StoreFault);
  CHECK_THROWS_AS(store::Database::open("sqlite:"), store::StoreFault);
  CHECK_THROWS_AS(store::Database::open("postgresql://nobody@127.0.0.1:1/none"), store::StoreFault);
  store::Options existing;
  existing.create = false;
  CHECK_THROWS_AS(store::Database::open("sqlite:/nowhere/none.db", existing), store::StoreFault);
}
