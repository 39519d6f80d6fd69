// SPDX-License-Identifier: Apache-2.0
// Bytes from strangers as a picture. With libFuzzer: clang++ -fsanitize=fuzzer,address.
#include <cstddef>
#include <cstdint>

#include "exif_laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  muang::green::hold_exif_laws({reinterpret_cast<const char*>(data), size});
  return 0;
}
