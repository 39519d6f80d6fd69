// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace text = muang::text;

TEST_CASE("the same Thai words are read from UTF-8, UTF-8 with byte order mark and TIS-620") {
  const std::string words = "ปี,๒๕๖๒\nขยะ,1";
  const auto plain = text::decode_text(words);
  REQUIRE(plain);
  CHECK(plain->encoding == text::Encoding::Utf8);
  const auto marked = text::decode_text("\xEF\xBB\xBF" + words);
  REQUIRE(marked);
  CHECK(marked->utf8 == words);
  CHECK(marked->encoding == text::Encoding::Utf8WithBom);
  const auto old = text::decode_text(text::encode_tis620(words));
  REQUIRE(old);
  CHECK(old->utf8 == words);
  CHECK(old->encoding == text::Encoding::Tis620);
}

TEST_CASE("what is no text is refused") {
  CHECK_FALSE(text::decode_text(std::string_view("PK\x03\x04\0\0", 6)));
  CHECK_FALSE(text::decode_text(std::string_view("\xFF\xFE\x01\x0E", 4)));  // UTF-16
  CHECK_FALSE(text::decode_text("\xA1\xDB"));                               // DB is free in TIS-620
  CHECK_FALSE(text::decode_text("\xEF\xBB\xBF\xA1"));                       // a mark promises UTF-8
  CHECK(text::decode_text("")->utf8.empty());
  CHECK_FALSE(text::is_utf8("\xC0\xAF"));      // overlong slash
  CHECK_FALSE(text::is_utf8("\xED\xA0\x80"));  // half a surrogate
}

TEST_CASE("numbers are read exactly, with Thai digits and separators of thousands") {
  const auto is = [](std::string_view typed, std::int64_t units, int decimals) {
    const auto number = text::parse_number(typed);
    return number && number->units == units && number->decimals == decimals;
  };
  CHECK(is("1,234.50", 123450, 2));
  CHECK(is("๑,๒๓๔", 1234, 0));
  CHECK(
      is(" \xC2\xA0"
         "12 ",
         12, 0));
  CHECK(is("-3", -3, 0));
  CHECK(is("0.07", 7, 2));
  CHECK(is("9223372036854775807", INT64_MAX, 0));
  for (const char* wrong : {"", " ", "1,23", ",123", "1,2345", "12,34,567", "1.2.3", "1.", ".5", "1e6", "NaN", "inf", "0x10",
                            "12 คน", "9223372036854775808", "--1", "1 234"}) {
    CAPTURE(wrong);
    CHECK_FALSE(text::parse_number(wrong));
  }
}

TEST_CASE("a decimal moves to another scale only without loss") {
  CHECK(text::Decimal{125, 1}.scaled_to(2) == 1250);
  CHECK(text::Decimal{1250, 2}.scaled_to(1) == 125);
  CHECK_FALSE(text::Decimal{125, 2}.scaled_to(1));
  CHECK_FALSE(text::Decimal{INT64_MAX, 0}.scaled_to(1));
}

TEST_CASE("scaled whole numbers print as the shortest decimal") {
  CHECK(text::format_scaled(125000, 2) == "1250");
  CHECK(text::format_scaled(12550, 2) == "125.5");
  CHECK(text::format_scaled(7, 2) == "0.07");
  CHECK(text::format_scaled(-7, 2) == "-0.07");
  CHECK(text::format_scaled(0, 2) == "0");
  CHECK(text::format_scaled(INT64_MIN, 0) == "-9223372036854775808");
  CHECK(text::format_grouped(123456789, 2) == "1,234,567.89");
  CHECK(text::format_grouped(-123, 0) == "-123");
}

TEST_CASE("a year of either era becomes one Gregorian year, and never twice") {
  for (const char* typed : {"2562", "๒๕๖๒", "พ.ศ. 2562", "พ.ศ.๒๕๖๒", "2019", "ค.ศ. 2019"})
    CHECK(text::parse_year(typed) == 2019);
  for (const char* wrong : {"3105", "1476", "ค.ศ. 2562", "พ.ศ. 2019", "62", "25620", "2562.0", "", "-562"})
    CHECK_FALSE(text::parse_year(wrong));
  CHECK(text::buddhist_year(2019) == "2562");
  CHECK(text::thai_date({2019, 12, 20}) == "20 ธ.ค. 2562");
  CHECK(text::thai_date_long({2019, 12, 20}) == "20 ธันวาคม 2562");
  CHECK(text::thai_month("ก.พ.") == 2);
  CHECK(text::thai_month("ธันวาคม") == 12);
  CHECK_FALSE(text::thai_month("กพ"));
}

TEST_CASE("Thai order puts a leading vowel behind its consonant") {
  std::vector<std::string> names{"เชียงใหม่", "กระบี่", "แพร่", "ชลบุรี", "พะเยา"};
  std::ranges::sort(names, {}, [](const std::string& name) { return text::sort_key(name); });
  CHECK(names == std::vector<std::string>{"กระบี่", "ชลบุรี", "เชียงใหม่", "พะเยา", "แพร่"});
}

TEST_CASE("trimming takes no-break and zero-width spaces, and digits go both ways") {
  CHECK(text::trim("\xEF\xBB\xBF \t ขยะ\xE2\x80\x8B\r\n") == "ขยะ");
  CHECK(text::trim(" \n").empty());
  CHECK(text::thai_digits("ปี 2562") == "ปี ๒๕๖๒");
  CHECK(text::arabic_digits("ปี ๒๕๖๒") == "ปี 2562");
  CHECK(text::length("เมือง") == 5);
}
