// SPDX-License-Identifier: Apache-2.0
#include "green/siting/site_command.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

const std::filesystem::path folder = std::filesystem::temp_directory_path() / "muang-green-site-test";

struct Run {
  int code;
  std::string out, err;
  bool told(std::string_view part) const { return err.find(part) != std::string::npos; }
};
Run site(const std::string& demand, const std::string& candidates, std::vector<std::string> words) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "d.csv") << demand;
  std::ofstream(folder / "c.csv") << candidates;
  words.insert(words.begin(), {"--demand=" + (folder / "d.csv").string(), "--candidates=" + (folder / "c.csv").string()});
  std::ostringstream out, err;
  static const muang::Texts texts = muang::Texts::load(std::string(MUANG_SOURCE_DIR) + "/locales");
  const int code = muang::green::run_site(muang::green::site_arguments(words), texts, out, err);
  std::filesystem::remove_all(folder);
  return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("green site answers with one line of JSON and nothing else") {
  const Run run =
      site("id,x,y,weight\nA,0,0,1\nB,900,0,1\n", "id,x,y\nP,400,0\nQ,0,0\n", {"--model=mclp", "--sites=1", "--radius=500"});
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with(R"({"model":"mclp","sites":["P"],)"));
  CHECK(std::ranges::count(run.out, '\n') == 1);
}

TEST_CASE("green site refuses in both languages, with code and place, and prints no answer") {
  const Run run = site("id,x,y,weight\nA,0,0,many\n", "id,x,y\nP,400,0\n", {"--model=p-median", "--sites=2"});
  CHECK(run.code == 1);
  CHECK(run.out.empty());
  CHECK(run.told("E5574 demand row 2, column weight: “many”"));
  CHECK(run.told("E5581 --sites: จำนวนที่ตั้งต้องอยู่ระหว่าง 1 ถึง 1"));
  CHECK(run.told("The number of sites has to be from 1 to 1."));
  const Run none = site("", "id,x,y\nP,400,0\n", {"--model=p-median", "--sites=1", "--demand=/nowhere/at-all.csv"});
  CHECK(none.code == 1);
  CHECK(none.told("E5570 --demand"));
}
