// SPDX-License-Identifier: Apache-2.0
#include "store/database.hpp"

#include "store/engines.hpp"

namespace muang::store {

std::unique_ptr<Database> Database::open(std::string_view url, const Options& options) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite) && url.size() > sqlite.size())
    return open_sqlite(std::string(url.substr(sqlite.size())), options);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgres(std::string(url), options);
  throw StoreFault("database URL is neither sqlite:PATH nor postgresql://…");  // not repeated: it may hold a password
}

}  // namespace muang::store
