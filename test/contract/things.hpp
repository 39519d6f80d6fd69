// SPDX-License-Identifier: Apache-2.0
// A small database of its own for the store's contract: tables of migrations/, statements of things.sql.
#pragma once

#include <memory>
#include <string>

#include "engines.hpp"
#include "test/sql.hpp"

namespace muang::test {

std::filesystem::path things_migrations();
std::unique_ptr<store::Database> things_database(const Place& place);

}  // namespace muang::test
