// SPDX-License-Identifier: Apache-2.0
#include "cli/assess.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

const std::filesystem::path share = MUANG_SOURCE_DIR;  // data and locales lie there as in share/

struct Run {
  int code;
  std::string out, err;
};
Run score(const std::string& content, const std::string& kind = "town", const std::string& framework = "esc-2562") {
  const auto file = std::filesystem::temp_directory_path() / "muang-assess-test.json";
  std::ofstream(file, std::ios::binary) << content;
  std::ostringstream out, err;
  const int code = muang::cli::run_assess_score(share, framework, kind, file.string(), out, err);
  std::filesystem::remove(file);
  return {code, out.str(), err.str()};
}
bool refused(const std::string& content, const std::string& code) {
  const Run run = score(content);
  if (run.code == 1 && run.out.empty() && run.err.find(code) != std::string::npos) return true;
  MESSAGE(content.substr(0, 80) << " → " << run.code << " " << run.out << run.err);
  return false;
}

}  // namespace

TEST_CASE("a file of answers is scored as the program promises") {
  const Run run = score(R"({"answers":[{"indicator":"ESC-01","process":8,"output":5,"outcome":9},
    {"indicator":"ESC-19.1","process":7,"output":5,"outcome":9},{"indicator":"ESC-24","lpaScore":3,"lpaMax":5}]})");
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with(R"({"components":[{"id":"C1","points":22,"maxPoints":210,"percent":10.476190476190476},)"));
  CHECK(run.out.find(R"({"id":"C3","points":10.5,"maxPoints":210,"percent":5})") != std::string::npos);
  CHECK(run.out.find(R"("passMark":70,"passed":false,"level":null,"complete":false,"missing":["ESC-02",)") !=
        std::string::npos);
  CHECK(run.out.find("\"ESC-19.2\"") != std::string::npos);
  CHECK(score(R"({"answers":[]})", "sao").out.find(R"("totalPercent":0,"passMark":60)") != std::string::npos);
}

TEST_CASE("a wrong framework or kind is wrong use, a missing file is a failure") {
  CHECK(score("{}", "village").code == 2);
  CHECK(score("{}", "town", "esc-2600").code == 2);
  CHECK(score("{}", "town", "../frameworks/esc-2562").code == 2);
  std::ostringstream out, err;
  CHECK(muang::cli::run_assess_score(share, "esc-2562", "town", "/nowhere/at-all.json", out, err) == 1);
  CHECK(muang::cli::run_assess_score(share, "esc-2562", "town", "/tmp", out, err) == 1);
  CHECK(err.str().find("E3060") != std::string::npos);
}

TEST_CASE("bad input of every kind is refused with its code and place, and nothing on the output") {
  const auto one = [](const std::string& members) { return R"({"answers":[{"indicator":"ESC-01",)" + members + "}]}"; };
  CHECK(refused("", "E9012"));
  CHECK(refused("{", "E9001"));
  CHECK(refused(std::string(1 << 20, '['), "E90"));
  CHECK(refused(std::string(5 << 20, ' '), "E3060"));
  CHECK(refused("[]", "E9002"));
  CHECK(refused("{}", "E9003 answers"));
  CHECK(refused(R"({"answers":{}})", "E9002 answers"));
  CHECK(refused(R"({"answers":[],"answers":[]})", "E9005"));
  CHECK(refused(R"({"answers":[],"kind":"city"})", "E9004 kind"));
  CHECK(refused(R"({"answers":[7]})", "E9002 answers[0]"));
  CHECK(refused(R"({"answers":[{"process":1}]})", "E9003 answers[0].indicator"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-99"}]})", "E3003 answers[0].indicator"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-19","process":1}]})", "E3004"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-01"},{"indicator":"ESC-01"}]})", "E3005 answers[1].indicator"));
  CHECK(refused(one(R"("process":11)"), "E3006 answers[0].process"));
  CHECK(refused(one(R"("process":-1)"), "E3006 answers[0].process"));
  CHECK(refused(one(R"("process":18446744073709551615)"), "E3006"));
  CHECK(refused(one(R"("process":1e300)"), "E3006"));
  CHECK(refused(one(R"("process":7.5)"), "E3007 answers[0].process"));
  CHECK(refused(one(R"("process":"7")"), "E9002 answers[0].process"));
  CHECK(refused(one(R"("process":NaN)"), "E9001"));
  CHECK(refused(one(R"("process":1,"process":1)"), "E9005 answers[0].process"));
  CHECK(refused(one(R"("points":1)"), "E9004 answers[0].points"));
  CHECK(refused(one(R"("lpaScore":1,"lpaMax":5)"), "E3016"));
  CHECK(refused(one(R"("process":1,"lpaScore":1,"lpaMax":5)"), "E3016"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-24","lpaScore":6,"lpaMax":5}]})", "E3009 answers[0].lpaScore"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-24","lpaScore":1}]})", "E3008"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-24","lpaScore":0,"lpaMax":0}]})", "E3010"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-24","lpaScore":1.001,"lpaMax":5}]})", "E3010"));
  CHECK(refused(R"({"answers":[{"indicator":"ESC-24","process":1,"lpaScore":1,"lpaMax":5}]})", "E3015"));
  const Run both = score(one(R"("process":11,"output":8,"outcome":-3)"));
  CHECK(both.err.find("answers[0].process") != std::string::npos);
  CHECK(both.err.find("answers[0].output") != std::string::npos);
  CHECK(both.err.find("answers[0].outcome") != std::string::npos);
}
