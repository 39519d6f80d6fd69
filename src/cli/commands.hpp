// SPDX-License-Identifier: Apache-2.0
// Short commands: each opens what it needs and calls the function that does the work.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace muang::cli {

struct FactsOptions {
  std::string unit, file, login;
  int year = 0;  // B.E.
  bool commit = false;
};

int run_user(const Common& common, const UserOptions& options);
int run_coverage_command(const Common& common, int year_be);
int run_assess_score_command(const Common& common, const std::string& framework, const std::string& kind,
                             const std::string& file);
int run_facts_command(const Common& common, const FactsOptions& options, bool import);
int run_verify_command(const Common& common, const std::string& head);

}  // namespace muang::cli
