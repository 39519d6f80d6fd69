// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muang::cli {

// Reads the command line and runs the command. Exit code: 0 done, 1 failed, 2 used wrongly.
int run(int argc, char** argv);

}  // namespace muang::cli
