// SPDX-License-Identifier: Apache-2.0
// muang green trees: a file of trees into the register of a town, in the name of a person.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace muang::cli {

struct GreenTreesOptions {
  std::string file, unit, login;
  std::string accept;  // "T12,T31:8"
  std::string day;     // ISO, of measurements without one; empty: today
  std::string tree_class = "ordinary";
  std::string findings;  // file for every finding as CSV; empty: none
  bool dry_run = false;
};

// 0: every row is in; 1: refused, or rows were left out (the others are in, and the counts say so).
int run_green_trees(const Common& common, const GreenTreesOptions& options);

}  // namespace muang::cli
