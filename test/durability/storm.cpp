// SPDX-License-Identifier: Apache-2.0
// storm <database URL> [writers]    writes audited rows without end; prints an id for each write that was acknowledged
// storm <database URL> prepare      migrates and makes the tables of the storm
// storm <database URL> check FILE   no id of FILE is lost, no half of a write exists, the audit chain verifies
// storm <database URL> verify [HEAD]
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "cli/verify.hpp"
#include "identity/audit.hpp"
#include "store/migrations.hpp"
#include "test/storm_sql.hpp"

using namespace muang;
using store::Transaction;
namespace sql = storm::sql;

namespace {

// Each write has two halves beside its audit row.
void write_one(identity::Audit& audit, std::int64_t number, const std::string& writer) {
  const std::string key = writer + "-" + std::to_string(number);
  const auto done =
      audit.transact<Done>({PersonId{1}, key, number}, "storm.write", [&](Transaction& tx, identity::AuditEntry& entry) {
        tx.run(sql::insert_first_half, {{"key", key}});
        entry.change("storm/" + key, "", "written");
        entry.bump("storm");
        tx.run(sql::insert_second_half, {{"key", key}});
        return Result<Done>(Done{});
      });
  if (!done.ok()) throw std::runtime_error("refused");
  const std::string line = key + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::_Exit(3);
}

int storm_on(store::Database& database, int writers) {
  identity::Audit audit(database);
  audit.start_sealer();
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int t = 0; t < writers; ++t) {
    threads.emplace_back([&, t] {
      const std::string writer = std::to_string(::getpid()) + "-" + std::to_string(t);
      try {
        for (std::int64_t i = 1;; ++i) write_one(audit, i, writer);
      } catch (const std::exception& problem) {  // the server went away: the write was not acknowledged
        if (++failed == 1) std::fprintf(stderr, "storm ends: %s\n", problem.what());
      }
    });
  }
  for (auto& thread : threads) thread.join();
  std::_Exit(failed > 0 ? 4 : 0);
}

std::set<std::string> keys(store::Database& database, const store::Sql& statement) {
  const auto list = database.reading(
      [&](Transaction& tx) { return tx.all(statement, {}, [](const auto& row) { return row.string(0); }); });
  return {list.begin(), list.end()};
}

int check(store::Database& database, const char* acknowledged) {
  const auto first = keys(database, sql::first_halves);
  const auto second = keys(database, sql::second_halves);
  const auto audited = keys(database, sql::audited);
  std::ifstream file(acknowledged);
  int lost = 0, promised = 0;
  for (std::string key; std::getline(file, key); ++promised) {
    if (file.eof()) break;  // a line without its end was not written whole
    if (first.contains(key)) continue;
    std::printf("LOST %s\n", key.c_str());
    ++lost;
  }
  const bool halves = first != second || first != audited;
  identity::Audit audit(database);
  const auto sealed_now = audit.seal_pending();
  const auto seen = identity::verify(database, {});
  const bool whole = seen.intact && seen.unsealed == 0 && seen.sealed == static_cast<std::int64_t>(audited.size());
  std::printf("acknowledged %d, stored %zu, lost %d, halves %s, sealed after the fall %zu, chain %s\n", promised,
              first.size(), lost, halves ? "YES" : "none", sealed_now, whole ? "intact" : "BROKEN");
  return lost == 0 && !halves && whole ? 0 : 1;
}

void prepare(store::Database& database) {
  store::migrate(database, std::string(MUANG_SOURCE_DIR) + "/db/migrations");
  database.write([](Transaction& tx) {
    tx.run(sql::first_table, {});
    tx.run(sql::second_table, {});
    return true;
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  try {
    const auto database = store::Database::open(argv[1]);
    const std::string what = argc > 2 ? argv[2] : "4";
    if (what == "prepare") return prepare(*database), 0;
    if (what == "check") return argc > 3 ? check(*database, argv[3]) : 2;
    if (what == "verify")
      return cli::run_verify(*database, argc > 3 ? std::optional<std::string>(argv[3]) : std::nullopt, false);
    return storm_on(*database, std::atoi(what.c_str()));
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
}
