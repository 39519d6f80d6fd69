// SPDX-License-Identifier: Apache-2.0
// ENSURE states what must be true if our own code is right. It is on in every build.
#pragma once

#if defined(__cpp_exceptions)
#include <stdexcept>
#include <string>

namespace muang {
struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};
[[noreturn]] inline void report_bug(const char* condition, const char* why) {
  throw Bug(std::string(why) + " [" + condition + "]");
}
}  // namespace muang
#define ENSURE(condition, why)                              \
  do {                                                      \
    if (!(condition)) ::muang::report_bug(#condition, why); \
  } while (false)
#else
#define ENSURE(condition, why)          \
  do {                                  \
    if (!(condition)) __builtin_trap(); \
  } while (false)
#endif
