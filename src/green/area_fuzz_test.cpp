// SPDX-License-Identifier: Apache-2.0
// The fuzz target of test/fuzz/area_fuzz.cpp with fixed seeds: a short run in every test.
#include "../../test/fuzz/area_fuzz.cpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

TEST_CASE("mutated areas are read or refused, and the process lives") {
  const std::vector<std::string> seeds{
      "1,167 ไร่ 1 งาน 32 ตารางวา (1,867,728 ตร.ม.)", "ไร่:๑ งาน:๓ วา:๙๖.๐๐",     "4-2-0.5 (ไร่-งาน-วา)",
      "99999999999999999 ตร.กม. 0.123456789 m²",     "ประมาณ 5 ไร่เศษ หรือ - ไร่", "17 ไร่ 3 งาน 20 4/10 ตารางวา"};
  const std::vector<std::string> pieces{"ไร่", "งาน", "วา", "ตร.", "ม", "²", "-", "(",
                                        ")",  ":",   ",",  ".",   "๙", "9", " ", "\xE0"};
  std::mt19937 random(2566);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 40'000; ++round) {
    std::string text = seeds[below(seeds.size())];
    for (std::size_t change = 1 + below(6); change > 0 && !text.empty(); --change) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0:
          text[at] = static_cast<char>(below(256));
          break;
        case 1:
          text.erase(at, 1 + below(8));
          break;
        case 2:
          text.insert(at, text.substr(below(text.size()), below(20)));
          break;
        default:
          text.insert(at, pieces[below(pieces.size())]);
      }
    }
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
}
