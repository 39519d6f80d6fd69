// SPDX-License-Identifier: Apache-2.0
// One form a line in, one answer a line out: the rules as the server links them, for the comparison with rules.wasm.
#include <iostream>
#include <string>

#include "waste/report_fields_rules.hpp"

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << muang::waste::check_report_flat(line) << '\n';
}
