// SPDX-License-Identifier: Apache-2.0
// muang serve | demo | user | coverage | assess score | import | export | verify | openapi | doctor | version
// How the slices are put together: cli/house.cpp.
#include "cli/program.hpp"

int main(int argc, char** argv) { return muang::cli::run(argc, argv); }
