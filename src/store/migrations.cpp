// SPDX-License-Identifier: Apache-2.0
#include "store/migrations.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>

#include "store/migration_text.hpp"
#include "store/sql.hpp"

namespace muang::store {
namespace {

struct Migration {
  std::string name, text, checksum;
};

std::string sha256_hex(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::vector<Migration> load(const std::filesystem::path& folder) {
  std::vector<Migration> found;
  if (!std::filesystem::is_directory(folder)) throw StoreFault("no folder of migrations: " + folder.string());
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".sql") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (file.bad() || text.empty()) throw StoreFault("cannot read the migration " + entry.path().string());
    std::string checksum = sha256_hex(text);
    found.push_back({entry.path().filename().string(), std::move(text), std::move(checksum)});
  }
  if (found.empty()) throw StoreFault("no migrations in " + folder.string());
  std::sort(found.begin(), found.end(), [](const Migration& a, const Migration& b) { return a.name < b.name; });
  return found;
}

using Applied = std::map<std::string, std::string>;  // name → checksum

Applied read_applied(Database& database) {
  Applied applied;
  database.write(
      [&](Transaction& tx) {
        tx.query(sql::migration_lock, {}, [](const Row&) {});
        tx.run(sql::migration_table, {});
        for (auto& row :
             tx.all(sql::applied_migrations, {}, [](const Row& r) { return std::pair(r.string(0), r.string(1)); })) {
          applied.insert(std::move(row));
        }
        return true;
      },
      Isolation::Statement);
  return applied;
}

void refuse_newer_or_changed(const Applied& applied, const std::vector<Migration>& known) {
  std::map<std::string_view, const Migration*> by_name;
  for (const Migration& migration : known) by_name.emplace(migration.name, &migration);
  for (const auto& [name, checksum] : applied) {
    const auto found = by_name.find(name);
    if (found == by_name.end()) {
      throw NewerDatabase("the database was migrated by a newer program (" + name +
                          "): start that one, or restore the copy");
    }
    if (found->second->checksum != checksum) {
      throw ChangedMigration("migration " + name + " is not the one that this database was migrated with");
    }
  }
}

// Beside the database, named by its last migration and the time: muang.db.at-0031-20260102T030405.
void copy_before(Database& database, const std::string& last_applied) {
  if (database.file().empty()) return;
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> stamp{};
  std::strftime(stamp.data(), stamp.size(), "%Y%m%dT%H%M%S", &utc);
  std::string target = database.file() + ".at-" + last_applied.substr(0, 4) + "-" + stamp.data();
  for (int i = 2; std::filesystem::exists(target); ++i) {
    target = database.file() + ".at-" + last_applied.substr(0, 4) + "-" + stamp.data() + "-" + std::to_string(i);
  }
  database.copy_to(target);
}

// False when another server has applied it meanwhile.
bool apply(Database& database, const Migration& migration) {
  bool fresh = false;
  database.write(
      [&](Transaction& tx) {
        tx.query(sql::migration_lock, {}, [](const Row&) {});
        const auto applied = tx.all(sql::applied_migrations, {}, [](const Row& row) { return row.string(0); });
        fresh = std::find(applied.begin(), applied.end(), migration.name) == applied.end();
        if (!fresh) return false;
        for (const std::string& statement : migration_statements(migration.text, tx.engine())) {
          tx.run(Sql{"", statement, statement, {}}, {});
        }
        const std::int64_t now =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count();
        tx.run(sql::record_migration, {{"name", migration.name}, {"checksum", migration.checksum}, {"applied_at", now}});
        return true;
      },
      Isolation::Statement);
  return fresh;
}

}  // namespace

std::vector<std::string> migrate(Database& database, const std::filesystem::path& folder) {
  const std::vector<Migration> known = load(folder);
  const Applied applied = read_applied(database);
  refuse_newer_or_changed(applied, known);
  std::vector<std::string> done;
  bool copied = applied.empty();  // a database without any migration has nothing to lose
  for (const Migration& migration : known) {
    if (applied.contains(migration.name)) continue;
    if (!copied) copy_before(database, applied.rbegin()->first);
    copied = true;
    try {
      if (apply(database, migration)) done.push_back(migration.name);
    } catch (const StoreFault& fault) {
      throw StoreFault("migration " + migration.name + ": " + fault.what());
    }
  }
  return done;
}

}  // namespace muang::store
