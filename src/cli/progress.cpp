// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <unistd.h>

#include <iostream>

namespace muang::cli {

Progress::Progress(std::string title) : title_(std::move(title)), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (terminal_) std::cerr << "\r\033[K" << std::flush;
}

void Progress::say(std::string_view step) {
  if (terminal_) std::cerr << "\r\033[K" << title_ << ": " << step << " …" << std::flush;
}

}  // namespace muang::cli
