// SPDX-License-Identifier: Apache-2.0
// muang green plots …: plots as they are drawn.
#pragma once

#include <iosfwd>
#include <string>

#include "base/texts.hpp"
#include "cli/green.hpp"

namespace muang::cli {

// `format` is text (Thai, then English) or json. 0: done; 1: refused, with nothing on `out`.
int run_green_plots(const GreenOptions& options, const std::string& format, const Texts& texts, std::ostream& out,
                    std::ostream& err);

}  // namespace muang::cli
