// SPDX-License-Identifier: Apache-2.0
// `muang waste balance FILE.json`: flows, processes and transfer coefficients in, reconciled figures out, on plain files.
#pragma once

#include <string>
#include <string_view>

#include "base/core/result.hpp"

namespace muang::waste {

// JSON in (BalanceBody), JSON out (BalanceView). Every problem of the file at once, each with its path.
// A flow that a process names and the list does not is unknown; a coefficient's process that is not listed is not balanced.
// Both are findings of the answer, so a misspelt name is seen.
Result<std::string> balance_file(std::string_view json);

}  // namespace muang::waste
