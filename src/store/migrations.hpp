// SPDX-License-Identifier: Apache-2.0
// Forward migrations, one timeline for both engines: db/migrations/NNNN_slice_what.sql, each in one transaction,
// with its SHA-256 kept. A database that knows a migration this program does not is refused (NewerDatabase), and so is
// one whose applied migration differs from the file (ChangedMigration). SQLite is copied before the first step.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace muang::store {

struct NewerDatabase : StoreFault {
  using StoreFault::StoreFault;
};
struct ChangedMigration : StoreFault {
  using StoreFault::StoreFault;
};

// Applies what is missing and returns the names of the applied files, in order.
std::vector<std::string> migrate(Database& database, const std::filesystem::path& folder);

}  // namespace muang::store
