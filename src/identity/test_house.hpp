// SPDX-License-Identifier: Apache-2.0
// For tests: an empty house in memory, with a clock that the test sets.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "base/core/check.hpp"
#include "identity/service.hpp"
#include "store/database.hpp"
#include "store/migrations.hpp"

namespace muang::identity {

struct House {
  static constexpr Instant noon = 1'780'000'000'000;  // 2026-05-28
  Instant time = noon;
  std::unique_ptr<store::Database> database;
  IdentityService identity;

  House() : database(open()), identity(*database, [this] { return time; }) {}
  ~House() {
    if (!copied.empty()) std::filesystem::remove_all(copied);
  }
  House(const House&) = delete;

  static std::unique_ptr<store::Database> open() {
    auto database = store::Database::open("sqlite::memory:");
    store::migrate(*database, std::filesystem::path(MUANG_SOURCE_DIR) / "db/migrations");
    return database;
  }
  static std::filesystem::path data() { return std::filesystem::path(MUANG_SOURCE_DIR) / "data"; }
  Author author(PersonId person = {}) const { return {person, "test", time}; }

  std::filesystem::path copied;
  std::filesystem::path copy_of_data() {
    char name[] = "/tmp/muang-units-XXXXXX";
    ENSURE(mkdtemp(name), "a folder for the copy");
    copied = name;
    std::filesystem::create_directory(copied / "org-units");
    for (const auto& file : std::filesystem::directory_iterator(data() / "org-units")) {
      std::filesystem::copy(file.path(), copied / "org-units" / file.path().filename());
    }
    return copied;
  }
  static void replace_in(const std::filesystem::path& file, const std::string& what, const std::string& with) {
    std::ifstream in(file);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(what);
    ENSURE(at != std::string::npos, "the text to replace is there");
    std::ofstream(file) << text.replace(at, what.size(), with);
  }
  static void append_to(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::app) << text;
  }
};

inline House& seeded_house() {  // shared by tests that only read
  static House house;
  static const bool seeded = (seed_units(house.identity, House::data()), true);
  (void)seeded;
  return house;
}

}  // namespace muang::identity
