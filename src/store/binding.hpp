// SPDX-License-Identifier: Apache-2.0
// What both engines do alike before a statement runs.
#pragma once

#include <string_view>

#include "store/database.hpp"

namespace muang::store {

// The value for parameter `number` (from 0) of the statement. A missing, unknown or doubled name is a bug.
const Value& bound_value(const Sql& sql, Params params, std::size_t number);
void check_parameter_count(const Sql& sql, Params params);
// PostgreSQL refuses a NUL and broken UTF-8 in text; SQLite would keep them. Throws InvalidText on both.
void check_text(const Sql& sql, std::string_view text);

// The parts of an INSERT for Transaction::append: the table with its columns, "things (name, whole)". Anything but an INSERT
// of each parameter once, in the order of the columns, is a bug.
std::string_view append_target(const Sql& insert);

// Marks that this thread is inside a transaction of the database, so that a second writer inside it is reported as the bug
// that it is and not as a deadlock.
class Nesting {
 public:
  Nesting(const Database& database, bool writes);
  ~Nesting();
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
};

}  // namespace muang::store
