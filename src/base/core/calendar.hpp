// SPDX-License-Identifier: Apache-2.0
// Dates, Thai fiscal years and calendar years. Stored Gregorian (ISO 8601); the Buddhist era (B.E. = C.E. + 543)
// appears only where a person reads or types.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muang {

inline constexpr int buddhist_offset = 543;  // since 1 Jan 2484 B.E. (Royal Gazette 57, 17 Sep 2483) years differ by 543

struct Date {
  int year = 1970, month = 1, day = 1;  // Gregorian, proleptic
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
  std::string iso() const;                                 // "2019-12-20"
  static std::optional<Date> parse_iso(std::string_view);  // only YYYY-MM-DD of a day that exists
  static Date of_instant(std::int64_t milliseconds_utc);   // the day in Bangkok (UTC+7, no daylight saving)
};

std::string iso_instant(std::int64_t milliseconds_utc);  // "2019-12-20T03:00:00.000Z"

// 1 October to 30 September, named by the year in which it ends: FY2563 is 1 Oct 2562 to 30 Sep 2563.
// Source: Budget Procedures Act B.E. 2561, section 4.
class FiscalYear {
 public:
  static constexpr FiscalYear from_gregorian(int year) { return FiscalYear(year); }
  static constexpr FiscalYear from_buddhist(int year) { return FiscalYear(year - buddhist_offset); }
  static FiscalYear containing(const Date& date);
  constexpr int gregorian() const { return year_; }
  constexpr int buddhist() const { return year_ + buddhist_offset; }
  Date first_day() const { return {year_ - 1, 10, 1}; }
  Date last_day() const { return {year_, 9, 30}; }
  constexpr FiscalYear operator-(int years) const { return FiscalYear(year_ - years); }
  constexpr FiscalYear operator+(int years) const { return FiscalYear(year_ + years); }
  friend constexpr auto operator<=>(const FiscalYear&, const FiscalYear&) = default;

 private:
  explicit constexpr FiscalYear(int year) : year_(year) {}
  int year_;
};

// What a figure is about: a fiscal year, a calendar year or one day. Text form: FY2563, CY2562 (B.E.), 2019-12-31.
// There is no silent way from one kind to another; see city/period_rules.hpp.
class Period {
 public:
  enum class Kind { FiscalYear, CalendarYear, Day };
  static Period fiscal(FiscalYear year) { return Period(Kind::FiscalYear, {year.gregorian(), 1, 1}); }
  static Period calendar(int gregorian_year) { return Period(Kind::CalendarYear, {gregorian_year, 1, 1}); }
  static Period day(const Date& date) { return Period(Kind::Day, date); }
  // Years outside B.E. 2400 to 2700 are refused, so that a Gregorian year is never shifted twice.
  static std::optional<Period> parse(std::string_view text);
  std::string text() const;
  Kind kind() const { return kind_; }
  int gregorian_year() const { return date_.year; }
  const Date& date() const { return date_; }  // of a Day
  Period years_before(int years) const;
  friend auto operator<=>(const Period&, const Period&) = default;

 private:
  Period(Kind kind, Date date) : kind_(kind), date_(date) {}
  Kind kind_;
  Date date_;
};

}  // namespace muang
