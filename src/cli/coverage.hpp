// SPDX-License-Identifier: Apache-2.0
// muang coverage: which of the 76 provinces are covered after a round.
#pragma once

#include <string>
#include <string_view>

#include "store/database.hpp"

namespace muang::cli {

// On an opened, migrated database. `format` is "json" or "text"; the text ends with a line end.
std::string coverage_report(store::Database& database, int year_be, std::string_view format);

}  // namespace muang::cli
