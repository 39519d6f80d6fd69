// SPDX-License-Identifier: Apache-2.0
#include "assessment/scoring.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "assessment/assessment.hpp"
#include "assessment/errors.hpp"

using namespace muang;
using namespace muang::assessment;

namespace {

const Framework& esc() {
  static const Framework framework = read_framework(std::string(MUANG_SOURCE_DIR) + "/data/frameworks/esc-2562");
  return framework;
}
Yardstick yardstick(int pass_mark) { return {pass_mark, esc().levels}; }

std::string shortest(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

// "45/2" or "21"
Fraction fraction(const std::string& text) {
  const auto slash = text.find('/');
  const auto bottom = slash == std::string::npos ? 1 : std::stoull(text.substr(slash + 1));
  return Fraction::of(std::stoull(text), bottom);
}
std::int64_t in_hundredths(const std::string& text) { return std::llround(std::stod(text) * 100); }

struct Case {
  SheetValues values = SheetValues(esc().lines.size());
  std::map<std::string, std::vector<std::string>> rows;  // kind, C1 …, total, passed, level, missing
};
std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::stringstream in(row);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  cells.resize(std::max<std::size_t>(cells.size(), 10));
  return cells;
}
Case read_case(const std::filesystem::path& file) {
  Case result;
  std::ifstream in(file);
  std::string row;
  std::getline(in, row);
  while (std::getline(in, row)) {
    const auto cells = cells_of(row);
    const auto line = esc().line_of(cells[0]);
    if (!line) {
      result.rows[cells[0]] = cells;
      continue;
    }
    Answer& answer = result.values[*line];
    for (std::size_t i = 0; i < 3; ++i) {
      if (!cells[i + 1].empty()) answer.parts[i] = std::stoi(cells[i + 1]);
    }
    if (!cells[4].empty()) answer.lpa_score = in_hundredths(cells[4]);
    if (!cells[4].empty()) answer.lpa_max = in_hundredths(cells[5]);
    const bool lpa = answer.lpa_score.has_value();
    if (!lpa) answer.lpa_max.reset();
    CHECK(line_points(esc(), *line, answer) == fraction(cells[6]));
  }
  return result;
}

}  // namespace

TEST_CASE("hand-worked sheets: points, percents, pass and level are as written out") {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(MUANG_SOURCE_DIR) + "/src/assessment/cases")) {
    if (entry.path().extension() != ".csv") continue;
    CAPTURE(entry.path().filename().string());
    const Case sheet = read_case(entry.path());
    const Score score = score_sheet(esc(), sheet.values, yardstick(esc().pass_mark(sheet.rows.at("kind")[9]).value()));
    for (const ComponentScore& component : score.components) {
      const auto& cells = sheet.rows.at(component.id);
      CHECK(component.points == fraction(cells[6]));
      CHECK(component.max_points == std::stoi(cells[7]));
      CHECK(shortest(component.percent.nearest()) == cells[8]);
    }
    CHECK(shortest(score.total.nearest()) == sheet.rows.at("total")[8]);
    CHECK(score.passed == (sheet.rows.at("passed")[9] == "yes"));
    CHECK(score.level.value_or("") == sheet.rows.at("level")[9]);
    std::string missing;
    for (const std::string& id : score.missing) missing += (missing.empty() ? "" : " ") + id;
    CHECK(missing == sheet.rows.at("missing")[9]);
    ++seen;
  }
  CHECK(seen >= 14);
}

TEST_CASE("175, 162, 175 and 176 of 210, 270, 210 and 330 points are exactly 70 percent, which doubles miss") {
  const double parts[4][2] = {{175, 210}, {162, 270}, {175, 210}, {176, 330}};
  double sum = 0;
  Fraction total;
  for (const auto& [points, max] : parts) {
    sum += 25.0 / 100 * (100 * points / max);
    total = total + Fraction::of(25, 100) * Fraction(100) *
                        Fraction::of(static_cast<std::uint64_t>(points), static_cast<std::uint64_t>(max));
  }
  CHECK(sum < 70);
  CHECK(total == Fraction(70));
  CHECK(total.nearest() == 70.0);
}

TEST_CASE("ten LPA items with ten different highest marks are still decided exactly") {
  SheetValues values(esc().lines.size());
  const std::int64_t primes[] = {99991, 99989, 99971, 99961, 99929, 99923, 99907, 99901, 99881, 99877};
  for (const Component& component : esc().components) {
    std::size_t lpa = 0;
    for (const std::size_t i : component.indicators) {
      const Indicator& indicator = esc().indicators[i];
      for (std::size_t line = indicator.first_line; line < indicator.first_line + indicator.line_count; ++line) {
        values[line].parts = {10, 7, 13};
        if (indicator.scoring != Scoring::Lpa) continue;
        values[line] = {};
        values[line].lpa_max = primes[lpa];
        values[line].lpa_score = primes[lpa++];
      }
    }
  }
  CHECK(score_sheet(esc(), values, yardstick(100)).passed);
  values[*esc().line_of("ESC-24")].lpa_score = 99990;  // one of 99,991 hundredths less
  const Score score = score_sheet(esc(), values, yardstick(100));
  CHECK_FALSE(score.passed);
  CHECK(score.total.nearest() < 100);
  CHECK(score.total > Fraction::of(99'999, 1000));
}

TEST_CASE("the nearest double is printed, as a division of small whole numbers gives it") {
  for (std::uint64_t bottom = 1; bottom < 700; ++bottom) {
    for (std::uint64_t top = 0; top <= bottom; top += 1 + bottom / 40) {
      const Fraction value = Fraction::of(100 * top, bottom);
      CHECK(value.nearest() == static_cast<double>(100 * top) / static_cast<double>(bottom));
    }
  }
  CHECK(Fraction::of(16, 5).rounded_up(2) == "3.2");
  CHECK(Fraction::of(1, 3).rounded_up(2) == "0.34");
  CHECK(Fraction(4).rounded_up(2) == "4");
  CHECK(Fraction::of(1, 3).rounded(1'000'000) == 333'333);
  CHECK(Fraction::of(2, 3).rounded(1'000'000) == 666'667);
}

TEST_CASE("a wrong answer is told all its problems at once") {
  Answer answer;
  answer.parts = {11, -1, 13};
  answer.lpa_score = 300;
  Problems problems;
  check_answer(esc(), *esc().line_of("ESC-01"), answer, "answers[0].", problems);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].code == errors::lpa_not_here);
  CHECK(problems[1].field == "answers[0].process");
  CHECK(problems[1].params[0].second == "10");
  CHECK(problems[2].field == "answers[0].output");

  const auto lpa_problem = [](std::optional<std::int64_t> score, std::optional<std::int64_t> max) {
    Answer mark;
    mark.lpa_score = score;
    mark.lpa_max = max;
    Problems found;
    check_answer(esc(), *esc().line_of("ESC-24"), mark, "", found);
    return found.empty() ? 0 : static_cast<int>(found[0].code.number);
  };
  CHECK(lpa_problem(300, 500) == 0);
  CHECK(lpa_problem(500, 500) == 0);
  CHECK(lpa_problem(std::nullopt, 500) == 0);
  CHECK(lpa_problem(501, 500) == errors::lpa_above_max.number);
  CHECK(lpa_problem(300, std::nullopt) == errors::lpa_needs_both.number);
  CHECK(lpa_problem(0, 0) == errors::lpa_out_of_range.number);
  CHECK(lpa_problem(-1, 500) == errors::lpa_out_of_range.number);
  CHECK(lpa_problem(1, 9'223'372'036'854'775'807) == errors::lpa_out_of_range.number);
}

TEST_CASE("the kept points of each indicator read back, and unanswered is not zero") {
  SheetValues values(esc().lines.size());
  values[*esc().line_of("ESC-01")].parts = {8, 5, 9};
  values[*esc().line_of("ESC-02")].parts = {0, 0, 0};
  values[*esc().line_of("ESC-19.2")].parts = {1, 0, 0};
  values[*esc().line_of("ESC-24")].lpa_score = 100;
  values[*esc().line_of("ESC-24")].lpa_max = 300;
  const auto points = unpack_points(pack_points(esc(), values));
  REQUIRE(points.size() == 34);
  CHECK(points[0] == 22);
  CHECK(points[1] == 0);
  CHECK(std::isnan(points[2]));
  CHECK(points[18] == 0.5);
  CHECK(points[23] == 10);
}
