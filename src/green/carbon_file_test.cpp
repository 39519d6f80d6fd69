// SPDX-License-Identifier: Apache-2.0
#include "green/carbon_file.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "base/text.hpp"
#include "green/green_errors.hpp"

using namespace muang;
using namespace muang::green;

namespace {

const std::string source = MUANG_SOURCE_DIR;
const CarbonData& data() {
  static const CarbonData read = read_carbon_data(source + "/data/green");
  return read;
}
const Texts& texts() {
  static const Texts loaded = Texts::load(source + "/locales");
  return loaded;
}

struct Written {
  std::string text, total;
  Problems problems;
  bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
  bool total_has(std::string_view part) const { return total.find(part) != std::string::npos; }
};
Written written(const std::string& csv, CarbonRequest request = {}) {
  std::istringstream in(csv);
  std::ostringstream out;
  Written answer;
  const auto sums = write_carbon(in, out, request, data(), texts(), &answer.total);
  if (!sums) answer.problems = sums.problems();
  answer.text = out.str();
  return answer;
}
int code_of(const std::string& csv, CarbonRequest request = {}) {
  const auto problems = written(csv, std::move(request)).problems;
  return problems.empty() ? 0 : problems.front().code.number;
}

std::string many_trees(int count) {
  std::string csv = "id,species,dbh_cm,height_m\n";
  for (int i = 0; i < count; ++i)
    csv += "T" + std::to_string(i) + ",สัก," + std::to_string(10 + i % 40) + "," + std::to_string(8 + i % 15) + "\n";
  return csv;
}

}  // namespace

TEST_CASE("trees become JSON with every part, the reason and the total") {
  const auto answer = written("id,species,dbh_cm,height_m\nA,สัก,30,18\nB,สัก,30,\n", {.equation = "OGA65-MDF", .draws = 0});
  CHECK(answer.has(R"({"id":"A","stemKg":333.8020,"branchKg":73.3878,"leafKg":10.6651,"aboveGroundKg":417.8548,)"
                   R"("rootKg":112.8208,"carbonKg":249.4176,"co2eKg":914.5310,"reason":null)"));
  CHECK(answer.has(R"({"id":"B","stemKg":null,"branchKg":null,"leafKg":null,"aboveGroundKg":null,"rootKg":null,)"
                   R"("carbonKg":null,"co2eKg":null,"reason":"height-missing")"));
  CHECK(answer.total_has(R"("trees":2,"computed":1,)"));
  CHECK(answer.total_has(R"("co2eKg":914.531,)"));
  CHECK(answer.total_has(R"("uncertainty":null)"));
  CHECK(answer.total_has(R"("code":"height-missing","trees":1)"));
  CHECK(answer.total_has(R"("what":"dust-per-tree-year","low":1.4)"));
}

TEST_CASE("a file in which nothing can be computed has no total, not 0") {
  const auto answer = written("id,dbh_cm\nA,30\n", {.equation = "OGA65-MDF"});
  CHECK(answer.total_has(R"("trees":1,"computed":0,"stemKg":null)"));
  CHECK(answer.total_has(R"("co2eKg":null)"));
  CHECK(answer.total_has(R"("uncertainty":null)"));
}

TEST_CASE("a part that only some trees have is not summed") {
  const auto answer = written("id,species,dbh_cm,height_m\nA,สัก,30,18\nB,,30,18\n", {.draws = 0});
  CHECK(answer.total_has(R"("computed":2,"stemKg":null)"));
  CHECK(answer.total_has(R"("flags":[])"));
}

TEST_CASE("real files: TIS-620, semicolons, quotes over two lines, Thai digits, a byte order mark, extra columns") {
  const auto draws = CarbonRequest{.equation = "OGA65-MDF", .draws = 0};
  CHECK(written(text::encode_tis620("id;species;dbh_cm;height_m\r\nก;สัก;๓๐;๑๘\r\n"), draws)
            .has("\"id\":\"ก\",\"stemKg\":333.8020"));
  CHECK(written("id,species,dbh_cm,height_m\n\"A\nB\",\"สัก, \"\"x\"\"\",30,18\n", draws)
            .has("\"id\":\"A\\nB\",\"stemKg\":333.8020"));
  CHECK(written("\xEF\xBB\xBFid,dbh_cm,height_m,note\n1,30,18,x\n", draws).total_has("columns-ignored"));
  CHECK(written("\xEF\xBB\xBFID, Girth CM ,height-m\n1,\"1,00\",18\n", draws).has("diameter-unreadable"));
  CHECK(written("id,girth_cm,height_m\n1,ประมาณ 2.40-3.10 เมตร,18\n", draws).has("diameter-unreadable"));
}

TEST_CASE("what is no file of trees is refused with its reason") {
  CHECK(code_of("") == errors::trees_file_empty.number);
  CHECK(code_of("id,dbh_cm\n") == errors::trees_file_empty.number);
  CHECK(code_of("id,species\nA,สัก\n") == errors::trees_column_missing.number);
  CHECK(written("species,height_m\n").problems.size() == 2);
  CHECK(code_of("id,id,dbh_cm\n1,1,2\n") == errors::trees_column_twice.number);
  CHECK(code_of("id,dbh_cm\n\"1,2\n") == errors::trees_row_broken.number);
  CHECK(code_of("id,dbh_cm\n" + std::string(70'000, '1') + ",2\n") == errors::trees_row_broken.number);
  CHECK(code_of(std::string("id,dbh_cm\n1\0,2\n", 15)) == errors::trees_file_not_text.number);
  CHECK(code_of("id,dbh_cm\n1,2\n", {.equation = "NGAO23-DEF"}) == errors::equation_unknown.number);
  CHECK(code_of("id,dbh_cm\n1,2\n", {.equation = "FELD12-SEA"}) == errors::equation_unknown.number);
  CHECK(code_of("id,dbh_cm\n1,2\n", {.height = "OGA65-MDF"}) == errors::equation_unknown.number);
  CHECK(code_of("id,dbh_cm\n1,2\n", {.draws = 1}) == errors::option_out_of_range.number);
  CHECK(code_of("id,dbh_cm\n1,2\n", {.carbon_fraction = 47}) == errors::option_out_of_range.number);
}

TEST_CASE("the number of threads changes no byte") {
  const std::string csv = many_trees(5000);
  const auto one = written(csv, {.draws = 20, .threads = 1});
  CHECK(one.text == written(csv, {.draws = 20, .threads = 3}).text);
  CHECK(one.text == written(csv, {.draws = 20, .threads = 8}).text);
  CHECK(one.total != written(csv, {.draws = 20, .seed = 1}).total);
  CHECK(one.total_has(R"("trees":5000,"computed":5000)"));
}

TEST_CASE("CSV has a row a tree, and an id that a spreadsheet would run is made harmless") {
  const auto answer = written("id,dbh_cm,height_m\n=1+1,30,18\n\"a,b\",2,3\n",
                              {.equation = "OGA65-MDF", .format = CarbonFormat::Csv, .draws = 0});
  CHECK(answer.has("\r\n'=1+1,333.8020,73.3878,10.6651,417.8548,112.8208,249.4176,914.5310,,,OGA65-MDF,\r\n"));
  CHECK(answer.has("\r\n\"a,b\",,,,,,,,below-range,,OGA65-MDF,\r\n"));
}

TEST_CASE("every reason, flag, doubt and quoted figure has its words") {
  for (std::size_t i = 1; i < reason_count; ++i)
    CHECK(texts().has("th", "green.reason-" + std::string(reason_code(static_cast<Reason>(i)))));
  for (std::size_t i = 0; i < flag_count; ++i)
    CHECK(texts().has("th", "green.flag-" + std::string(flag_code(static_cast<Flag>(i)))));
  for (const auto& figure : data().quoted) CHECK(texts().has("th", "green.quoted-" + figure.what));
}
