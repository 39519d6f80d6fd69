// SPDX-License-Identifier: Apache-2.0
// Figures inside the texts of findings: "1,234.5". Without fmt, so that it runs in the browser.
#pragma once

#include <cstdint>
#include <string>

namespace muang::waste {

inline std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::size_t sign = value < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > sign + 3;) digits.insert(at -= 3, ",");
  return digits;
}

// units × 10^-decimals, without the zeros at the end: 12500, 3 → "12.5". decimals 0 to 6.
inline std::string scaled_text(std::int64_t units, int decimals) {
  std::int64_t one = 1;
  for (int i = 0; i < decimals; ++i) one *= 10;
  std::int64_t rest = units % one;
  std::string text = (units < 0 && units > -one ? "-" : "") + grouped(units / one);
  if (rest == 0) return text;
  std::string fraction = std::to_string((rest < 0 ? -rest : rest) + one).substr(1);
  while (fraction.back() == '0') fraction.pop_back();
  return text + "." + fraction;
}

inline std::string tonnes_text(std::int64_t kg) { return scaled_text(kg, 3); }
// Grams a day as t/day with as many decimals as a person reads: 48.16; below a tonne to the kilogram: 0.051.
inline std::string tonnes_a_day_text(std::int64_t grams) {
  constexpr std::int64_t tonne = 1'000'000;
  return grams < tonne && grams > -tonne ? scaled_text((grams + 500) / 1000, 3) : scaled_text((grams + 5000) / 10'000, 2);
}

// part ÷ whole in percent with one decimal, rounded half up; whole > 0.
inline std::string percent_text(std::int64_t part, std::int64_t whole) {
  return scaled_text((part * 1000 + whole / 2) / whole, 1);
}

}  // namespace muang::waste
