// SPDX-License-Identifier: Apache-2.0
// LPA results of a province as CSV: uid or code, indicator, score, max. First everything is checked, then, when the caller
// says so and no error stands against it, all of it is written in one transaction.
#pragma once

#include <string>
#include <vector>

#include "assessment/answers.hpp"

namespace muang::assessment {

inline constexpr std::size_t max_lpa_rows = 5'000;

struct LpaFinding {
  std::int64_t row = 0;
  std::string column;
  Error error;
  bool is_warning = false;
};
struct LpaRow {
  std::int64_t row = 0;  // of the file
  const identity::OrgUnit* unit = nullptr;
  std::string indicator;
  std::int64_t score = 0, max = 0;  // hundredths
};
struct LpaFile {
  std::vector<LpaRow> rows;
  std::vector<LpaFinding> findings;
  std::string encoding;
  std::int64_t row_count = 0;  // without the empty ones of the template
};

// Everything that can be said without the database.
LpaFile read_lpa_file(std::string_view bytes, const Framework& framework, const identity::UnitTree& tree,
                      OrgUnitId province);

}  // namespace muang::assessment
