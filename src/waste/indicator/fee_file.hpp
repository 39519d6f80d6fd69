// SPDX-License-Identifier: Apache-2.0
// The rows of data/waste/fees.csv, or of a file that an office keeps in the same columns.
#pragma once

#include <string_view>
#include <vector>

#include "waste/indicator/fee_rules.hpp"

namespace muang::waste {

struct FeeTable {
  std::vector<FeeRow> fees, ceilings;
  std::vector<FeeRow> of_issuer(std::string_view issuer) const;
};

// Every wrong cell at once, as "row 4, column satang".
Result<FeeTable> read_fees(std::string_view csv);

}  // namespace muang::waste
