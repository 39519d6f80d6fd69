// SPDX-License-Identifier: Apache-2.0
#include "cli/green_plots.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

const std::filesystem::path folder = std::filesystem::temp_directory_path() / "muang-green-plots-test";

struct Run {
  int code;
  std::string out, err;
};
Run plots(const std::string& map, const std::string& town = {}, const std::string& format = "json", bool repair = false) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "p.geojson") << map;
  std::ofstream(folder / "t.geojson") << town;
  muang::cli::GreenOptions options{.file = (folder / "p.geojson").string(), .repair = repair};
  if (!town.empty()) options.town = (folder / "t.geojson").string();
  std::ostringstream out, err;
  static const muang::Texts texts = muang::Texts::load(std::string(MUANG_SOURCE_DIR) + "/locales");
  const int code = muang::cli::run_green_plots(options, format, texts, out, err);
  std::filesystem::remove_all(folder);
  return {code, out.str(), err.str()};
}

std::string polygon(const std::string& ring) { return R"({"type":"Polygon","coordinates":[[)" + ring + "]]}"; }
const std::string square = "[100.5,13.75],[100.501,13.75],[100.501,13.751],[100.5,13.751],[100.5,13.75]";
const std::string bow = "[100.5,13.75],[100.501,13.751],[100.501,13.75],[100.5,13.751],[100.5,13.75]";

}  // namespace

TEST_CASE("green plots answers with one line of JSON and nothing else") {
  const Run run = plots(polygon(square), polygon(square));
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with(
      R"({"plots":[{"number":1,"id":"","name":"","valid":true,"repaired":false,"area":{"m2":11965.3434,)"));
  CHECK(run.out.find(R"("outside":{"m2":0,"rai":0,"ngan":0,"wah2":0})") != std::string::npos);
  CHECK(run.out.ends_with("\"townRepaired\":false}}\n"));
}

TEST_CASE("green plots tells in Thai and English, and repairs when asked") {
  const Run run = plots(polygon(bow), {}, "text");
  CHECK(run.code == 0);
  CHECK(run.out.find("1: ขอบเขตไม่ถูกต้อง จึงไม่มีเนื้อที่\n    E5535 เส้นขอบตัดหรือแตะตัวเองที่ลองจิจูด 100.5005000 ละติจูด 13.7505000") == 0);
  CHECK(run.out.find("Left out, since not valid: 1\n") != std::string::npos);
  CHECK(plots(polygon(bow), {}, "text", true).out.find("1: 5,982.67 ตร.ม. (3-2-95.67 ไร่)") == 0);
}

TEST_CASE("green plots refuses with codes, both files at once, and nothing on the output") {
  const Run run = plots(polygon("[13.75,100.5],[13.75,100.6]"), "{");
  CHECK(run.code == 1);
  CHECK(run.out.empty());
  CHECK(run.err.find("E5528 coordinates[0][0]: ") == 0);
  CHECK(run.err.find("\nE5520 town: ") != std::string::npos);
  CHECK(plots(std::string(65 << 20, ' ')).err.find("E5521: ") == 0);
}
