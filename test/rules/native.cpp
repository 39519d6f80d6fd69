// SPDX-License-Identifier: Apache-2.0
// One question a line in, one answer a line out: the rules as the server links them, for the comparison with rules.wasm.
// native report|score|drawing|area
#include <iostream>
#include <string>
#include <string_view>

#include "assessment/scoring_flat.hpp"
#include "green/drawing_flat.hpp"
#include "waste/month/report_fields_rules.hpp"

namespace {

std::string answer(std::string_view door, const std::string& line) {
  if (door == "score") return muang::assessment::score_sheet_flat(line);
  if (door == "drawing") return muang::green::drawn_area_flat(line);
  if (door == "area") return muang::green::area_text_flat(line);
  return muang::waste::check_report_flat(line);
}

}  // namespace

int main(int count, char** words) {
  const std::string_view door = count > 1 ? words[1] : "report";
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << answer(door, line) << '\n';
  }
}
