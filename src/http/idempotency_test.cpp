// SPDX-License-Identifier: Apache-2.0
#include "http/idempotency.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "http/secrets.hpp"
#include "http/server.hpp"
#include "store/database.hpp"
#include "store/migrations.hpp"

using namespace muang;
using namespace muang::http;

namespace {

std::unique_ptr<store::Database> fresh_database() {
  auto database = store::Database::open("sqlite::memory:");
  store::migrate(*database, MUANG_SOURCE_DIR "/db/migrations");
  return database;
}
using State = IdempotencyStore::State;

}  // namespace

TEST_CASE("a key is claimed once, its answer comes back word for word, and forgotten after a day") {
  const auto database = fresh_database();
  const auto kept = stored_idempotency(*database);
  IdempotencyKey key{7, "POST /api/v1/people", "abc", "/api/v1/people\n\n{}", 1'000};
  CHECK(kept->claim(key).state == State::Fresh);
  CHECK(kept->claim(key).state == State::Running);
  kept->finish(key, {.status = 201, .body = R"({"link":"/link/ลับ"})", .headers = {{"Location", "/x"}}});
  const auto again = kept->claim(key);
  CHECK(again.state == State::Finished);
  CHECK(again.response.status == 201);
  CHECK(again.response.body == R"({"link":"/link/ลับ"})");
  CHECK(again.response.headers.at(0).second == "/x");
  auto other = key;
  other.request += "x";
  CHECK(kept->claim(other).state == State::OtherRequest);
  for (auto* change : {&key.endpoint, &key.key}) {
    const auto was = *change;
    *change += "x";
    CHECK(kept->claim(key).state == State::Fresh);
    *change = was;
  }
  key.person = 8;
  CHECK(kept->claim(key).state == State::Fresh);
  kept->release(key);
  CHECK(kept->claim(key).state == State::Fresh);
  key.person = 7;
  key.now += 24LL * 3600 * 1000 + 1;
  CHECK(kept->claim(key).state == State::Fresh);
}

TEST_CASE("neither the key nor the answer can be read from the database") {
  const auto path = std::filesystem::temp_directory_path() / ("muang-idem-" + std::to_string(::getpid()) + ".db");
  {
    const auto database = store::Database::open("sqlite:" + path.string());
    store::migrate(*database, MUANG_SOURCE_DIR "/db/migrations");
    const auto kept = stored_idempotency(*database);
    const IdempotencyKey key{7, "POST /x", "sekretkey", "sekretrequest", 1};
    kept->claim(key);
    kept->finish(key, {.body = "sekretanswer"});
  }
  for (const auto& suffix : {"", "-wal"}) {
    const auto file = path.string() + suffix;
    if (FILE* in = std::fopen(file.c_str(), "rb")) {
      std::string bytes(std::filesystem::file_size(file), '\0');
      CHECK(std::fread(bytes.data(), 1, bytes.size(), in) == bytes.size());
      std::fclose(in);
      CHECK(bytes.find("sekret") == std::string::npos);
    }
    std::filesystem::remove(file);
  }
  std::filesystem::remove(path.string() + "-shm");
}

TEST_CASE("a shared secret is made once") {
  const auto database = fresh_database();
  const auto first = shared_secret(*database, "cursor");
  CHECK(first.size() == 43);
  CHECK(shared_secret(*database, "cursor") == first);
  CHECK(shared_secret(*database, "other") != first);
}
