// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "assessment/assessment.hpp"
#include "assessment/framework_file.hpp"

using namespace muang;
using namespace muang::assessment;

namespace {

const std::filesystem::path esc_folder = std::string(MUANG_SOURCE_DIR) + "/data/frameworks/esc-2562";

// Two sides of 60 and 40 percent, two parts, its own pass mark: another programme in another folder.
const std::string tiny = R"(id = "tiny"
name_th = "เล็ก"
name_en = "Tiny"
certainty = "inferred"
[[source]]
id = "own"
title = "Own"
kind = "test"
[[part]]
id = "plan"
name_th = "แผน"
name_en = "Plan"
max = 2
[[part]]
id = "deed"
name_th = "ผล"
name_en = "Deed"
max = 3
[pass_marks]
certainty = "inferred"
source = "own"
town = 50
[[level]]
id = "silver"
name_th = "เงิน"
name_en = "Silver"
valid_from = "2020-01-01"
[[level]]
id = "gold"
name_th = "ทอง"
name_en = "Gold"
minimum_percent = 75
valid_from = "2020-01-01"
[[component]]
id = "S1"
name_th = "ด้านหนึ่ง"
name_en = "Side one"
weight_percent = 60
certainty = "inferred"
source = "own"
[[component]]
id = "S2"
name_th = "ด้านสอง"
name_en = "Side two"
weight_percent = 40
certainty = "inferred"
source = "own"
[[aspect]]
id = "a"
component = "S1"
name_th = "ก"
name_en = "a"
certainty = "inferred"
source = "own"
[[aspect]]
id = "b"
component = "S2"
name_th = "ข"
name_en = "b"
certainty = "inferred"
source = "own"
[[indicator]]
id = "T-1"
number = 1
aspect = "a"
name_th = "หนึ่ง"
name_en = "One"
guidance_th = "-"
guidance_en = "-"
certainty = "inferred"
source = "own"
scoring = "parts"
facts = ["area"]
[[indicator]]
id = "T-2"
number = 2
aspect = "b"
name_th = "สอง"
name_en = "Two"
guidance_th = "-"
guidance_en = "-"
certainty = "inferred"
source = "own"
scoring = "lpa"
)";

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("muang-framework-" + std::to_string(std::random_device{}()));
  Folder() { std::filesystem::create_directories(path / "tiny"); }
  ~Folder() { std::filesystem::remove_all(path); }
  FrameworkReading read(const std::string& text, const std::optional<FactKeySet>& facts = {}) const {
    std::ofstream(path / "tiny/framework.toml", std::ios::binary) << text;
    return read_framework_folder(path / "tiny", facts);
  }
};
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}
bool has(const FrameworkReading& reading, const std::string& part) {
  for (const std::string& problem : reading.problems) {
    if (problem.find(part) != std::string::npos) return true;
  }
  MESSAGE("looked for: " << part);
  for (const std::string& problem : reading.problems) MESSAGE(problem);
  return false;
}

}  // namespace

TEST_CASE("the edition of 2562 has 4 components, 17 aspects, 34 indicators and marks what is not official") {
  const auto reading = read_framework_folder(esc_folder, {});
  for (const std::string& problem : reading.problems) FAIL_CHECK(problem);
  const Framework& f = reading.framework;
  CHECK(f.components.size() == 4);
  CHECK(f.aspects.size() == 17);
  CHECK(f.indicators.size() == 34);
  CHECK(f.lines.size() == 35);
  CHECK(f.certainty == Certainty::Published);
  CHECK(f.indicator_max() == 30);
  const std::size_t counts[] = {7, 9, 7, 11};
  for (std::size_t i = 0; i < 4; ++i) CHECK(f.components[i].indicators.size() == counts[i]);
  CHECK(f.pass_mark("city") == 70);
  CHECK(f.pass_mark("town") == 70);
  CHECK(f.pass_mark("subdistrict") == 60);
  CHECK(f.pass_mark("sao") == 60);
  CHECK_FALSE(f.pass_mark("pattaya"));
  CHECK_FALSE(f.line_of("ESC-19"));
  CHECK(f.line_of("ESC-19.2"));
  for (const Level& level : f.levels) CHECK(level.placeholder);
  for (const Indicator& indicator : f.indicators) {
    CAPTURE(indicator.id);
    const bool lpa = indicator.number >= 24 && indicator.number <= 33;
    CHECK((indicator.scoring == Scoring::Lpa) == lpa);
    CHECK(indicator.certainty == Certainty::Published);
    CHECK((indicator.scoring_certainty == Certainty::Inferred) == (lpa || indicator.number == 19));
    CHECK(indicator.draft == (indicator.number != 34));
    CHECK_FALSE(indicator.facts.empty());
    CHECK_FALSE(indicator.evidence_examples_th.empty());
    if (lpa) CHECK(indicator.base_data_number == indicator.number + 1);
    if (lpa) CHECK(indicator.facts[0] == "lpa_" + std::to_string(indicator.number + 1));
  }
}

TEST_CASE("another programme runs from another folder: its own parts, weights, pass mark and levels") {
  const Folder folder;
  const auto reading = folder.read(tiny, FactKeySet{"area"});
  for (const std::string& problem : reading.problems) FAIL_CHECK(problem);
  const Framework& f = reading.framework;
  SheetValues values(2);
  values[0].parts = {1, 2};  // 3 of 5: 60 percent × 60
  values[1].lpa_score = 100;
  values[1].lpa_max = 300;  // 5/3 of 5: a third × 40
  const Score score = score_sheet(f, values, {*f.pass_mark("town"), f.levels});
  CHECK(score.total == Fraction(36) + Fraction::of(40, 3));
  CHECK_FALSE(score.passed);
  values[0].parts = {2, 3};
  CHECK(score_sheet(f, values, {50, f.levels}).level == "silver");
  values[1].lpa_score = 113;  // 60 + 40 × 113/300 = 75.07
  CHECK(score_sheet(f, values, {50, f.levels}).level == "gold");
}

TEST_CASE("a bad framework is refused with file and line, all problems at once") {
  const Folder folder;
  const std::string broken =
      replaced(replaced(replaced(tiny, "weight_percent = 40", "weight_percent = 41"), "number = 2", "number = 3"),
               "facts = [\"area\"]", "facts = [\"no_such\"]");
  const auto reading = folder.read(broken, FactKeySet{"area"});
  CHECK(reading.problems.size() == 3);
  CHECK(has(reading, "framework.toml: the weights of the components sum to 101"));
  CHECK(has(reading, "framework.toml:74: T-2 has number 3 where 2 follows"));
  CHECK(has(reading, "framework.toml:62: fact no_such"));
}

TEST_CASE("each thing that can be wrong in a framework is found") {
  const Folder folder;
  const auto with = [&](const std::string& from, const std::string& to) { return folder.read(replaced(tiny, from, to)); };
  CHECK(has(with("id = \"tiny\"", "id = \"other\""), "framework.toml:1: id must be the name of the folder"));
  CHECK(has(with("id = \"T-2\"", "id = \"T-1\""), "id T-1 is there twice"));
  CHECK(has(with("id = \"b\"", "id = \"a\""), "framework.toml:"));
  CHECK(has(with("aspect = \"b\"", "aspect = \"z\""), "aspect z of T-2 is not known"));
  CHECK(has(with("component = \"S2\"", "component = \"S9\""), "component S9 of aspect b is not known"));
  CHECK(has(with("minimum_percent = 75", "minimum_percent = 40"), "begins below a pass mark"));
  CHECK(has(with("minimum_percent = 75", "minimum_percent = 50"), "does not begin above"));
  CHECK(has(with("minimum_percent = 75", "minimum_percent = 101"), "above 100"));
  CHECK(has(with("minimum_percent = 75", "minimum_percent = 75.5"), "must be a whole number"));
  CHECK(has(with("town = 50", "town = 0"), "pass mark of town is not from 1 to 100"));
  CHECK(has(with("town = 50", "village = 50"), "unknown key village"));
  CHECK(has(with("scoring = \"lpa\"", "scoring = \"magic\""), "scoring magic is none of"));
  CHECK(has(with("scoring = \"lpa\"", "scoring = \"mean\""), "needs two or more"));
  CHECK(has(with("certainty = \"inferred\"", "certainty = \"sure\""), "framework.toml:1: certainty \"sure\""));
  CHECK(has(with("max = 3", "max = 0"), "max of part deed"));
  CHECK(has(with("max = 3", "max = \"3\""), "framework.toml:18: max must be a whole number"));
  CHECK(has(with("facts = [\"area\"]", "facts = \"area\""), "must be a list of texts"));
  CHECK(has(with("facts = [\"area\"]", "facs = [\"area\"]"), "unknown key facs"));
  CHECK(has(with("valid_from = \"2020-01-01\"", "valid_from = \"2020-02-30\""), "valid_from must be a day"));
  CHECK(has(with("[[part]]", "[[part"), "framework.toml:9:"));
  CHECK(has(with("source = \"own\"\nscoring", "source = \"gone\"\nscoring"), "source gone is not listed"));
}

TEST_CASE("broken framework files of any shape give problems, never a crash") {
  const Folder folder;
  CHECK_FALSE(read_framework_folder(folder.path / "nowhere", {}).problems.empty());
  CHECK_FALSE(folder.read("").problems.empty());
  CHECK_FALSE(folder.read(std::string(2 << 20, 'a')).problems.empty());
  CHECK_FALSE(folder.read("x = " + std::string(100'000, '[')).problems.empty());
  CHECK_FALSE(folder.read(std::string("\xFF\xFE\0i\0d", 6)).problems.empty());
  std::mt19937 random(2562);
  for (int round = 0; round < 400; ++round) {
    std::string text = tiny;
    for (int edits = 1 + static_cast<int>(random() % 4); edits > 0; --edits) {
      const auto at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, random() % 40);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 60));
      }
    }
    const auto reading = folder.read(text);
    if (reading.problems.empty()) CHECK(reading.framework.lines.size() == 2);
  }
}
