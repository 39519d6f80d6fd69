// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "store/database.hpp"

namespace muang::cli {

// muang verify [--head HASH]: is the audit chain whole? Prints to stdout; 0 intact, 1 broken.
int run_verify(store::Database& database, std::optional<std::string> head, bool json);

}  // namespace muang::cli
