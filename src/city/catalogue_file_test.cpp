// SPDX-License-Identifier: Apache-2.0
#include "city/catalogue_file.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace muang::city;
namespace fs = std::filesystem;

namespace {

const fs::path shipped = fs::path(MUANG_SOURCE_DIR) / "data/facts";

// A copy of the shipped folder in which one text of one file is another.
struct Broken {
  fs::path folder = fs::temp_directory_path() / ("muang-catalogue-" + std::to_string(::getpid()));
  Broken(const std::string& file, const std::string& from, const std::string& to) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(shipped, folder);
    std::stringstream text;
    text << std::ifstream(folder / file).rdbuf();
    std::string content = text.str();
    const auto at = content.find(from);
    REQUIRE(at != std::string::npos);
    content.replace(at, from.size(), to);
    std::ofstream(folder / file) << content;
  }
  ~Broken() { fs::remove_all(folder); }
  std::string fault() const {
    try {
      load_catalogue(folder);
    } catch (const CatalogueFault& found) {
      return found.what();
    }
    return "no fault";
  }
};

}  // namespace

TEST_CASE("the shipped catalogue has 74 facts in 10 sections") {
  const Catalogue catalogue = load_catalogue(shipped);
  CHECK(catalogue.facts.size() == 76);
  CHECK(catalogue.sections.size() == 10);
  const auto in = [&](const char* section) {
    return std::ranges::count(catalogue.facts, section, &FactDefinition::section);
  };
  CHECK(std::vector<long>{in("a"), in("b"), in("c"), in("d"), in("e"), in("f"), in("g"), in("h"), in("i"), in("j")} ==
        std::vector<long>{8, 5, 8, 2, 21, 8, 10, 4, 4, 6});
  CHECK(std::ranges::count(catalogue.facts, FactType::Linked, &FactDefinition::type) == 20);
  CHECK(catalogue.find("lpa_25")->related == std::vector<std::string>{"ESC-24"});
  CHECK(catalogue.find("pop_reg")->period_kind == muang::Period::Kind::Day);
  CHECK_FALSE(catalogue.find("area")->unit_stated);
  CHECK(catalogue.find("sea_q")->codes.size() == 4);
  CHECK(catalogue.find("air_q")->codes.size() == 3);
  CHECK_FALSE(catalogue.find("hiv_test")->is_public);
}

TEST_CASE("a fault in the catalogue is named with file and line, and all at once") {
  CHECK(Broken("catalogue.csv", "a,communities,", "a,area,")
            .fault()
            .find("facts/catalogue.csv:3: the key is there twice: area") != std::string::npos);
  CHECK(Broken("catalogue.csv", "a,area,", "z,Area,").fault().find("catalogue.csv:2: a key has small letters") !=
        std::string::npos);
  CHECK(Broken("catalogue.csv", "a,area,", "z,Area,").fault().find("catalogue.csv:2: no such section: z") !=
        std::string::npos);
  CHECK(Broken("catalogue.csv", ",stated,number,,date,", ",stated,number,,month,")
            .fault()
            .find("catalogue.csv:4: period has no meaning: month") != std::string::npos);
  CHECK(Broken("codes.csv", "quality,1,", "quality,0,").fault().find("codes.csv:3: the code is there twice") !=
        std::string::npos);
  CHECK(Broken("checks.csv", "water_src_tested,water_src", "water_src_tested,water_sauce")
            .fault()
            .find("checks.csv:2: no such number: water_sauce") != std::string::npos);
  CHECK(Broken("checks.csv", "id,kind", "id,kinds").fault().find("checks.csv:1: the columns") != std::string::npos);
  CHECK(Broken("sections.csv", "ข้อมูลทั่วไป", "\"ข้อมูล").fault().find("sections.csv:2: a quotation") != std::string::npos);
  CHECK(Broken("catalogue.csv", "a,area,", "a,\xFF\xFE").fault().find("is not UTF-8") != std::string::npos);
}
