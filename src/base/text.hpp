// SPDX-License-Identifier: Apache-2.0
// Text as people and their spreadsheets write it: UTF-8 or TIS-620 bytes, Thai digits, years of two eras, Thai order.
// ICU stays in text.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/core/calendar.hpp"

namespace muang::text {

enum class Encoding { Utf8, Utf8WithBom, Tis620 };
struct Decoded {
  std::string utf8;  // without a byte order mark
  Encoding encoding = Encoding::Utf8;
};

bool is_utf8(std::string_view bytes);
// UTF-8 (with or without byte order mark), else TIS-620 with the additions of Windows-874. Nothing when it is neither:
// binary data, UTF-16, a byte that TIS-620 leaves free. Trap: bytes that are valid UTF-8 are read as UTF-8; a TIS-620 text
// could be that only when each of its Thai letters stood in a pair such as ยก, which no file with a Thai heading is.
std::optional<Decoded> decode_text(std::string_view bytes);
// For files that must be TIS-620 ("?" for what it cannot hold).
std::string encode_tis620(std::string_view utf8);

std::size_t length(std::string_view utf8);         // in code points
std::string trim(std::string_view utf8);           // spaces, tabs, line ends, no-break and zero-width spaces
std::string arabic_digits(std::string_view utf8);  // ๒๕๖๒ → 2562, the rest as it is
std::string thai_digits(std::string_view utf8);    // 2562 → ๒๕๖๒

// A decimal number without a double in between: 12.50 is {1250, 2}.
struct Decimal {
  std::int64_t units = 0;
  int decimals = 0;
  // The same number counted in steps of 10^-decimals; nothing when digits would be lost or it grows past 64 bits.
  std::optional<std::int64_t> scaled_to(int wanted) const;
};
// "1,234.50", "๑,๒๓๔", "-3", " 12 ". Separators only between groups of three; no exponent, no unit, no empty text.
std::optional<Decimal> parse_number(std::string_view utf8);
std::string format_scaled(std::int64_t units, int decimals);   // 125000, 2 → "1250", 12550, 2 → "125.5": shortest
std::string format_grouped(std::int64_t units, int decimals);  // "1,250"

// A year of either era, as a Gregorian year: 2562, ๒๕๖๒, "พ.ศ. 2562", "ค.ศ. 2019", 2019. B.E. 2400–2700 and C.E. 1857–2157
// do not meet, so no year is ever shifted twice; a mark that contradicts its number is refused.
std::optional<int> parse_year(std::string_view utf8);
std::string buddhist_year(int gregorian_year);  // "2562"
// 1 to 12 by its Thai name: "ม.ค.", "มกราคม"; nothing for other words.
std::optional<int> thai_month(std::string_view utf8);
std::string thai_date(const Date& date);       // "20 ธ.ค. 2562"
std::string thai_date_long(const Date& date);  // "20 ธันวาคม 2562"

// Bytes whose plain order is the Thai order of the text (ICU, locale th): เ in front of a consonant sorts behind it.
std::string sort_key(std::string_view utf8);

}  // namespace muang::text
