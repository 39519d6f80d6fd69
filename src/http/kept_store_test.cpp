// SPDX-License-Identifier: Apache-2.0
// Kept answers with the real counters, and with a second program that writes into the same database.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "http/server.hpp"
#include "store/database.hpp"
#include "store/migrations.hpp"
#include "store/versions.hpp"

using namespace muang;
using namespace muang::http;

TEST_CASE("the counters of the database move with each commit of their topic, seen from another connection at once") {
  const auto path = std::filesystem::temp_directory_path() / ("muang-kept-" + std::to_string(::getpid()) + ".db");
  {
    const auto ours = store::Database::open("sqlite:" + path.string());
    store::migrate(*ours, MUANG_SOURCE_DIR "/db/migrations");
    const auto theirs = store::Database::open("sqlite:" + path.string());
    const auto reader = versions_of(*ours)();
    const std::vector<std::string> topics{"city", "units"};
    auto last = reader->current(topics);
    for (int i = 0; i < 20; ++i) {
      auto& writer = i % 2 ? *ours : *theirs;
      writer.write([&](store::Transaction& tx) {
        store::bump_version(tx, i % 3 ? "city" : "units");
        return true;
      });
      const auto now = reader->current(topics);
      CHECK(now > last);
      CHECK(reader->current(topics) == now);
      last = now;
    }
    ours->write([](store::Transaction& tx) {
      store::bump_version(tx, "city");
      return false;  // rolled back
    });
    ours->write([](store::Transaction& tx) {
      store::bump_version(tx, "other");
      return true;
    });
    CHECK(reader->current(topics) == last);
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + suffix);
}
