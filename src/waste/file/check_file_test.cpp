// SPDX-License-Identifier: Apache-2.0
#include "waste/file/check_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "http/json.hpp"
#include "report/table.hpp"
#include "waste/file/reports_errors.hpp"

using namespace muang;
using namespace muang::waste;

namespace {

constexpr std::string_view heading =
    "lg_code,year,month,generated_t,organic_t,recyclable_t,general_t,hazardous_t,disposal,reported_on\n";
constexpr std::string_view good_row = "LG00001,2015,1,167.711,80.000,30.000,57.000,0.711,sanitary_landfill,2015-02-10\n";

CheckOptions options() {
  CheckOptions o;
  o.today = {2026, 11, 24};
  return o;
}

struct Seen {
  Result<CheckCounts> counts = CheckCounts{};
  std::vector<RowFinding> findings;
  std::vector<ImportRow> rows;
  std::string text() const {
    std::string out;
    for (const RowFinding& f : findings) {
      out += (out.empty() ? "" : " ") + std::to_string(f.row) + ":" + std::string(f.rule) + ":" + f.column;
    }
    return out;
  }
};

Seen check(std::string_view text, const CheckOptions& with = options(), std::size_t at_a_time = SIZE_MAX) {
  Seen seen;
  const auto read = [&](char* out, std::size_t size) {
    const std::size_t give = std::min({size, text.size(), at_a_time});
    std::memcpy(out, text.data(), give);
    text.remove_prefix(give);
    return give;
  };
  seen.counts = check_csv(
      read, with, [&](RowFinding&& f) { seen.findings.push_back(std::move(f)); },
      [&](std::span<const ImportRow> rows) { seen.rows.insert(seen.rows.end(), rows.begin(), rows.end()); });
  return seen;
}
Seen check_rows(std::string_view rows) { return check(std::string(heading) + std::string(rows)); }

}  // namespace

TEST_CASE("a good row is accepted and comes out in kilograms") {
  const Seen seen = check_rows(good_row);
  REQUIRE(seen.counts.ok());
  CHECK(seen.text() == "");
  CHECK(seen.counts->accepted == 1);
  REQUIRE(seen.rows.size() == 1);
  CHECK(seen.rows[0].generated == 167'711);
  CHECK(seen.rows[0].hazardous == 711);
  CHECK(seen.rows[0].unit == 1);
  CHECK(seen.rows[0].month == Month{2015, 1});
  CHECK(disposal_codes()[seen.rows[0].disposal] == "sanitary_landfill");
}

TEST_CASE("each kind of bad row is refused with its place, all of a row at once") {
  struct Case {
    const char* row;
    const char* says;
  };
  for (const Case& c : {
           Case{"LG99999,2015,1,5,1,1,3,0,transfer,2015-02-10", "2:F01:lg_code"},
           Case{"LG00001,1815,1,5,1,1,3,0,transfer,2015-02-10", "2:F02:year"},
           Case{"LG00001,2015,13,5,1,1,3,0,transfer,2015-02-10", "2:F03:month"},
           Case{"LG00001,2015,1,-5,1,1,3,0,transfer,2015-02-10", "2:M02:generated_t"},
           Case{"LG00001,2015,1,5,n/a,1,1,0,transfer,2015-02-10", "2:F04:organic_t"},
           Case{"LG00001,2015,1,5,1,,1,0,transfer,2015-02-10", "2:F05:recyclable_t"},
           Case{"LG00001,2015,1,5,1,1,45,0,transfer,2015-02-10", "2:R03:generated_t"},
           Case{"LG00001,2015,1,5,1,1,3,0,river,2015-02-10", "2:F06:disposal"},
           Case{"LG00001,2015,1,5,1,1,3,0,transfer,2999-01-01", "2:F08:reported_on"},
           Case{"LG00001,2015,1,5,1,1,3,0,transfer,2015-02-30", "2:F07:reported_on"},
           Case{"LG00001,2027,1,5,1,1,3,0,transfer,2015-02-10", "2:M04:month"},
           Case{"LG00001,2015,1,NaN,1,1,3,0,transfer,2015-02-10", "2:F04:generated_t"},
           Case{"LG00001,2015,1,1e300,1,1,3,0,transfer,2015-02-10", "2:F04:generated_t"},
           Case{"LG00001,2015,1,99999999999999999999,1,1,3,0,transfer,2015-02-10", "2:M03:generated_t"},
           Case{"LG00001,2015,1,100000001,1,1,3,0,transfer,2015-02-10", "2:M03:generated_t"},
           Case{"LG00001,2015,1,5,1,1,3,0,transfer", "2:F05:reported_on"},
           Case{"LG00001,2015,1,5,1,1,3,0,transfer,2015-02-10,7", "2:F10:"},
           Case{"LG00001,2015,1,\"5,1,1,3,0,transfer,2015-02-10", "2:F13:"},
           Case{"x,y,z,-,n,?,,-1,river,never",
                "2:F01:lg_code 2:F02:year 2:F03:month 2:F04:generated_t 2:F04:organic_t 2:F04:recyclable_t 2:F05:general_t "
                "2:M02:hazardous_t 2:F06:disposal 2:F07:reported_on"},
       }) {
    const Seen seen = check_rows(std::string(c.row) + "\n");
    CHECK(seen.text() == c.says);
    REQUIRE(seen.counts.ok());
    CHECK(seen.counts->rows == 1);
    CHECK(seen.counts->accepted == 0);
  }
}

TEST_CASE("the same town and month twice keeps the first row and names it in the second") {
  const Seen seen = check_rows(std::string(good_row) + "\n" + std::string(good_row));
  CHECK(seen.text() == "4:F09:lg_code");
  CHECK(seen.findings[0].params[0].second == "2");
  CHECK(seen.counts->accepted == 1);
}

TEST_CASE("rounded parts may exceed the whole by what rounding can do, and a large gap is asked about") {
  CHECK(check_rows("LG00001,2015,1,0.004,0.002,0.002,0.001,0.001,transfer,2015-02-10\n").text() == "");
  CHECK(check_rows("LG00001,2015,1,0.004,0.002,0.002,0.002,0.001,transfer,2015-02-10\n").text() == "2:R03:generated_t");
  CHECK(check_rows("LG00001,2015,1,100,50,20,28,0,transfer,2015-02-10\n").text() == "2:R09:generated_t");
  CHECK(check_rows("LG00001,2015,1,100,50,20,28,0,transfer,2015-02-10\n").counts->accepted == 1);
  CHECK(check_rows("LG00001,2015,1,5,1,1,3,0,transfer,2015-01-30\n").text() == "2:F12:reported_on");
}

TEST_CASE("people's spreadsheets: Thai titles and digits, both eras, semicolons, kilograms, quotes, marks and TIS-620") {
  const std::string thai =
      "รหัส อปท.;ปี;เดือน;ปริมาณขยะที่เกิดขึ้น (กก.);วันที่รายงาน\r\n"
      "LG00002;๒๕๕๘;ม.ค.;\"1,234.6\";10/2/2558\r\n"
      "LG00002;พ.ศ. 2558;กุมภาพันธ์;๑๒๓๔;๑๐/๓/๒๕๕๘";
  for (const std::string& file : {thai, "\xEF\xBB\xBF" + thai, text::encode_tis620(thai)}) {
    const Seen seen = check(file);
    REQUIRE(seen.counts.ok());
    CHECK(seen.text() == "");
    REQUIRE(seen.rows.size() == 2);
    CHECK(seen.rows[0].generated == 1'235);
    CHECK(seen.rows[0].month == Month{2015, 1});
    CHECK(seen.rows[0].reported_on == Date{2015, 2, 10});
    CHECK(seen.rows[1].generated == 1'234);
    CHECK(seen.rows[1].month == Month{2015, 2});
    CHECK(seen.rows[1].organic == -1);
  }
}

TEST_CASE("what the file gives beyond the amounts comes under the rules of the monthly report") {
  const std::string title = "lg_code,year,month,generated_t,collected_t,population,days\n";
  CHECK(check(title + "LG00001,2015,1,3000,3601,100000,31\n").text() == "2:R02:collected_t");
  CHECK(check(title + "LG00001,2015,1,3000,3601,100000,31\n").counts->accepted == 0);
  CHECK(check(title + "LG00001,2015,1,3000,3150,100000,31\n").text() == "2:R02:collected_t");
  CHECK(check(title + "LG00001,2015,1,3000,3150,100000,31\n").counts->accepted == 1);  // 105 %: flagged and survives
  CHECK(check(title + "LG00001,2015,1,1990000,15210000,,\n").counts->accepted == 0);   // the region page of 2561
  CHECK(check(title + "LG00001,2015,1,95,,100000,31\n").text() == "2:R04:generated_t");
  CHECK(check(title + "LG00001,2015,1,3000,,100000,30\n").text() == "2:R07:days");
}

TEST_CASE("another town's rows in my file are refused") {
  CheckOptions mine = options();
  mine.units = {{"LG-0001", 1}, {"LG-0002", 2}};
  mine.numbered = 0;
  mine.only_unit = 1;
  const Seen seen = check("lg_code,year,month,generated_t\nLG-0001,2015,1,5\nLG-0002,2015,1,5\nLG00001,2015,1,5\n", mine);
  CHECK(seen.text() == "3:F11:lg_code 4:F01:lg_code");
}

TEST_CASE("without a register every code of letters and digits is a unit") {
  CheckOptions open = options();
  open.numbered = 0;
  const Seen seen = check("lg_code,year,month,generated_t\nA,2015,1,5\nB,2015,1,5\nA,2015,1,6\nA B,2015,1,6\n", open);
  CHECK(seen.text() == "4:F09:lg_code 5:F01:lg_code");
}

TEST_CASE("a heading that lacks or repeats columns is refused as a whole, an unknown title is only told") {
  CHECK(check("").counts.problems()[0].code == errors::report_file_empty);
  CHECK(check("\n\n").counts.problems()[0].code == errors::report_file_empty);
  const Seen missing = check("lg_code,year\nLG00001,2015\n");
  CHECK(missing.counts.problems()[0].code == errors::report_column_missing);
  CHECK(missing.counts.problems()[0].params[0].second == "month, generated_t");
  CHECK(check("lg_code,lg_code,year,month,generated_t\n").counts.problems()[0].code == errors::report_column_twice);
  CHECK(check("lg_code,year,month,generated_t,colour\nLG00001,2015,1,5,red\n").text() == "1:F14:colour");
  CHECK(check(std::string("PNG\0\0\n", 6)).counts.problems()[0].code == errors::report_file_binary);
  CHECK(check(std::string(3'000'000, 'x')).counts.problems()[0].code == errors::report_line_too_long);
}

TEST_CASE("it does not matter in what pieces the bytes come") {
  std::string file(heading);
  for (int i = 1; i <= 300; ++i) {
    file += "LG" + std::to_string(100000 + i).substr(1) + ",2015,1,\"5\",1,1,3,0,\"transfer\",2015-02-10" +
            (i % 2 ? "\n" : "\r\n");
  }
  file += "LG00400,2015,1,5,1,1,3,0,\"never ends,2015-02-10\nLG00401,2015,1,5,1,1,3,0,transfer,2015-02-10";
  for (const std::size_t piece : {1UL, 7UL, 4096UL, SIZE_MAX}) {
    const Seen seen = check(file, options(), piece);
    CHECK(seen.text() == "302:F13:");
    CHECK(seen.counts->rows == 302);
    CHECK(seen.counts->accepted == 301);
  }
}

TEST_CASE("the months of a town are compared with one another in a small file") {
  std::string file = "lg_code,year,month,generated_t\n";
  for (int month = 1; month <= 12; ++month) {
    const int tonnes = month == 2 ? 280 : month == 4 ? 10 : month == 9 ? 300'000 : month > 10 ? 311 : 300 + month % 4 * 5;
    file += "LG00007,2019," + std::to_string(month) + "," + std::to_string(tonnes) + "\n";
  }
  file += "LG00007,2020,1,311\n";
  const Seen seen = check(file);
  CHECK(seen.text() == "5:R06:generated_t 10:R06:generated_t 14:R08:generated_t");
  CHECK(seen.findings[0].params[0].second == "day-for-month");
  CHECK(seen.findings[1].params[0].second == "kg-for-t");
  CHECK(seen.counts->accepted == 13);
}

TEST_CASE("an XLSX file comes under the same checks") {
  const char* readfile = std::getenv("MUANG_READFILE");  // set by CTest
  REQUIRE(readfile != nullptr);
  const auto number = [](std::int64_t units, int decimals = 0) { return report::Cell(report::Number{units, decimals}); };
  report::Table table;
  table.sheet_name = "months";
  table.columns = {{"lg_code"}, {"ปี"}, {"month"}, {"generated_t"}, {"reported_on"}};
  table.rows = {{std::string("LG00001"), number(2558), number(1), number(167711, 3), std::string("10/2/2558")},
                {std::string("LG00001"), number(2015), number(1), number(-5), std::string("2999-01-01")},
                {std::string("LG00002"), number(2015), std::string("ก.พ."), {}, {}}};
  const auto path = std::filesystem::temp_directory_path() / "muang-check-file.xlsx";
  {
    std::ofstream out(path, std::ios::binary);
    out << report::write_xlsx(table);
  }
  CheckOptions with = options();
  with.readfile = readfile;
  const auto report = check_file(path, with);
  REQUIRE(report.ok());
  CHECK(report->counts.rows == 3);
  CHECK(report->counts.accepted == 1);
  REQUIRE(report->findings.size() == 5);
  CHECK(report->findings[0].row == 3);
  CHECK(report->findings[0].rule == "M02");
  CHECK(report->findings[1].rule == "F08");
  CHECK(report->findings[2].rule == "F09");
  CHECK(report->findings[3].rule == "F05");
  {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << "PK\x03\x04 and nothing more";
  }
  CHECK(check_file(path, with).problems()[0].code == errors::report_file_not_xlsx);
  std::filesystem::remove(path);
}

TEST_CASE("the report is JSON with both languages, complete, and says how many rows were accepted") {
  const auto path = std::filesystem::temp_directory_path() / "muang-check-file.csv";
  {
    std::ofstream out(path, std::ios::binary);
    out << heading << good_row << "LG00001,2015,2,-5,\"a\"\"b\",1,3,0,transfer,2015-03-10\n";
  }
  std::ostringstream out;
  const Texts texts = Texts::load(MUANG_SOURCE_DIR "/locales");
  REQUIRE(write_check(path, options(), texts, out).ok());
  const auto json = http::parse_json(out.str());
  REQUIRE(json.ok());
  const auto& findings = *json->find("findings")->as<http::Json::List>();
  REQUIRE(findings.size() == 2);
  CHECK(*findings[0].find("rule")->as<std::string>() == "M02");
  CHECK(*findings[0].find("row")->as<std::int64_t>() == 3);
  CHECK(*findings[0].find("textTh")->as<std::string>() == texts.get("th", "waste-rules.M02"));
  CHECK(*findings[1].find("column")->as<std::string>() == "organic_t");
  CHECK(*json->find("accepted")->as<std::int64_t>() == 1);
  const auto report = check_file(path, options());
  REQUIRE(report.ok());
  CHECK(report->complete());
  std::filesystem::remove(path);
  CHECK(check_file(path, options()).problems()[0].code == errors::report_file_unreadable);
  CHECK(check_file(std::filesystem::temp_directory_path(), options()).problems()[0].code == errors::report_file_unreadable);
}

TEST_CASE("every rule that a check can name has its words in both languages") {
  const Texts texts = Texts::load(MUANG_SOURCE_DIR "/locales");
  std::vector<std::string> ids;
  for (const Rule& rule : rules()) ids.emplace_back(rule.id);
  for (int i = 1; i <= 14; ++i) ids.push_back((i < 10 ? "F0" : "F") + std::to_string(i));
  for (int i = 1; i <= 15; ++i) ids.push_back((i < 10 ? "S0" : "S") + std::to_string(i));
  for (const char* id : {"Q01", "Q02", "Q03", "Q04", "R04-rate", "R04-year", "R06-kg-for-t", "R06-t-for-kg",
                         "R06-day-for-month", "R06-month-for-day"})
    ids.emplace_back(id);
  for (const std::string& id : ids) {
    if (id == "R04" || id == "R06") continue;
    for (const char* language : {"th", "en"}) CHECK_MESSAGE(texts.has(language, "waste-rules." + id), id);
  }
}

TEST_CASE("the register of local governments gives the codes of a unit") {
  const auto units = read_known_units(MUANG_SOURCE_DIR "/data/org-units/local-governments.csv");
  CHECK(units.size() > 4'000);
  CHECK(units[0].code == "LG-0001");
  CHECK(units[1].unit == 1);  // its DOPA code
  CHECK_THROWS(read_known_units("/nowhere.csv"));
}
