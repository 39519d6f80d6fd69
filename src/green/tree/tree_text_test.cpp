// SPDX-License-Identifier: Apache-2.0
// Cells of real files: the list of heritage trees of the Ministry of Culture and the survey of Makkasan, Bangkok, 2562.
#include <doctest/doctest.h>

#include "green/carbon_data.hpp"
#include "green/tree/measure_text_rules.hpp"
#include "green/tree/species_text_rules.hpp"
#include "green/tree/tree_check_rules.hpp"

namespace muang::green {
namespace {

std::int64_t mm_of(std::string_view cell, std::int64_t column = 0) { return read_measure(cell, column).mm.value_or(-1); }
bool doubts(std::string_view cell, MeasureDoubt doubt, std::int64_t column = 0) {
  return has(read_measure(cell, column).doubts, doubt);
}

}  // namespace

TEST_CASE("a girth is read in words and units, exact to the millimetre") {
  CHECK(mm_of("5 เมตร") == 5000);
  CHECK(mm_of("305", 10) == 3050);
  CHECK(mm_of("242.5", 10) == 2425);
  CHECK(mm_of("38.50 เมตร") == 38'500);
  CHECK(mm_of("50.80 เมตร") == 50'800);
  CHECK(mm_of("130 ซม.") == 1300);
  CHECK(mm_of("1,305", 1) == 1305);
  CHECK(mm_of("0.1", 1000) == 100);
  CHECK(read_measure("5 เมตร", 0).doubts == 0);
}

TEST_CASE("a unit in the cell counts more than the column's, and that is told") {
  CHECK(mm_of("5 เมตร", 10) == 5000);
  CHECK(doubts("5 เมตร", MeasureDoubt::OtherUnit, 10));
  CHECK_FALSE(doubts("305", MeasureDoubt::OtherUnit, 10));
  CHECK(doubts("305", MeasureDoubt::NoUnit));
  CHECK(mm_of("305") == -1);
}

TEST_CASE("a range proposes its middle, and says both ends") {
  const MeasureText read = read_measure("ประมาณ 2.40-3.10 เมตร", 0);
  CHECK(read.mm == 2750);
  CHECK(read.low_mm == 2400);
  CHECK(read.high_mm == 3100);
  CHECK(has(read.doubts, MeasureDoubt::Range));
  CHECK(has(read.doubts, MeasureDoubt::About));
  CHECK(read.is_proposal());
  CHECK(mm_of("8 - 9 เมตร") == 8500);
  CHECK(mm_of("7.10 - 10.20 เมตร") == 8650);
  CHECK(mm_of("ระหว่าง 40 - 45 เมตร") == 42'500);
  CHECK(mm_of("ประมาณ 4.5 เมตร") == 4500);
  CHECK(doubts("9 - 8 เมตร", MeasureDoubt::Several));
}

TEST_CASE("Thai digits and words beside a number are read and told") {
  const MeasureText read = read_measure("ต้นหว้าอ่างกา ๑.๕๐ เมตร", 0);
  CHECK(read.mm == 1500);
  CHECK(has(read.doubts, MeasureDoubt::ThaiDigits));
  CHECK(has(read.doubts, MeasureDoubt::WordsBeside));
  CHECK(read.is_proposal());
}

TEST_CASE("what is no single length has none, and says why") {
  CHECK(doubts("10 คนโอบ", MeasureDoubt::NotALength));
  CHECK(mm_of("10 คนโอบ") == -1);
  CHECK(doubts("1.50- 2.50 ปี", MeasureDoubt::NotALength));
  CHECK(doubts("ไม่ระบุ", MeasureDoubt::NotStated));
  CHECK(doubts("", MeasureDoubt::NotStated));
  CHECK(doubts("1.5 เมตร / 2 เมตร", MeasureDoubt::Several));
  CHECK(mm_of("1.5 เมตร (150 ซม.)") == 1500);
  CHECK(doubts("1,5 เมตร", MeasureDoubt::Unreadable));
  CHECK(doubts("สูงมาก", MeasureDoubt::Unreadable));
  CHECK(doubts("0", MeasureDoubt::NotPositive, 10));
  CHECK(doubts("-5", MeasureDoubt::NotPositive, 10));
  CHECK(doubts("123456789012345678901234567890", MeasureDoubt::Unreadable, 10));
}

TEST_CASE("ages are whole years, with what is about them") {
  CHECK(read_age("100กว่าปี").years == 100);
  CHECK(read_age("100กว่าปี").about);
  CHECK(read_age("1,000 ปี").years == 1000);
  CHECK(read_age("260- 360 ปี").up_to == 360);
  CHECK(read_age("มากกว่า 1,000 ปี").about);
  CHECK(read_age("500 ปีขึ้นไป").about);
  CHECK_FALSE(read_age("ไม่ระบุ").years);
}

TEST_CASE("days of both eras") {
  CHECK(read_day("2019-07-13") == Date{2019, 7, 13});
  CHECK(read_day("2562-07-13") == Date{2019, 7, 13});
  CHECK(read_day("13/7/2562") == Date{2019, 7, 13});
  CHECK(read_day("๑๓/๗/๒๕๖๒") == Date{2019, 7, 13});
  CHECK(read_day("2019-07-13 10:00:00") == Date{2019, 7, 13});
  CHECK(read_day("43659") == Date{2019, 7, 13});  // as a workbook keeps it
  CHECK(read_day("43659.75") == Date{2019, 7, 13});
  CHECK_FALSE(read_day("2562"));
  CHECK_FALSE(read_day("13/7/62"));
  CHECK_FALSE(read_day("31/2/2562"));
  CHECK_FALSE(read_day("กรกฎาคม"));
}

TEST_CASE("names of species as they are written") {
  const CarbonData data = read_carbon_data(std::filesystem::path(MUANG_SOURCE_DIR) / "data/green");
  const SpeciesNames names(data.species);
  const auto found = [&](const char* cell) {
    const auto* s = names.read(cell).species;
    return s ? s->scientific : std::string();
  };
  const auto proposed = [&](const char* cell) {
    const auto* s = names.read(cell).proposed;
    return s ? s->scientific : std::string();
  };
  const auto doubt = [&](const char* cell) { return names.read(cell).doubt; };

  CHECK(found("ต้นสัก") == "Tectona grandis");
  CHECK(found("สัก ") == "Tectona grandis");
  CHECK(found("ชมพูพันธ์ทิพย์") == "Tabebuia rosea");
  CHECK(found("Albizia saman") == "Samanea saman");
  CHECK(proposed("มะขา.ม") == "Tamarindus indica");
  CHECK(doubt("มะขา.ม") == NameDoubt::Spelling);
  CHECK(proposed("กระทินเพทา") == "Acacia mangium");
  CHECK(doubt("กระทินเพทา") == NameDoubt::Spelling);
  CHECK(doubt("ไม่แน่ชัด") == NameDoubt::NotStated);
  CHECK(doubt("มะตาด ?") == NameDoubt::Marked);
  CHECK(proposed("ต้นคล้ายๆต้นมะขาม") == "Tamarindus indica");
  CHECK(doubt("ต้นคล้ายๆต้นมะขาม") == NameDoubt::Marked);
  CHECK(doubt("ไทร+จามจุรี") == NameDoubt::Several);
  CHECK(proposed("ไทร+จามจุรี").empty());
  CHECK(proposed("ฉำฉาหรือจามจุรี") == "Samanea saman");
  CHECK(doubt("ประดู่") == NameDoubt::Part);
  CHECK(names.read("ประดู่").candidates.size() == 2);
  CHECK(proposed("ประดู่").empty());
  CHECK(proposed("ตะเคียน") == "Hopea odorata");
  CHECK(doubt("จามจุรีต้นซ้าย") == NameDoubt::Begins);
  CHECK(proposed("จามจุรีต้นซ้าย") == "Samanea saman");
  CHECK(doubt("เสลา") == NameDoubt::Unlisted);
  // Another species, which only begins like a known one: proposed, but never by kind.
  CHECK(doubt("มะขามเทศ") == NameDoubt::Begins);
  CHECK(find_tree_rule("T35")->accept == AcceptBy::Row);
  // One letter apart, and another tree.
  CHECK(doubt("จำปี") == NameDoubt::Unlisted);
}

TEST_CASE("letters apart count a swap of neighbours once") {
  CHECK(letters_apart(U"abcd", U"abdc", 2) == 1);
  CHECK(letters_apart(U"abcd", U"abcd", 2) == 0);
  CHECK(letters_apart(U"abcd", U"wxyz", 2) == 3);
  CHECK(letters_apart(U"", U"ab", 2) == 2);
}

TEST_CASE("accepted repairs are kinds or rows, and doubtful kinds are rows alone") {
  std::string fault;
  const auto accepted = Accepted::parse("T12, T31:8,T06:17", fault);
  REQUIRE(accepted);
  CHECK(accepted->holds(*find_tree_rule("T12"), 99));
  CHECK(accepted->holds(*find_tree_rule("T31"), 8));
  CHECK_FALSE(accepted->holds(*find_tree_rule("T31"), 9));
  CHECK(accepted->holds(*find_tree_rule("T06"), 17));
  for (const char* wrong : {"T35", "T99", "T12:x", "T36:1", "T01", "12", "T12:"}) {
    CHECK_FALSE(Accepted::parse(wrong, fault));
    CHECK(fault == wrong);
  }
  CHECK(Accepted::parse("", fault)->empty());
}

}  // namespace muang::green
