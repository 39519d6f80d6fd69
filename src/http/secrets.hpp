// SPDX-License-Identifier: Apache-2.0
// A random secret that lives in the database, the same for every server on it (cursors outlive a restart).
#pragma once

#include <string>
#include <string_view>

namespace muang::store {
class Database;
}

namespace muang::http {

std::string shared_secret(store::Database& database, std::string_view name);

}  // namespace muang::http
