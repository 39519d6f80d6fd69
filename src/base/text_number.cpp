// SPDX-License-Identifier: Apache-2.0
// Numbers, years and dates as officers type them.
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/text.hpp"

namespace muang::text {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

bool push_digit(std::int64_t& value, char digit) {
  const std::int64_t d = digit - '0';
  if (value > (largest - d) / 10) return false;
  value = value * 10 + d;
  return true;
}

// Digits, perhaps with a comma before each group of three from the right.
std::optional<std::int64_t> whole_part(std::string_view text) {
  std::int64_t value = 0;
  const bool grouped = text.find(',') != std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool comma_here = grouped && (text.size() - i) % 4 == 0;
    if (comma_here != (text[i] == ',')) return std::nullopt;
    if (comma_here) {
      if (i == 0) return std::nullopt;
      continue;
    }
    if (text[i] < '0' || text[i] > '9' || !push_digit(value, text[i])) return std::nullopt;
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

std::optional<int> plain_year(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (text.size() != 4 || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return year;
}

bool take_prefix(std::string& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text = trim(text.substr(prefix.size()));
  return true;
}

constexpr std::array<const char*, 12> short_months{"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                                   "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};
constexpr std::array<const char*, 12> long_months{"มกราคม",  "กุมภาพันธ์", "มีนาคม",  "เมษายน", "พฤษภาคม",  "มิถุนายน",
                                                  "กรกฎาคม", "สิงหาคม",  "กันยายน", "ตุลาคม",  "พฤศจิกายน", "ธันวาคม"};

std::string dated(const Date& date, const std::array<const char*, 12>& months) {
  return std::to_string(date.day) + " " + months.at(static_cast<std::size_t>(date.month - 1)) + " " +
         buddhist_year(date.year);
}

}  // namespace

std::optional<std::int64_t> Decimal::scaled_to(int wanted) const {
  std::int64_t value = units;
  for (int d = decimals; d < wanted; ++d) {
    if (value > largest / 10 || value < -largest / 10) return std::nullopt;
    value *= 10;
  }
  for (int d = decimals; d > wanted; --d) {
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  return value;
}

std::optional<Decimal> parse_number(std::string_view utf8) {
  const std::string plain = arabic_digits(trim(utf8));
  std::string_view text = plain;
  bool negative = false;
  if (text.starts_with('-') || text.starts_with('+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  } else if (text.starts_with("\xE2\x88\x92")) {  // the minus sign U+2212 that some keyboards give
    negative = true;
    text.remove_prefix(3);
  }
  const std::size_t dot = text.find('.');
  const auto whole = whole_part(text.substr(0, dot));
  if (!whole) return std::nullopt;
  Decimal number{*whole, 0};
  if (dot != std::string_view::npos) {
    const std::string_view fraction = text.substr(dot + 1);
    if (fraction.empty() || fraction.size() > 12) return std::nullopt;
    for (const char c : fraction) {
      if (c < '0' || c > '9' || !push_digit(number.units, c)) return std::nullopt;
      ++number.decimals;
    }
  }
  if (negative) number.units = -number.units;
  return number;
}

std::string format_scaled(std::int64_t units, int decimals) {
  const bool negative = units < 0;
  const auto magnitude = negative ? 0U - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  std::string digits = std::to_string(magnitude);
  if (decimals > 0) {
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  return negative ? "-" + digits : digits;
}

std::string format_grouped(std::int64_t units, int decimals) {
  std::string text = format_scaled(units, decimals);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  std::size_t at = std::min(text.find('.'), text.size());
  while (at > first + 3) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::optional<int> parse_year(std::string_view utf8) {
  std::string text = trim(arabic_digits(utf8));
  const bool buddhist = take_prefix(text, "พ.ศ.") || take_prefix(text, "พศ.") || take_prefix(text, "B.E.");
  const bool common = !buddhist && (take_prefix(text, "ค.ศ.") || take_prefix(text, "คศ.") || take_prefix(text, "C.E."));
  const auto year = plain_year(text);
  if (!year) return std::nullopt;
  if (!common && *year >= 2400 && *year <= 2700) return *year - buddhist_offset;
  if (!buddhist && *year >= 1857 && *year <= 2157) return *year;
  return std::nullopt;
}

std::string buddhist_year(int gregorian_year) { return std::to_string(gregorian_year + buddhist_offset); }
std::optional<int> thai_month(std::string_view utf8) {
  for (std::size_t i = 0; i < short_months.size(); ++i) {
    if (utf8 == short_months[i] || utf8 == long_months[i]) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}
std::string thai_date(const Date& date) { return dated(date, short_months); }
std::string thai_date_long(const Date& date) { return dated(date, long_months); }

}  // namespace muang::text
