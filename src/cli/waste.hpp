// SPDX-License-Identifier: Apache-2.0
// muang waste …: the analyst's commands on plain files. None of them needs a database.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace muang::cli {

struct WasteOptions {
  std::string action;  // balance | emissions | sdg | forecast | check
  std::string file;    // "-": standard input (not for check)
  int horizon = 12;    // months
};

// 0: done; 1: the file was refused or holds errors.
int run_waste(const Common& common, const WasteOptions& options);

}  // namespace muang::cli
