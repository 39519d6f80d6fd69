// SPDX-License-Identifier: Apache-2.0
// muang waste …: the analyst's commands on plain files. None of them needs a database; only import has one
// (waste_import.hpp).
#pragma once

#include <string>

#include "cli/options.hpp"

namespace muang::cli {

struct WasteOptions {
  std::string action;    // balance | emissions | sdg | forecast | check | import
  std::string file;      // "-": standard input (not for check)
  int horizon = 12;      // months
  std::string login;     // import: in whose name
  std::string findings;  // import: file for every finding as CSV; empty: none
  bool dry_run = false;  // import
};

// 0: done; 1: the file was refused or holds errors.
int run_waste(const Common& common, const WasteOptions& options);

}  // namespace muang::cli
