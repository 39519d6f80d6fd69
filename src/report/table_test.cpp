// SPDX-License-Identifier: Apache-2.0
#include "report/table.hpp"

#include <doctest/doctest.h>

#include "report/csv.hpp"

using namespace muang::report;

TEST_CASE("text that would run as a formula is guarded, numbers stay numbers, and reading gives the text back") {
  const Table table{.sheet_name = "t",
                    .columns = {{"ชื่อ"}, {"ค่า"}},
                    .rows = {{std::string("=HYPERLINK(\"http://x\")"), Number{-125, 1}},
                             {std::string("+66 2 123"), Number{1'000'000, 0}},
                             {std::string("'=1"), std::monostate{}},
                             {std::string("บรรทัด\n\"สอง\", ท้าย"), Number{5, 2}}}};
  const std::string csv = write_csv(table);
  CHECK(csv.find("\n=") == std::string::npos);
  CHECK(csv.find(",-12.5\r\n") != std::string::npos);
  const auto file = read_csv(std::string_view(csv).substr(3));
  REQUIRE(file.rows.size() == 5);
  CHECK(file.rows[1].cells[0] == "'=HYPERLINK(\"http://x\")");
  CHECK(unguard_formula(file.rows[1].cells[0]) == "=HYPERLINK(\"http://x\")");
  CHECK(unguard_formula(file.rows[2].cells[0]) == "+66 2 123");
  CHECK(unguard_formula(file.rows[3].cells[0]) == "'=1");
  CHECK(file.rows[4].cells[0] == "บรรทัด\n\"สอง\", ท้าย");
  CHECK(unguard_formula("'tis") == "'tis");
  CHECK(unguard_formula("'") == "'");
}

TEST_CASE("rows keep the line of the file on which they begin") {
  const auto file = read_csv("a,b\r\n\r\n\"x\ny\",2\nlast");
  REQUIRE(file.rows.size() == 3);
  CHECK(file.rows[1].line == 3);
  CHECK(file.rows[2].line == 5);
  CHECK(file.rows[2].cells == std::vector<std::string>{"last"});
}

TEST_CASE("semicolons and tabs separate where the first line has more of them") {
  CHECK(read_csv("a;b;c\n1,5;2;3").rows[1].cells == std::vector<std::string>{"1,5", "2", "3"});
  CHECK(read_csv("a\tb\n1\t2").rows[1].cells.size() == 2);
}

TEST_CASE("hostile files end in a mark, not in a crash") {
  CHECK(read_csv("a,\"b\nc").open_quote == 1);
  CHECK(read_csv(std::string(1'000'000, ',')).too_many);
  CHECK(read_csv(std::string(1'000'000, '\n')).rows.empty());
  CHECK(read_csv("").rows.empty());
  std::string many;
  for (std::size_t i = 0; i <= max_rows; ++i) many += "1\n";
  CHECK(read_csv(many).too_many);
}

TEST_CASE("an XLSX form is written to memory") {
  Table table{.sheet_name = "ข้อมูลเมือง",
              .columns = {{"รายการ"}, {"ค่า", 12, true}},
              .rows = {{std::string("อากาศ"), std::monostate{}}},
              .is_form = true};
  table.choices[{0, 1}] = {"0 ต่ำกว่ามาตรฐาน", "1 ได้มาตรฐาน"};
  const std::string xlsx = write_xlsx(table);
  CHECK(xlsx.starts_with("PK"));
  CHECK(xlsx.size() > 2000);
}
