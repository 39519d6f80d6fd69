// SPDX-License-Identifier: Apache-2.0
#include "store/engines.hpp"

namespace muang::store {
std::unique_ptr<Database> open_postgres(const std::string&, const Options&) { throw StoreFault("no PostgreSQL yet"); }
}  // namespace muang::store
