// SPDX-License-Identifier: Apache-2.0
// muang waste import: a file of monthly reports of any size into the database, in the name of a person.
#pragma once

#include "cli/options.hpp"
#include "cli/waste.hpp"

namespace muang::cli {

// 0: every row is in; 1: refused, or rows had errors (the acceptable ones are in, and the counts say so).
int run_waste_import(const Common& common, const WasteOptions& options);

}  // namespace muang::cli
