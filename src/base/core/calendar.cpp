// SPDX-License-Identifier: Apache-2.0
#include "base/core/calendar.hpp"

#include <charconv>
#include <chrono>

namespace muang {

namespace {

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool exists(const Date& d) {
  using namespace std::chrono;
  return year_month_day{year{d.year}, month{static_cast<unsigned>(d.month)}, day{static_cast<unsigned>(d.day)}}.ok();
}

}  // namespace

std::string Date::iso() const { return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2); }

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t i : {0U, 5U, 8U}) {
    if (text[i] == '-' || text[i] == '+') return std::nullopt;
  }
  const auto y = whole_number(text.substr(0, 4)), m = whole_number(text.substr(5, 2)), d = whole_number(text.substr(8, 2));
  if (!y || !m || !d || *m < 1 || *d < 1) return std::nullopt;
  const Date date{*y, *m, *d};
  return exists(date) ? std::optional(date) : std::nullopt;
}

Date Date::of_instant(std::int64_t milliseconds_utc) {
  using namespace std::chrono;
  constexpr auto bangkok = hours{7};
  const auto local = sys_time<milliseconds>{milliseconds{milliseconds_utc}} + bangkok;
  const year_month_day ymd{floor<days>(local)};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::string iso_instant(std::int64_t milliseconds_utc) {
  using namespace std::chrono;
  const sys_time<milliseconds> instant{milliseconds{milliseconds_utc}};
  const auto midnight = floor<days>(instant);
  const year_month_day ymd{midnight};
  const hh_mm_ss clock{instant - midnight};
  const Date date{static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                  static_cast<int>(static_cast<unsigned>(ymd.day()))};
  return date.iso() + "T" + padded(static_cast<int>(clock.hours().count()), 2) + ":" +
         padded(static_cast<int>(clock.minutes().count()), 2) + ":" + padded(static_cast<int>(clock.seconds().count()), 2) +
         "." + padded(static_cast<int>(clock.subseconds().count()), 3) + "Z";
}

FiscalYear FiscalYear::containing(const Date& date) { return from_gregorian(date.month >= 10 ? date.year + 1 : date.year); }

std::optional<Period> Period::parse(std::string_view text) {
  if (const auto date = Date::parse_iso(text)) {
    // A Buddhist year in a Gregorian place ("2563-01-01") is refused, not shifted.
    return date->year >= 1857 && date->year <= 2157 ? std::optional(day(*date)) : std::nullopt;
  }
  if (text.size() != 6 || (text.substr(0, 2) != "FY" && text.substr(0, 2) != "CY")) return std::nullopt;
  const auto year = whole_number(text.substr(2));
  if (!year || *year < 2400 || *year > 2700) return std::nullopt;
  return text[0] == 'F' ? fiscal(FiscalYear::from_buddhist(*year)) : calendar(*year - buddhist_offset);
}

std::string Period::text() const {
  if (kind_ == Kind::Day) return date_.iso();
  return (kind_ == Kind::FiscalYear ? "FY" : "CY") + std::to_string(date_.year + buddhist_offset);
}

Period Period::years_before(int years) const {
  Date earlier = date_;
  earlier.year -= years;
  if (!exists(earlier)) earlier.day = 28;  // 29 February
  return Period(kind_, earlier);
}

}  // namespace muang
