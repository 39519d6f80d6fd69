// SPDX-License-Identifier: Apache-2.0
// muang green …: areas on plain text. None of it needs a database.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace muang::cli {

struct GreenOptions {
  std::string action;  // area
  std::string text;    // of area
};

// 0: done; 1: refused.
int run_green(const Common& common, const GreenOptions& options);

}  // namespace muang::cli
