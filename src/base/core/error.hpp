// SPDX-License-Identifier: Apache-2.0
// What a person can repair: a stable code, the place where it happened and the words that fill its text.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace muang {

// A code is declared once, in the errors.hpp of its slice, and never reused.
// Blocks: identity 1000, city 2000, assessment 3000, green 4000, waste 5000, programme 6000, http and store 9000.
// Its Thai and English text is locales/{th,en}/errors.json under "E<number>".
struct ErrorCode {
  std::uint16_t number;       // 1000 to 9999
  std::uint16_t http_status;  // 400 to 503
  friend constexpr bool operator==(ErrorCode a, ErrorCode b) { return a.number == b.number; }
};

using Params = std::vector<std::pair<std::string, std::string>>;

struct Error {
  ErrorCode code;
  std::string field;  // JSON path ("answers[3].process"), "row 4, column pop_reg", or empty for the whole request
  Params params;      // fill {name} in the text
};

inline std::string code_text(ErrorCode code) { return "E" + std::to_string(code.number); }

}  // namespace muang
