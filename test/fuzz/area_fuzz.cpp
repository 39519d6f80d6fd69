// SPDX-License-Identifier: Apache-2.0
// Bytes from strangers as an area. With libFuzzer: clang++ -fsanitize=fuzzer,address. Whatever comes, it is refused with a
// code, or it is an area that can be printed and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "green/area_text_rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = muang::green::read_area({reinterpret_cast<const char*>(data), size});
  if (!read) {
    if (read.problems().front().code.number < 5500 || read.problems().front().code.number > 5510) std::abort();
    return 0;
  }
  const auto again = muang::green::read_area(muang::green::print_area(read->cm2));
  if (!again || again->cm2 != read->cm2 || !again->doubts.empty()) std::abort();
  return 0;
}
