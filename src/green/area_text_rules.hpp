// SPDX-License-Identifier: Apache-2.0
// An area as deeds, offices and spreadsheets write it, read and printed exact to the square centimetre.
//
// 1 rai = 4 ngan = 400 square wah = 1,600 m², 1 ngan = 400 m², 1 square wah = 4 m² (Land Code units; the spellings are those
// of the reports of the Bangkok districts, see README.md). Everything is a whole number of cm²: a decimal finer than that is
// rounded half up and told. Six decimals of a square wah hold every cm² (1 cm² = 0.000025 wah²).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"

namespace muang::green {

inline constexpr std::int64_t cm2_per_m2 = 10'000;
inline constexpr std::int64_t cm2_per_wah2 = 4 * cm2_per_m2, cm2_per_ngan = 100 * cm2_per_wah2,
                              cm2_per_rai = 4 * cm2_per_ngan;
// Our choice: about twice the kingdom (513,120 km²); what is larger is a slip of the unit.
inline constexpr std::int64_t max_area_cm2 = 1'000'000 * std::int64_t{1'000'000} * cm2_per_m2;
inline constexpr std::size_t max_area_text = 400;  // bytes; our choice, ten times the longest seen

// What is read but could have been meant otherwise; the words are green.area-<code> in locales/.
enum class AreaDoubt : std::uint8_t {
  Rounded,               // finer than a cm²
  Carried,               // ngan of 4 and more, or wah of 100 and more below a ngan, or 400 below a rai
  WahWithoutSquare,      // "72 วา" alone: a wah is also a length
  DecimalBeforeSmaller,  // "2.5 ไร่ 1 งาน"
  UnitOfDashes,          // "4-2-0 ตร.ว.": read as rai-ngan-wah all the same
  NoUnitOfDashes,        // "4-2-0"
  Approximate,           // "ประมาณ 5 ไร่"
  StatementsRounded,     // "25829-2-21.62 ไร่ (41,327,286.489 ตร.ม.)": equal but for rounding; the first counts
};
std::string_view area_doubt_code(AreaDoubt doubt);

struct AreaReading {
  std::int64_t cm2 = 0;  // 0 to max_area_cm2
  std::vector<AreaDoubt> doubts;
};

// Understands "4-2-0 ไร่", "1 ไร่ 46 ตร.ว.", "72 ตรว.", "ไร่:1 งาน:3 วา:96.00", "1,167 ไร่ 1 งาน 32 ตารางวา", ตร.ม., m²,
// hectares and km², Thai digits, sums of them, and the same area said twice ("1 ไร่ (1,600 ตร.ม.)").
// Refuses with E5500 to E5510; field is empty.
Result<AreaReading> read_area(std::string_view utf8);

struct RaiNganWah {
  std::int64_t rai = 0;
  int ngan = 0;              // 0 to 3
  std::int64_t wah_cm2 = 0;  // what is left, below cm2_per_ngan
};
RaiNganWah split_area(std::int64_t cm2);  // cm2 ≥ 0

enum class AreaSpelling : std::uint8_t {
  Dashed,        // 4-2-0 ไร่
  Words,         // 4 ไร่ 2 งาน 0 ตารางวา
  Short,         // 1 ไร่ 46 ตร.ว.: zeros left out
  Labelled,      // ไร่:1 งาน:3 วา:96
  SquareWah,     // 72 ตร.ว.
  SquareMetres,  // 7,200 ตร.ม.
  Sign,          // 7200 m²
};
inline constexpr int exact_decimals = 6;

struct AreaPrint {
  AreaSpelling spelling = AreaSpelling::Dashed;
  int decimals = exact_decimals;  // of the smallest unit, 0 to 6; fewer round half up before the parts are made
  bool thai_digits = false;
};
std::string print_area(std::int64_t cm2, const AreaPrint& print = {});  // 0 ≤ cm2 ≤ max_area_cm2
std::string wah_text(std::int64_t cm2);                                 // 3840000 → "96": exact, without zeros at the end
std::string square_metre_text(std::int64_t cm2);                        // "7200", "984.5"

}  // namespace muang::green
