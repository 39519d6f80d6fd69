// SPDX-License-Identifier: Apache-2.0
#include "assessment/scoring_fraction.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/core/check.hpp"

namespace muang::assessment {

Whole::Whole(std::uint64_t value) {
  for (; value; value >>= 32) digits_.push_back(static_cast<std::uint32_t>(value));
}

void Whole::trim() {
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
}

int Whole::bits() const {
  if (digits_.empty()) return 0;
  int top = 32;
  while (!(digits_.back() >> (top - 1))) --top;
  return static_cast<int>(digits_.size() - 1) * 32 + top;
}

std::uint64_t Whole::low64() const {
  std::uint64_t value = 0;
  for (std::size_t i = std::min<std::size_t>(2, digits_.size()); i-- > 0;) value = (value << 32) | digits_[i];
  return value;
}

Whole operator+(const Whole& a, const Whole& b) {
  Whole sum;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(a.digits_.size(), b.digits_.size()) || carry; ++i) {
    if (i < a.digits_.size()) carry += a.digits_[i];
    if (i < b.digits_.size()) carry += b.digits_[i];
    sum.digits_.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32;
  }
  sum.trim();
  return sum;
}

Whole operator-(const Whole& a, const Whole& b) {
  ENSURE(compare(a, b) >= 0, "a whole number is never below zero");
  Whole rest = a;
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < rest.digits_.size(); ++i) {
    std::int64_t digit = static_cast<std::int64_t>(rest.digits_[i]) - borrow;
    if (i < b.digits_.size()) digit -= b.digits_[i];
    borrow = digit < 0 ? 1 : 0;
    rest.digits_[i] = static_cast<std::uint32_t>(digit + (borrow << 32));
  }
  rest.trim();
  return rest;
}

Whole operator*(const Whole& a, const Whole& b) {
  Whole product;
  product.digits_.assign(a.digits_.size() + b.digits_.size(), 0);
  for (std::size_t i = 0; i < a.digits_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.digits_.size() || carry; ++j) {
      carry += product.digits_[i + j];
      if (j < b.digits_.size()) carry += static_cast<std::uint64_t>(a.digits_[i]) * b.digits_[j];
      product.digits_[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }
  product.trim();
  return product;
}

Whole Whole::shifted_left(int bits) const {
  Whole result;
  if (is_zero()) return result;
  result.digits_.assign(static_cast<std::size_t>(bits / 32), 0);
  const int rest = bits % 32;
  std::uint64_t carry = 0;
  for (const std::uint32_t digit : digits_) {
    carry |= static_cast<std::uint64_t>(digit) << rest;
    result.digits_.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32;
  }
  result.digits_.push_back(static_cast<std::uint32_t>(carry));
  result.trim();
  return result;
}

int compare(const Whole& a, const Whole& b) {
  if (a.digits_.size() != b.digits_.size()) return a.digits_.size() < b.digits_.size() ? -1 : 1;
  for (std::size_t i = a.digits_.size(); i-- > 0;) {
    if (a.digits_[i] != b.digits_[i]) return a.digits_[i] < b.digits_[i] ? -1 : 1;
  }
  return 0;
}

namespace {

struct Division {
  Whole quotient, rest;
};

// Schoolbook, one bit at a time: the numbers are a few hundred bits at most.
Division divide(const Whole& top, const Whole& bottom) {
  Division result{Whole(), top};
  for (int shift = top.bits() - bottom.bits(); shift >= 0; --shift) {
    const Whole step = bottom.shifted_left(shift);
    if (compare(result.rest, step) < 0) continue;
    result.rest = result.rest - step;
    result.quotient = result.quotient + Whole(1).shifted_left(shift);
  }
  return result;
}

}  // namespace

Fraction::Fraction(Whole top, Whole bottom) : top_(std::move(top)), bottom_(std::move(bottom)) {
  ENSURE(!bottom_.is_zero(), "nothing is divided by zero");
  if (top_.bits() > 64 || bottom_.bits() > 64) return;
  const std::uint64_t shared = std::gcd(top_.low64(), bottom_.low64());
  if (shared < 2) return;
  top_ = Whole(top_.low64() / shared);
  bottom_ = Whole(bottom_.low64() / shared);
}

Fraction Fraction::of(std::uint64_t top, std::uint64_t bottom) { return {Whole(top), Whole(bottom)}; }

Fraction operator+(const Fraction& a, const Fraction& b) {
  if (compare(a.bottom_, b.bottom_) == 0) return {a.top_ + b.top_, a.bottom_};
  return {a.top_ * b.bottom_ + b.top_ * a.bottom_, a.bottom_ * b.bottom_};
}
Fraction operator-(const Fraction& a, const Fraction& b) {
  if (compare(a.bottom_, b.bottom_) == 0) return {a.top_ - b.top_, a.bottom_};
  return {a.top_ * b.bottom_ - b.top_ * a.bottom_, a.bottom_ * b.bottom_};
}
Fraction operator*(const Fraction& a, const Fraction& b) { return {a.top_ * b.top_, a.bottom_ * b.bottom_}; }
Fraction operator/(const Fraction& a, const Fraction& b) { return {a.top_ * b.bottom_, a.bottom_ * b.top_}; }

int compare(const Fraction& a, const Fraction& b) { return compare(a.top_ * b.bottom_, b.top_ * a.bottom_); }

// The quotient with two bits more than a double holds, and a last bit that stands for everything cut off.
double Fraction::nearest() const {
  if (top_.is_zero()) return 0;
  const int scale = 55 - (top_.bits() - bottom_.bits());  // quotient of 55 or 56 bits
  const auto [quotient, rest] =
      scale >= 0 ? divide(top_.shifted_left(scale), bottom_) : divide(top_, bottom_.shifted_left(-scale));
  std::uint64_t bits = quotient.low64();
  int exponent = -scale, cut = quotient.bits() - 53;
  const std::uint64_t half = std::uint64_t{1} << (cut - 1), tail = bits & ((half << 1) - 1);
  bits >>= cut;
  const bool above = tail > half || (tail == half && (!rest.is_zero() || (bits & 1)));
  return std::ldexp(static_cast<double>(bits + (above ? 1 : 0)), exponent + cut);
}

std::uint64_t Fraction::ceiling_of(std::uint64_t scale) const {
  const auto [quotient, rest] = divide(top_ * Whole(scale), bottom_);
  return quotient.low64() + (rest.is_zero() ? 0 : 1);
}

std::uint64_t Fraction::rounded(std::uint64_t scale) const {
  return divide(top_ * Whole(2 * scale) + bottom_, bottom_ * Whole(2)).quotient.low64();
}

std::string Fraction::rounded_up(int decimals) const {
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::uint64_t ticks = ceiling_of(scale);
  std::string text = std::to_string(ticks / scale);
  std::string digits = std::to_string(scale + ticks % scale).substr(1);
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  return digits.empty() ? text : text + "." + digits;
}

}  // namespace muang::assessment
