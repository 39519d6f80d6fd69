// SPDX-License-Identifier: Apache-2.0
// Months of the Gregorian calendar and the conversions t/month ↔ t/day ↔ kg. Inside everything is a whole number of
// kilograms; a rate a day is in grams a day, so that no double decides anything.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "base/core/calendar.hpp"

namespace muang::waste {

// Leap years of the proleptic Gregorian calendar: B.E. 2551, 2555, 2559, 2563, 2567 have 366 days.
constexpr bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr int days_of_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month < 1 || month > 12 ? 0 : days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

struct Month {
  int year = 1970, month = 1;  // Gregorian; month 1 to 12
  friend constexpr auto operator<=>(const Month&, const Month&) = default;
  constexpr bool exists() const { return month >= 1 && month <= 12; }
  constexpr int days() const { return days_of_month(year, month); }
  constexpr int index() const { return year * 12 + month - 1; }  // counts months, for differences
  static constexpr Month from_index(int index) { return {index / 12, index % 12 + 1}; }
  constexpr Month operator+(int months) const { return from_index(index() + months); }
  static constexpr Month of(const Date& date) { return {date.year, date.month}; }
  constexpr Date first_day() const { return {year, month, 1}; }
  constexpr Date last_day() const { return {year, month, days()}; }
};

// A yearly figure keeps the number of days it was counted with. PCD multiplied the t/day of 2559, a leap year, by 365;
// NSO multiplied that of 2551 by 366 (both reproduce their published tonnes to the digit).
enum class DayBasis : std::uint8_t { Calendar, Always365 };
constexpr int days_of_year(int year, DayBasis basis) {
  return basis == DayBasis::Always365 ? 365 : is_leap(year) ? 366 : 365;
}

namespace detail {
constexpr std::int64_t divide_rounded(std::int64_t a, std::int64_t b) {  // half away from zero; b > 0
  return a >= 0 ? (a + b / 2) / b : -((-a + b / 2) / b);
}
}  // namespace detail

// kg in `days` days → grams a day, and back. days 1 to 366, |kg| ≤ 10^14.
constexpr std::int64_t grams_a_day(std::int64_t kg, int days) {
  return days > 0 ? detail::divide_rounded(kg * 1000, days) : 0;
}
constexpr std::int64_t kg_of_days(std::int64_t grams_per_day, int days) {
  return detail::divide_rounded(grams_per_day * days, 1000);
}
// A year's kg from a published rate in grams a day, by the basis of that publication.
constexpr std::int64_t kg_of_year(std::int64_t grams_per_day, int year, DayBasis basis) {
  return kg_of_days(grams_per_day, days_of_year(year, basis));
}
// Grams a person a day; nothing without people or days. people ≤ 10^9.
constexpr std::optional<std::int64_t> grams_a_person_day(std::int64_t kg, std::int64_t people, int days) {
  if (people <= 0 || days <= 0) return std::nullopt;
  return detail::divide_rounded(kg * 1000, people * days);
}

}  // namespace muang::waste
