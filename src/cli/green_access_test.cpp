// SPDX-License-Identifier: Apache-2.0
#include "cli/green_access.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

const std::filesystem::path folder = std::filesystem::temp_directory_path() / "muang-green-access-test";

}  // namespace

TEST_CASE("green access answers with one line of JSON, and refuses both files at once") {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "p.csv") << "id,x,y,people\nA,0,0,5\nB,900,0,5\n";
  std::ofstream(folder / "g.csv") << "id,x,y,area_m2\nP,0,200,6000\n";
  std::ostringstream out, err;
  const muang::Texts texts = muang::Texts::load(std::string(MUANG_SOURCE_DIR) + "/locales");
  muang::cli::GreenOptions options{.people = (folder / "p.csv").string(), .parks = (folder / "g.csv").string()};
  CHECK(muang::cli::run_green_access(options, "muang-mapfile", texts, out, err) == 0);
  CHECK(out.str().find(R"({"distanceM":300,"people":5,"share":0.5,"places":1})") != std::string::npos);
  CHECK(std::ranges::count(out.str(), '\n') == 1);
  options.people = options.parks;
  options.parks = "/nowhere/parks.gpkg";
  CHECK(muang::cli::run_green_access(options, "muang-mapfile", texts, out, err) == 1);
  CHECK(err.str().find("E5572 people row 1") != std::string::npos);
  CHECK(err.str().find("E5570 --parks") != std::string::npos);
  std::filesystem::remove_all(folder);
}
