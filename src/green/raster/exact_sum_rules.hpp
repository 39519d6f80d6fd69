// SPDX-License-Identifier: Apache-2.0
// A sum of share × value without any rounding, so that its terms may come in every order. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace muang::green {

__extension__ using Int128 = __int128;

// The sum in units of 2^-40 (coverage_rules.hpp): whole values in 128 bits, others in a row of 32-bit digits that grows with
// the exponents seen (the long accumulator of Kulisch, "Computer Arithmetic and Validity", 2013, kept as carry-save).
class ExactSum {
 public:
  void add_whole(Int128 shares_times_value) { whole_ += shares_times_value; }
  void add(std::int64_t share, double value);  // value is finite
  void add(const ExactSum& other);

  // Nearest to the exact sum within two roundings of long double: the same for every order of the terms.
  long double value() const;

 private:
  void add_at(Int128 amount, int digit);
  void carry();

  Int128 whole_ = 0;
  int first_ = 0;                     // weight of digits_[0] is 2^(32 × first_)
  std::vector<std::int64_t> digits_;  // after carry(): 0 to 2^32 - 1, but for the last, which has the sign
  std::uint32_t added_ = 0;           // since carry()
};

}  // namespace muang::green
