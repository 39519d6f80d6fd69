// SPDX-License-Identifier: Apache-2.0
#include "green/plot/summary_rules.hpp"

#include <algorithm>

namespace muang::green {
namespace {

constexpr std::int64_t hundredths_a_whole = 10'000, percent_a_whole = 100, square_metre_cm2 = 10'000;

}  // namespace

std::int64_t share_hundredths(std::int64_t part_cm2, std::int64_t whole_cm2) {
  std::int64_t left = part_cm2 % whole_cm2;
  // Digit by digit: the kingdom in cm² (5.1 · 10^15) times 10^4 would not fit in 64 bits.
  std::int64_t hundredths = part_cm2 / whole_cm2 * hundredths_a_whole;
  for (std::int64_t step = hundredths_a_whole / 10; step > 0; step /= 10) {
    left *= 10;
    hundredths += left / whole_cm2 * step;
    left %= whole_cm2;
  }
  return hundredths + (left * 2 >= whole_cm2 ? 1 : 0);
}

std::int64_t missing_to_share(std::int64_t percent, std::int64_t part_cm2, std::int64_t whole_cm2) {
  const std::int64_t wanted = whole_cm2 / percent_a_whole * percent +
                              (whole_cm2 % percent_a_whole * percent + percent_a_whole - 1) / percent_a_whole;
  return std::max<std::int64_t>(0, wanted - part_cm2);
}

std::int64_t person_hundredths(std::int64_t cm2, std::int64_t people) {
  constexpr std::int64_t cm2_a_hundredth = square_metre_cm2 / 100;
  const std::int64_t unit = people * cm2_a_hundredth;
  return cm2 / unit + (cm2 % unit * 2 >= unit ? 1 : 0);
}

std::int64_t missing_to_person(std::int64_t square_metres, std::int64_t cm2, std::int64_t people) {
  return std::max<std::int64_t>(0, square_metres * square_metre_cm2 * people - cm2);
}

}  // namespace muang::green
