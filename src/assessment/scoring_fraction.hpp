// SPDX-License-Identifier: Apache-2.0
// Fractions of whole numbers without a limit: ten LPA items with ten different highest marks overflow 64 and 128 bits, and a
// pass mark is not decided on what is left.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace muang::assessment {

// A whole number ≥ 0 of any size: 32-bit digits, lowest first, no leading zeros.
class Whole {
 public:
  Whole() = default;
  Whole(std::uint64_t value);  // NOLINT: implicit, numbers read as numbers
  bool is_zero() const { return digits_.empty(); }
  int bits() const;
  friend Whole operator+(const Whole& a, const Whole& b);
  friend Whole operator-(const Whole& a, const Whole& b);  // a ≥ b
  friend Whole operator*(const Whole& a, const Whole& b);
  Whole shifted_left(int bits) const;
  friend int compare(const Whole& a, const Whole& b);  // -1, 0, 1
  std::uint64_t low64() const;                         // the number itself when bits() ≤ 64

 private:
  void trim();
  std::vector<std::uint32_t> digits_;
};

// a ÷ b with a, b ≥ 0. Kept short by dividing out what 64-bit numbers share; equality does not depend on it.
class Fraction {
 public:
  Fraction(std::uint64_t whole = 0) : top_(whole), bottom_(1) {}  // NOLINT: implicit, numbers read as numbers
  static Fraction of(std::uint64_t top, std::uint64_t bottom);    // bottom > 0

  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b);  // a ≥ b
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  friend Fraction operator/(const Fraction& a, const Fraction& b);  // b > 0
  friend int compare(const Fraction& a, const Fraction& b);
  friend bool operator==(const Fraction& a, const Fraction& b) { return compare(a, b) == 0; }
  friend bool operator<(const Fraction& a, const Fraction& b) { return compare(a, b) < 0; }
  friend bool operator<=(const Fraction& a, const Fraction& b) { return compare(a, b) <= 0; }
  friend bool operator>(const Fraction& a, const Fraction& b) { return compare(a, b) > 0; }
  friend bool operator>=(const Fraction& a, const Fraction& b) { return compare(a, b) >= 0; }

  double nearest() const;                               // the double nearest to the value, ties to even
  std::uint64_t ceiling_of(std::uint64_t scale) const;  // smallest whole number ≥ value × scale
  std::uint64_t rounded(std::uint64_t scale) const;     // nearest whole number to value × scale, halves up
  std::string rounded_up(int decimals) const;           // "3.4": never promises too little, no trailing zeros

 private:
  Fraction(Whole top, Whole bottom);
  Whole top_, bottom_;
};

}  // namespace muang::assessment
