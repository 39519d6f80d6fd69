// SPDX-License-Identifier: Apache-2.0
#include "cli/coverage.hpp"

#include "programme/programme.hpp"

namespace muang::cli {

std::string coverage_report(store::Database& database, int year_be, std::string_view format) {
  return programme::coverage_report(database, year_be, format);
}

}  // namespace muang::cli
