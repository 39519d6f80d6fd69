// SPDX-License-Identifier: Apache-2.0
// One question a line in, one answer a line out: the rules as the server links them, for the comparison with rules.wasm.
// native report|score
#include <iostream>
#include <string>
#include <string_view>

#include "assessment/scoring_flat.hpp"
#include "waste/month/report_fields_rules.hpp"

int main(int count, char** words) {
  const bool score = count > 1 && std::string_view(words[1]) == "score";
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << (score ? muang::assessment::score_sheet_flat(line) : muang::waste::check_report_flat(line)) << '\n';
  }
}
