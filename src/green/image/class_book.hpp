// SPDX-License-Identifier: Apache-2.0
// Sets of land-cover classes, and which of them count as green and as canopy: data/green/land-cover.csv. A job may choose
// its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace muang::green {

struct LandClass {
  std::string set;
  std::int64_t code = 0;
  std::string name_th, name_en;
  bool green = false, canopy = false;
  std::string certainty, source;
};

class ClassBook {
 public:
  static ClassBook read(const std::filesystem::path& file);  // throws, naming file and line
  const std::vector<LandClass>& all() const { return classes_; }
  const LandClass* find(std::string_view set, std::int64_t code) const;
  bool knows(std::string_view set) const;

 private:
  std::vector<LandClass> classes_;
};

}  // namespace muang::green
