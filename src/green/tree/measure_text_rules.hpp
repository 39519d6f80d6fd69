// SPDX-License-Identifier: Apache-2.0
// Lengths and ages as people write them into a table of trees: "5 เมตร", "305", "ประมาณ 2.40-3.10 เมตร", "๑.๕๐ เมตร",
// "8 - 9 เมตร", "10 คนโอบ", "ไม่ระบุ", "100กว่าปี". The spellings are those of the Thai files described in the README of this
// folder. Lengths become whole millimetres, rounded half up.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace muang::green {

enum class MeasureDoubt : std::uint8_t {
  NotStated,    // empty, "-", "ไม่ระบุ", "null": nothing is there, and that is no fault
  Unreadable,   // something is there that holds no number, or a number that is none ("1,5")
  Range,        // "8 - 9 เมตร": the middle stands in `mm`
  About,        // "ประมาณ", "กว่า", "ระหว่าง", "ขึ้นไป"
  ThaiDigits,   // ๑ to ๙
  OtherUnit,    // the cell names another unit than its column
  NoUnit,       // neither column nor cell names a unit
  Several,      // two measures that differ: none is taken
  WordsBeside,  // words of which nothing is known stand beside the number
  NotALength,   // arm spans, years
  NotPositive,  // 0 or less
};
using MeasureDoubts = std::uint16_t;
constexpr MeasureDoubts bit(MeasureDoubt doubt) { return static_cast<MeasureDoubts>(1U << static_cast<unsigned>(doubt)); }
constexpr bool has(MeasureDoubts doubts, MeasureDoubt doubt) { return (doubts & bit(doubt)) != 0; }

struct MeasureText {
  std::optional<std::int64_t> mm;               // what the cell says, or what it may have meant
  std::optional<std::int64_t> low_mm, high_mm;  // of a range
  MeasureDoubts doubts = 0;
  // The number is our reading of a doubtful cell: a person accepts it or not.
  bool is_proposal() const {
    return mm && (doubts & (bit(MeasureDoubt::Range) | bit(MeasureDoubt::About) | bit(MeasureDoubt::WordsBeside))) != 0;
  }
};

// `column_mm`: how many millimetres one of the column's unit is (10 of "girth_cm"); 0: the title names none.
MeasureText read_measure(std::string_view cell, std::int64_t column_mm);

struct AgeText {
  std::optional<std::int64_t> years, up_to;  // up_to only of a range
  bool about = false;
};
// "260- 360 ปี" → 260, 360; "มากกว่า 1,000 ปี" → 1000, about. Nothing where no whole number stands.
AgeText read_age(std::string_view cell);

// "ไม่ระบุ", "ไม่ทราบ", "ไม่แน่ชัด", "-", "?", "n/a" and the like, or nothing at all.
bool is_not_stated(std::string_view cell);

}  // namespace muang::green
