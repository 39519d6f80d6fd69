// SPDX-License-Identifier: Apache-2.0
#include "green/raster/exact_sum_rules.hpp"

#include <cmath>

#include "green/raster/coverage_rules.hpp"

namespace muang::green {
namespace {

constexpr int digit_bits = 32;
constexpr std::int64_t digit_mask = 0xFFFFFFFF;
constexpr std::uint32_t adds_before_carry = 1U << 29;  // a digit grows by less than 2^32 an add and holds 2^63

int floor_div(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

}  // namespace

void ExactSum::add(std::int64_t share, double value) {
  if (value == 0 || share == 0) return;
  constexpr int half = 31;  // a share of many cells goes in two halves
  if (share >= (std::int64_t{1} << 42) || share <= -(std::int64_t{1} << 42)) {
    add(share >> half, std::ldexp(value, half));
    share &= (std::int64_t{1} << half) - 1;
    if (share == 0) return;
  }
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);
  exponent -= 53;
  const auto units = static_cast<std::int64_t>(std::ldexp(mantissa, 53));
  const int digit = floor_div(exponent, digit_bits);
  // |units| < 2^53, |share| ≤ 2^42, shift < 32: below 2^127.
  add_at(static_cast<Int128>(units) * share * (Int128{1} << (exponent - digit * digit_bits)), digit);
}

void ExactSum::add_at(Int128 amount, int digit) {
  if (digits_.empty()) first_ = digit;
  if (digit < first_) {
    digits_.insert(digits_.begin(), static_cast<std::size_t>(first_ - digit), 0);
    first_ = digit;
  }
  const auto at = static_cast<std::size_t>(digit - first_);
  if (digits_.size() < at + 4) {
    if (!digits_.empty()) carry();
    if (digits_.size() < at + 4) digits_.resize(at + 4, 0);
    carry();
  }
  for (std::size_t i = 0; i < 3; ++i, amount >>= digit_bits)
    digits_[at + i] += static_cast<std::int64_t>(amount) & digit_mask;
  digits_[at + 3] += static_cast<std::int64_t>(amount);
  if (++added_ >= adds_before_carry) carry();
}

void ExactSum::carry() {
  std::int64_t over = 0;
  for (std::size_t i = 0; i + 1 < digits_.size(); ++i) {
    const std::int64_t digit = digits_[i] + over;
    digits_[i] = digit & digit_mask;
    over = digit >> digit_bits;
  }
  digits_.back() += over;
  // The last digit keeps the sign; when it has grown, it passes on what is above 32 bits.
  while (digits_.back() > digit_mask || digits_.back() < -digit_mask) {
    const std::int64_t last = digits_.back();
    digits_.back() = last & digit_mask;
    digits_.push_back(last >> digit_bits);
  }
  added_ = 0;
}

void ExactSum::add(const ExactSum& other) {
  whole_ += other.whole_;
  for (std::size_t i = 0; i < other.digits_.size(); ++i)
    if (other.digits_[i] != 0) add_at(other.digits_[i], other.first_ + static_cast<int>(i));
}

long double ExactSum::value() const {
  ExactSum sum = *this;
  if (whole_ != 0) sum.add_at(whole_, 0);
  if (sum.digits_.empty()) return 0;
  sum.carry();
  // Of the magnitude: its digits are the same whatever zeros stand before and behind.
  const bool negative = sum.digits_.back() < 0;
  if (negative) {
    for (std::int64_t& digit : sum.digits_) digit = -digit;
    sum.carry();
  }
  long double total = 0;
  for (std::size_t i = sum.digits_.size(); i-- > 0;)
    total += std::ldexp(static_cast<long double>(sum.digits_[i]), digit_bits * (sum.first_ + static_cast<int>(i)));
  total = std::ldexp(total, -coverage_bits);
  return negative ? -total : total;
}

}  // namespace muang::green
