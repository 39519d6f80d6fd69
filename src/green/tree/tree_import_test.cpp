// SPDX-License-Identifier: Apache-2.0
// Whole files of real trees (test/green/real_trees). The expected numbers were counted by hand in the files, those of
// neighbours with every pair compared on the ellipsoid.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "green/tree/tree_import_errors.hpp"
#include "green/tree/tree_import_rows.hpp"

namespace muang::green {
namespace {

const std::filesystem::path source(MUANG_SOURCE_DIR);

struct Read {
  TreeImportCounts counts;
  std::map<std::string, std::int64_t> kinds;
  std::vector<TreeFinding> findings;
  std::vector<KeptTree> rows;
  std::map<std::uint32_t, std::vector<std::string>> of_row;
  Problems problems;
};

TreeImportOrder order_with(const std::string& accept) {
  std::string fault;
  TreeImportOrder order;
  order.accepted = Accepted::parse(accept, fault).value();
  return order;
}

Read read_path(const std::filesystem::path& file, const std::string& accept = "", std::int64_t reach_mm = 5'000'000,
               const std::vector<KnownTree>& known = {}, const std::optional<TreePlace>& town = {}) {
  static const TreeData data(source / "data/green");
  const TreeImportOrder order = order_with(accept);
  TreeImportRows rows(data, order, {2026, 1, 1});
  const auto done = read_tree_file(
      file, {}, [&](const auto& titles) { return rows.heading(titles); },
      [&](std::uint32_t row, const auto& cells) { return rows.add(row, cells); });
  Read read;
  if (!done) {
    read.problems = done.problems();
    return read;
  }
  TreeFindings findings = rows.findings();
  rows.compare(known, town, reach_mm, findings);
  read.counts = rows.counts();
  for (const TreeKind& kind : findings.kinds()) {
    if (kind.rule) read.kinds[std::string(kind.rule->code)] = kind.count;
  }
  read.findings = findings.take();
  for (const TreeFinding& one : read.findings) read.of_row[one.row].emplace_back(one.rule->code);
  read.rows = rows.rows();
  return read;
}

Read read_text(const std::string& text, const std::string& accept = "", const std::vector<KnownTree>& known = {},
               const std::optional<TreePlace>& town = {}) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("muang-tree-test-" + std::to_string(std::hash<std::string>{}(text)) + ".csv");
  std::ofstream(file, std::ios::binary) << text;
  Read read = read_path(file, accept, 5'000'000, known, town);
  std::filesystem::remove(file);
  return read;
}

std::vector<Fate> fates(const Read& read) {
  std::vector<Fate> fates;
  for (const KeptTree& row : read.rows) fates.push_back(row.fate);
  return fates;
}

}  // namespace

TEST_CASE("the survey of Makkasan: every finding counted by hand") {
  const Read read = read_path(source / "test/green/real_trees/makkasan_2562.csv");
  const std::map<std::string, std::int64_t> expected{{"T06", 2}, {"T07", 2},  {"T08", 7}, {"T22", 4}, {"T23", 1},
                                                     {"T24", 1}, {"T25", 9},  {"T30", 7}, {"T31", 6}, {"T32", 4},
                                                     {"T33", 1}, {"T34", 22}, {"T35", 5}, {"T36", 9}};
  CHECK(read.kinds == expected);
  CHECK(read.counts.rows == 134);
  CHECK(read.counts.refused == 3);  // two trees 168 km away, one test
  CHECK(read.counts.new_trees == 131);
  CHECK(read.of_row.at(5).back() == "T06");
  CHECK(read.of_row.at(6).back() == "T06");
  CHECK(read.of_row.at(20) == std::vector<std::string>{"T24", "T36", "T23"});  // "Danbo", 0.1 m high, girth 5 cm
}

TEST_CASE("accepted repairs change what is taken: names of a kind, one row far away, doubled trees left out") {
  const Read read = read_path(source / "test/green/real_trees/makkasan_2562.csv", "T31,T25,T07,T06:5,T35:22");
  CHECK(read.counts.refused == 2);
  CHECK(read.counts.left_out == 2);
  CHECK(read.counts.new_trees == 130);
  const auto row = [&](std::uint32_t number) { return *std::ranges::find(read.rows, number, &KeptTree::row); };
  CHECK(row(40).species >= 0);        // มะขา.ม
  CHECK(row(36).species < 0);         // มะขามเทศ begins like a name of the list and is another tree
  CHECK(row(22).species >= 0);        // จามจุรีต้นซ้าย, accepted by row
  CHECK(row(19).crown_mm == 60'000);  // "radius 60" read as the width
  CHECK(row(2).crown_mm == 40'000);   // radius 20
  CHECK(row(5).fate == Fate::New);
  CHECK(row(6).fate == Fate::Refused);
}

TEST_CASE("the heritage trees: girths in words, ranges, arm spans, Thai digits") {
  const Read read = read_path(source / "test/green/real_trees/heritage.csv", "", 2'000'000'000);
  const std::map<std::string, std::int64_t> expected{{"T08", 7}, {"T10", 20}, {"T12", 16}, {"T13", 2},  {"T14", 1},
                                                     {"T18", 2}, {"T19", 4},  {"T21", 17}, {"T22", 11}, {"T33", 6},
                                                     {"T34", 4}, {"T35", 35}, {"T36", 66}};
  CHECK(read.kinds == expected);
  CHECK(read.counts.refused == 0);
}

TEST_CASE("a file whose latitudes and longitudes changed places is told once, and each row may be turned") {
  const std::string text = "species,lat,lon\nสัก,100.5,13.75\nสัก,100.501,13.75\nสัก,13.752,100.5\n";
  const Read read = read_text(text);
  CHECK(read.kinds.at("T03") == 2);
  CHECK(read.kinds.at("T04") == 1);
  CHECK(fates(read) == std::vector{Fate::Refused, Fate::Refused, Fate::New});
  const Read turned = read_text(text, "T03");
  CHECK(fates(turned) == std::vector{Fate::New, Fate::New, Fate::New});
  CHECK(turned.rows[0].place == TreePlace{137'500'000, 1'005'000'000});
}

TEST_CASE("a tree that is known is never entered twice; a later measurement is a repeat of it") {
  const std::vector<KnownTree> known{{.id = 7,
                                      .code = "A1",
                                      .species_key = "Tectona grandis",
                                      .place = TreePlace{137'500'000, 1'005'000'000},
                                      .last_day = 18'000,
                                      .girth_mm = 500},
                                     {.id = 8,
                                      .code = "",
                                      .species_key = "Tectona grandis",
                                      .place = TreePlace{137'600'000, 1'005'000'000},
                                      .last_day = 18'000,
                                      .girth_mm = 700}};
  const auto town = TreePlace{137'500'000, 1'005'000'000};
  const std::string heading = "code,species,girth_cm,lat,lon,date\n";
  // By code; by place and species (2.2 m away); another species there; the same day as before.
  const Read read = read_text(heading +
                                  "A1,สัก,55,13.75,100.5,2022-01-01\n,สัก,75,13.76002,100.5,2022-01-01\n,มะขาม,75,13.76002,"
                                  "100.5,2022-01-01\nA1,สัก,55,13.75,100.5,2019-04-14\n",
                              "", known, town);
  CHECK(fates(read) == std::vector{Fate::Repeat, Fate::Repeat, Fate::New, Fate::Known});
  CHECK(read.rows[0].tree == 7);
  CHECK(read.rows[1].tree == 8);
  // On the day of the last measurement there is one already (18,000 days from 1970 on), whatever the file says.
  CHECK(fates(read_text(heading + "A1,สัก,55,13.75,100.5,2019-04-14\n", "", known, town)) == std::vector{Fate::Known});
  // Without a stated day the same measure is nothing new, another one is.
  const Read undated = read_text("code,species,girth_cm\nA1,สัก,50\n", "", known, town);
  CHECK(fates(undated) == std::vector{Fate::Known});
  CHECK(fates(read_text("code,species,girth_cm\nA1,สัก,51\n", "", known, town)) == std::vector{Fate::Repeat});
}

TEST_CASE("without code and place a tree is known by species and measures, as often as it is there") {
  const std::vector<KnownTree> known{
      {.id = 1, .code = {}, .species_key = "Tectona grandis", .place = {}, .last_day = 18'000, .girth_mm = 500}};
  CHECK(fates(read_text("species,girth_cm\nสัก,50\nสัก,50\n", "", known)) == std::vector{Fate::Known, Fate::New});
}

TEST_CASE("a code twice in a file is one tree measured again, or an error on one day") {
  const Read read = read_text(
      "code,species,girth_cm,date\nA,สัก,50,2020-01-01\nA,สัก,55,2021-01-01\nA,สัก,56,2021-01-01\nA,สัก,60,2022-01-01\n");
  CHECK(fates(read) == std::vector{Fate::New, Fate::Repeat, Fate::Refused, Fate::Repeat});
  CHECK(read.rows[3].first == 0);
  CHECK(read.of_row.at(4) == std::vector<std::string>{"T40"});
}

TEST_CASE("days are of both eras, and none lies ahead") {
  const Read read = read_text("species,วันที่สำรวจ\nสัก,13/7/2562\nสัก,13/7/62\nสัก,2099-01-01\n");
  CHECK(read.of_row.at(3) == std::vector<std::string>{"T50"});
  CHECK(read.of_row.at(4) == std::vector<std::string>{"T51"});
  CHECK(fates(read) == std::vector{Fate::New, Fate::Refused, Fate::Refused});
}

TEST_CASE("titles in Thai and English say what a column is about, and in which unit") {
  const auto field = [](const char* title) { return column_of_title(title)->field; };
  CHECK(field("circumference_cm") == TreeField::Girth);
  CHECK(column_of_title("circumference_cm")->unit_mm == 10);
  CHECK(column_of_title("เส้นรอบวง (ซม.)")->unit_mm == 10);
  CHECK(column_of_title("ความสูง (เมตร)")->unit_mm == 1000);
  CHECK(column_of_title("height_m")->unit_mm == 1000);
  CHECK(column_of_title("circumference_text")->unit_mm == 0);
  CHECK(column_of_title("canopy_radius_m")->radius);
  CHECK(field("Long.") == TreeField::Longitude);
  CHECK(field("ชนิดพันธุ์ไม้") == TreeField::Species);
  CHECK(field("วันที่ปลูก") == TreeField::Planted);
  CHECK(field("name_th") == TreeField::Species);
  CHECK_FALSE(column_of_title("province_th"));
  CHECK_FALSE(column_of_title("อำเภอ"));
}

TEST_CASE("a file without species, with a column twice or without anything is refused") {
  CHECK(read_text("lat,lon\n1,2\n").problems.front().code == errors::tree_column_missing);
  CHECK(read_text("species,ชนิด\nสัก,สัก\n").problems.front().code == errors::tree_column_twice);
  CHECK_FALSE(read_text("").problems.empty());
  CHECK_FALSE(read_text("species\n\"สัก\n").problems.empty());
}

}  // namespace muang::green
