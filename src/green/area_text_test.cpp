// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>

#include "base/core/dice.hpp"
#include "green/area_text_rules.hpp"
#include "green/green_errors.hpp"

using namespace muang;
using namespace muang::green;

namespace {

std::int64_t cm2_of(std::string_view text) {
  const auto read = read_area(text);
  return read ? read->cm2 : -static_cast<std::int64_t>(read.problems().front().code.number);
}
std::int64_t square_metres(std::string_view text) { return cm2_of(text) / cm2_per_m2; }
std::vector<AreaDoubt> doubts_of(std::string_view text) { return read_area(text).value().doubts; }
int code_of(std::string_view text) {
  const auto read = read_area(text);
  return read ? 0 : read.problems().front().code.number;
}

constexpr std::array spellings{AreaSpelling::Dashed,      AreaSpelling::Words,    AreaSpelling::Short,
                               AreaSpelling::Sign,        AreaSpelling::Labelled, AreaSpelling::SquareWah,
                               AreaSpelling::SquareMetres};

}  // namespace

TEST_CASE("the spellings of the Bangkok districts and of Korat are read as they are meant") {
  // policy.bangkok.go.th 5048-0792, monitor.bangkok.go.th 5006-981, dp.bangkok.go.th 5035-0866, Korat old town study.
  CHECK(cm2_of("4-2-0 ไร่") == 7200 * cm2_per_m2);
  CHECK(cm2_of("0-1-0 ไร่") == 400 * cm2_per_m2);
  CHECK(cm2_of("1 ไร่ 46 ตร.ว.") == 1784 * cm2_per_m2);
  CHECK(cm2_of("2 งาน 46 ตร.ว.") == 984 * cm2_per_m2);
  CHECK(cm2_of("72 ตรว.") == 288 * cm2_per_m2);
  CHECK(cm2_of("ไร่:1 งาน:3 วา:96.00") == 3184 * cm2_per_m2);
  CHECK(cm2_of("1,167 ไร่ 1 งาน 32 ตารางวา") == 1'867'728 * cm2_per_m2);
  for (const auto text : {"4-2-0 ไร่", "1 ไร่ 46 ตร.ว.", "72 ตรว.", "ไร่:1 งาน:3 วา:96.00", "1,167 ไร่ 1 งาน 32 ตารางวา"})
    CHECK(doubts_of(text).empty());
}

TEST_CASE("Thai digits, other units, other dashes and spaces mean the same") {
  CHECK(square_metres("๔-๒-๐ ไร่") == 7200);
  CHECK(square_metres("๑,๑๖๗ ไร่ ๑ งาน ๓๒ ตารางวา") == 1'867'728);
  CHECK(square_metres("4–2–0 ไร่") == 7200);
  CHECK(square_metres("4 - 2 - 0 ไร่-งาน-วา") == 7200);
  CHECK(square_metres("4-2-0 (ไร่-งาน-ตร.ว.)") == 7200);
  CHECK(square_metres("เนื้อที่ 1ไร่2งาน3ตร.ว.") == 2412);
  CHECK(square_metres("7,200 ตร.ม.") == 7200);
  CHECK(square_metres("7200 ตารางเมตร") == 7200);
  CHECK(square_metres("7200 m²") == 7200);
  CHECK(square_metres("7200 sq.m.") == 7200);
  CHECK(square_metres("7200\xC2\xA0ม.²") == 7200);
  CHECK(square_metres("0.72 ha") == 7200);
  CHECK(square_metres("465.29 ตร.กม.") == 465'290'000);
  CHECK(square_metres("1 ไร่ 200 ตร.ม.") == 1800);
  CHECK(square_metres("- ไร่ 2 งาน 12 ตารางวา") == 848);
  CHECK(square_metres("ไร่ 1 งาน 3 วา 96") == 3184);
  CHECK(cm2_of("0 ไร่") == 0);
  CHECK(cm2_of("0.0001 ตร.ม.") == 1);
  CHECK(cm2_of("0.000025 ตร.ว.") == 1);
}

TEST_CASE("tenths of a square wah, as deeds write them, are decimals") {
  CHECK(cm2_of("17 ไร่ 3 งาน 20 4/10 ตารางวา") == cm2_of("17-3-20.4 ไร่"));
  CHECK(cm2_of("๑-๒-๕ ๖/๑๐ ไร่") == cm2_of("1-2-5.6 ไร่"));
  CHECK(cm2_of("20 7/100 ตร.ว.") == cm2_of("20.07 ตร.ว."));
  CHECK(cm2_of("0 5/10 ตร.ว.") == cm2_per_wah2 / 2);
  CHECK(code_of("20 4/1000 ตร.ว.") == errors::area_word_unknown.number);
  CHECK(code_of("20 14/10 ตร.ว.") == errors::area_word_unknown.number);
  CHECK(code_of("20 /10 ตร.ว.") == errors::area_word_unknown.number);
  CHECK(code_of("4/10 ไร่") == errors::area_word_unknown.number);
}

TEST_CASE("the same area said twice has to agree, but for rounding") {
  CHECK(square_metres("1 ไร่ 46 ตร.ว. (1,784 ตร.ม.)") == 1784);
  CHECK(doubts_of("25829-2-21.62 ไร่ (41327286.489 ตร.ม.)") == std::vector{AreaDoubt::StatementsRounded});
  CHECK(code_of("1 ไร่ 46 ตร.ว. = 1,748 ตร.ม.") == errors::area_statements_differ.number);
  // ONEP prints both figures for 2562; 24,688 rai is 39,500,800 m².
  CHECK(code_of("24,688 ไร่ (39,500,765.15 ตร.ม.)") == errors::area_statements_differ.number);
}

TEST_CASE("what could have been meant otherwise is told") {
  CHECK(doubts_of("4-2-0") == std::vector{AreaDoubt::NoUnitOfDashes});
  CHECK(doubts_of("4-2-0 ตร.ว.") == std::vector{AreaDoubt::UnitOfDashes});
  CHECK(doubts_of("72 วา") == std::vector{AreaDoubt::WahWithoutSquare});
  CHECK(doubts_of("1 ไร่ 5 งาน") == std::vector{AreaDoubt::Carried});
  CHECK(doubts_of("1 ไร่ 150 ตร.ว.").empty());
  CHECK(doubts_of("2 งาน 150 ตร.ว.") == std::vector{AreaDoubt::Carried});
  CHECK(doubts_of("2.5 ไร่ 1 งาน") == std::vector{AreaDoubt::DecimalBeforeSmaller});
  CHECK(doubts_of("ประมาณ 5 ไร่เศษ") == std::vector{AreaDoubt::Approximate});
  CHECK(doubts_of("1.00001 ตร.ม.") == std::vector{AreaDoubt::Rounded});
  CHECK(cm2_of("1.00005 ตร.ม.") == cm2_per_m2 + 1);
}

TEST_CASE("what is no area is refused with its reason") {
  CHECK(code_of("") == errors::area_empty.number);
  CHECK(code_of(" - ") == errors::area_empty.number);
  CHECK(code_of("7200") == errors::area_unit_missing.number);
  CHECK(code_of("1 ไร่ 46") == errors::area_unit_missing.number);
  CHECK(code_of("5 เอเคอร์") == errors::area_word_unknown.number);
  CHECK(code_of("ไม่ระบุ") == errors::area_word_unknown.number);
  CHECK(code_of("1/2 ไร่") == errors::area_word_unknown.number);
  CHECK(code_of("1,5 ไร่") == errors::area_number_unreadable.number);
  CHECK(code_of("4.2.0 ไร่") == errors::area_number_unreadable.number);
  CHECK(code_of("2-3 ไร่") == errors::area_two_meanings.number);
  CHECK(code_of("1-2-3-4 ไร่") == errors::area_two_meanings.number);
  CHECK(code_of("25-12-62") == errors::area_part_out_of_range.number);
  CHECK(code_of("1-0-100 ไร่") == errors::area_part_out_of_range.number);
  CHECK(code_of("2 งาน 1 ไร่") == errors::area_units_disordered.number);
  CHECK(code_of("1 ไร่ 2 ไร่") == errors::area_units_disordered.number);
  CHECK(code_of("40 เมตร") == errors::area_unit_is_length.number);
  CHECK(code_of("-5 ไร่") == errors::area_negative.number);
  CHECK(code_of("ไร่:-5") == errors::area_negative.number);
  CHECK(code_of("1000001 ตร.กม.") == errors::area_too_large.number);
  CHECK(code_of("99999999999999999999999 ตร.ม.") == errors::area_too_large.number);
  CHECK(cm2_of("1000000 ตร.กม.") == max_area_cm2);
}

TEST_CASE("areas are printed exactly, or rounded before their parts are made") {
  CHECK(print_area(72'000'000) == "4-2-0 ไร่");
  CHECK(print_area(413'272'864'890, {.decimals = 2}) == "25829-2-21.62 ไร่");  // the national example of README.md
  CHECK(print_area(cm2_per_rai - 1, {.decimals = 2}) == "1-0-0 ไร่");
  CHECK(print_area(cm2_per_rai - 1) == "0-3-99.999975 ไร่");
  CHECK(print_area(1784 * cm2_per_m2, {.spelling = AreaSpelling::Short}) == "1 ไร่ 46 ตร.ว.");
  CHECK(print_area(0, {.spelling = AreaSpelling::Short}) == "0 ตร.ว.");
  CHECK(print_area(1'867'728 * cm2_per_m2, {.spelling = AreaSpelling::Words, .thai_digits = true}) ==
        "๑,๑๖๗ ไร่ ๑ งาน ๓๒ ตารางวา");
  CHECK(print_area(5, {.spelling = AreaSpelling::SquareMetres, .decimals = 3}) == "0.001 ตร.ม.");
}

TEST_CASE("any area printed in any spelling is read as itself, without a doubt") {
  Dice dice(2566);
  for (int round = 0; round < 40'000; ++round) {
    const auto bits = static_cast<unsigned>(dice.below(54));
    const auto cm2 = static_cast<std::int64_t>(dice.next() >> (63 - bits)) % (max_area_cm2 + 1);
    const AreaPrint print{.spelling = spellings.at(static_cast<std::size_t>(dice.below(spellings.size()))),
                          .thai_digits = dice.below(2) == 1};
    const std::string text = print_area(cm2, print);
    const auto read = read_area(text);
    REQUIRE_MESSAGE(read.ok(), text);
    CHECK_MESSAGE(read->cm2 == cm2, text);
    CHECK_MESSAGE(read->doubts.empty(), text);
  }
}

TEST_CASE("what was rounded when it was printed stays as it is") {
  Dice dice(7);
  for (int round = 0; round < 5'000; ++round) {
    const auto cm2 = static_cast<std::int64_t>(dice.next() >> 14) % max_area_cm2;
    for (const auto spelling : spellings) {
      const AreaPrint print{.spelling = spelling, .decimals = dice.below(5)};
      const std::string once = print_area(cm2, print);
      CHECK(print_area(read_area(once).value().cm2, print) == once);
    }
  }
}
