// SPDX-License-Identifier: Apache-2.0
// The words of an area text, and how what was typed is quoted. For this slice only.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "green/area_text_rules.hpp"
#include "green/green_errors.hpp"

namespace muang::green::scan {

inline constexpr std::size_t max_fraction = 9, max_whole = 17;  // digits; larger wholes are above max_area_cm2 in any unit

enum class Mark : std::uint8_t { Number, Unit, Dash, Colon, Open, Close, Same, About, Nothing };

struct Token {
  Mark mark = Mark::Nothing;
  std::size_t from = 0;     // byte in the text
  std::int64_t factor = 0;  // of a unit, in cm²; 0: a length
  bool bare_wah = false;    // "วา" without "square"
  std::uint64_t whole = 0;  // of a number
  std::uint64_t part = 0;   // its decimals as a whole number
  int decimals = 0;         // without zeros at the end
  int shown_decimals = 0;   // with them: how fine the figure was meant
  bool too_large = false;
};

struct Word {
  std::string_view text;  // without dots and spaces
  Mark mark;
  std::int64_t factor = 0;
  bool whole_word = false;  // not when a letter follows
};

inline constexpr std::int64_t cm2_per_hectare = 10'000 * cm2_per_m2, cm2_per_km2 = 100 * cm2_per_hectare;
inline constexpr auto words = std::to_array<Word>({
    {"ไร่", Mark::Unit, cm2_per_rai},
    {"rai", Mark::Unit, cm2_per_rai, true},
    {"งาน", Mark::Unit, cm2_per_ngan},
    {"ngan", Mark::Unit, cm2_per_ngan, true},
    {"ตารางวา", Mark::Unit, cm2_per_wah2},
    {"ตรวา", Mark::Unit, cm2_per_wah2},
    {"ตรว", Mark::Unit, cm2_per_wah2},
    {"วา2", Mark::Unit, cm2_per_wah2},
    {"ว2", Mark::Unit, cm2_per_wah2},
    {"วา", Mark::Unit, cm2_per_wah2, true},
    {"wah2", Mark::Unit, cm2_per_wah2, true},
    {"sqwah", Mark::Unit, cm2_per_wah2, true},
    {"squarewah", Mark::Unit, cm2_per_wah2, true},
    {"wah", Mark::Unit, cm2_per_wah2, true},
    {"ตารางเมตร", Mark::Unit, cm2_per_m2},
    {"ตรเมตร", Mark::Unit, cm2_per_m2},
    {"ตรม", Mark::Unit, cm2_per_m2},
    {"ม2", Mark::Unit, cm2_per_m2},
    {"m2", Mark::Unit, cm2_per_m2, true},
    {"sqm", Mark::Unit, cm2_per_m2, true},
    {"squaremetre", Mark::Unit, cm2_per_m2, true},
    {"squaremetres", Mark::Unit, cm2_per_m2, true},
    {"squaremeter", Mark::Unit, cm2_per_m2, true},
    {"squaremeters", Mark::Unit, cm2_per_m2, true},
    {"เฮกตาร์", Mark::Unit, cm2_per_hectare},
    {"เฮกแตร์", Mark::Unit, cm2_per_hectare},
    {"ha", Mark::Unit, cm2_per_hectare, true},
    {"hectare", Mark::Unit, cm2_per_hectare, true},
    {"hectares", Mark::Unit, cm2_per_hectare, true},
    {"ตารางกิโลเมตร", Mark::Unit, cm2_per_km2},
    {"ตรกม", Mark::Unit, cm2_per_km2},
    {"กม2", Mark::Unit, cm2_per_km2},
    {"km2", Mark::Unit, cm2_per_km2, true},
    {"sqkm", Mark::Unit, cm2_per_km2, true},
    {"เมตร", Mark::Unit, 0},
    {"กิโลเมตร", Mark::Unit, 0},
    {"กม", Mark::Unit, 0, true},
    {"ม", Mark::Unit, 0, true},
    {"m", Mark::Unit, 0, true},
    {"km", Mark::Unit, 0, true},
    {"หรือ", Mark::Same},
    {"คิดเป็น", Mark::Same},
    {"เท่ากับ", Mark::Same},
    {"=", Mark::Same},
    {"ประมาณ", Mark::About},
    {"ราว", Mark::About},
    {"เศษ", Mark::About},
    {"กว่า", Mark::About},
    {"~", Mark::About},
    {"≈", Mark::About},
    {"about", Mark::About, 0, true},
    {"เนื้อที่", Mark::Nothing},
    {"พื้นที่", Mark::Nothing},
    {"ขนาด", Mark::Nothing},
    {"จำนวน", Mark::Nothing},
    {"รวม", Mark::Nothing},
    {"และ", Mark::Nothing},
    {"+", Mark::Nothing},
    {"-", Mark::Dash},
    {":", Mark::Colon},
    {"(", Mark::Open},
    {")", Mark::Close},
});

std::string plain_text(std::string_view utf8);                   // arabic digits, small letters, one kind of space and dash
std::string excerpt(std::string_view utf8);                      // at most 60 bytes, cut between letters
Result<std::vector<Token>> scan_area(const std::string& plain);  // Nothing-marks left out
Error problem(ErrorCode code, std::string_view text);            // with the param text

}  // namespace muang::green::scan
