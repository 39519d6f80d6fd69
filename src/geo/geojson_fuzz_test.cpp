// SPDX-License-Identifier: Apache-2.0
// The fuzz target of test/fuzz/geojson_fuzz.cpp with fixed seeds: a short run in every test.
#include "../../test/fuzz/geojson_fuzz.cpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

TEST_CASE("mutated maps are read or refused, and the process lives") {
  const std::vector<std::string> seeds{
      R"({"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"name":"ก"},"geometry":{"type":"Polygon",)"
      R"("coordinates":[[[1,1],[5,1],[5,5],[1,5],[1,1]],[[2,2],[3,2],[3,3],[2,3],[2,2]]]}}]})",
      R"({"type":"MultiPolygon","coordinates":[[[[0,0],[2,2],[2,0],[0,2],[0,0]]],[[[1,1],[4,1],[4,4],[1,1]]]]})",
      R"({"type":"Polygon","coordinates":[[[9,9],[8,7],[6,5],[4,3],[9,1],[9,9]]],"crs":null})"};
  const std::vector<std::string> pieces{"[",  "]", ",",  "0",   "9",    "[1,1],", "[5,1],",
                                        "[[", "-", ".5", "1e9", "null", "\"",     "}"};
  std::mt19937 random(2566);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 20'000; ++round) {
    std::string text = seeds[below(seeds.size())];
    for (std::size_t change = 1 + below(4); change > 0 && !text.empty(); --change) {
      const std::size_t at = below(text.size());
      switch (below(5)) {
        case 0:
          text[at] = static_cast<char>(below(256));
          break;
        case 1:
          text.erase(at, 1 + below(8));
          break;
        case 2:
          text.insert(at, pieces[below(pieces.size())]);
          break;
        default:  // another digit: most of these stay maps
          if (const auto digit = text.find_first_of("0123456789", at); digit != std::string::npos)
            text[digit] = static_cast<char>('0' + below(10));
      }
    }
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
}
