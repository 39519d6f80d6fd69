// SPDX-License-Identifier: Apache-2.0
// An empty database on each engine. PostgreSQL's is a database of its own, dropped at the end.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace muang::test {

struct Place {
  std::string name;  // "sqlite file", "sqlite memory", "postgres"
  std::string url;
  std::filesystem::path file;  // of a file database
};

// Calls `check` once an engine, as a doctest subcase. A missing MUANG_TEST_POSTGRES is a failure unless
// MUANG_TEST_NO_POSTGRES=1 says that this run does without.
void on_each_engine(const std::function<void(const Place&)>& check);
void on_postgres(const std::function<void(const Place&)>& check);
std::filesystem::path migrations_folder();

}  // namespace muang::test
