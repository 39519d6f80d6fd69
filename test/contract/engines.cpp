// SPDX-License-Identifier: Apache-2.0
#include "engines.hpp"

#include <doctest/doctest.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "store/migrations.hpp"
#include "things.hpp"

namespace muang::test {
namespace {

std::string unique_name() {
  static std::atomic<int> count = 0;
  return "muang_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

void on_server(const std::string& url, const std::string& statement) {
  PGconn* connection = PQconnectdb(url.c_str());
  PGresult* result = PQexec(connection, statement.c_str());
  const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
  const std::string why = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (!done) throw store::StoreFault(statement + ": " + why);
}

// postgresql://user@host:port/name?options with another database name.
std::string with_database(const std::string& url, const std::string& name) {
  const auto host = url.find("//") + 2;
  const auto slash = url.find('/', host);
  const auto query = url.find('?', host);
  return url.substr(0, std::min(slash, query)) + "/" + name + (query == std::string::npos ? "" : url.substr(query));
}

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / unique_name();
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

void on_postgres(const std::function<void(const Place&)>& check) {
  if (const char* without = std::getenv("MUANG_TEST_NO_POSTGRES"); without && std::string(without) == "1") return;
  SUBCASE("postgres") {
    const char* server = std::getenv("MUANG_TEST_POSTGRES");
    REQUIRE_MESSAGE(server != nullptr,
                    "MUANG_TEST_POSTGRES names no server (MUANG_TEST_NO_POSTGRES=1 leaves PostgreSQL out)");
    const std::string name = unique_name();
    on_server(server, "CREATE DATABASE " + name);
    struct Drop {
      std::string url, statement;
      ~Drop() {
        try {
          on_server(url, statement);
        } catch (const std::exception& problem) {
          MESSAGE(problem.what());
        }
      }
    } const drop{server, "DROP DATABASE " + name + " WITH (FORCE)"};
    check({"postgres", with_database(server, name), {}});
  }
}

void on_each_engine(const std::function<void(const Place&)>& check) {
  SUBCASE("sqlite file") {
    const Folder folder;
    check({"sqlite file", "sqlite:" + (folder.path / "test.db").string(), folder.path / "test.db"});
  }
  SUBCASE("sqlite memory") { check({"sqlite memory", "sqlite::memory:", {}}); }
  on_postgres(check);
}

std::filesystem::path things_migrations() {
  return std::filesystem::path(MUANG_SOURCE_DIR) / "test" / "contract" / "migrations";
}

std::unique_ptr<store::Database> things_database(const Place& place) {
  auto database = store::Database::open(place.url);
  store::migrate(*database, things_migrations());
  return database;
}

std::filesystem::path migrations_folder() { return std::filesystem::path(MUANG_SOURCE_DIR) / "db" / "migrations"; }

}  // namespace muang::test
