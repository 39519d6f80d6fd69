// SPDX-License-Identifier: Apache-2.0
// The fuzz target of test/fuzz, with the same seeds and a fixed random source each time: a short run in every test.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "../../test/fuzz/http_fuzz.cpp"

TEST_CASE("mutated bodies, forms, targets and cursors are read or refused, and the process lives") {
  const std::vector<std::string> seeds{
      std::string(1, '\0') +
          R"({"name":"ก","area":1.5,"children":[{"name":"x","children":[],"counts":{}}],"counts":{"a":9007199254740993}})",
      "\1--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\nContent-Type: "
      "x/y\r\n\r\nhello\r\n--b--\r\n",
      "\2/api/v1/units/%E0%B8%81?q=a+b&limit=5", "\3AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
  std::mt19937 random(2562);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 20'000; ++round) {
    std::string text = seeds[below(seeds.size())];
    for (std::size_t change = 1 + below(6); change > 0 && text.size() > 1; --change) {
      const std::size_t at = 1 + below(text.size() - 1);
      switch (below(4)) {
        case 0:
          text[at] = static_cast<char>(below(256));
          break;
        case 1:
          text.erase(at, 1 + below(8));
          break;
        case 2:
          text.insert(at, text.substr(1 + below(text.size() - 1), below(40)));
          break;
        default:
          text.insert(at, 1, "{}[]\",:\\%&=-\r\n;"[below(15)]);
      }
    }
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
}
