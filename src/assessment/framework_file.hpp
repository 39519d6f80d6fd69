// SPDX-License-Identifier: Apache-2.0
// data/frameworks/<edition>/: framework.toml and one file a component → checked values. All problems are collected, each
// with its file and line; a folder with a problem gives no framework.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assessment/framework.hpp"

namespace muang::assessment {

struct FrameworkReading {
  Framework framework;
  std::vector<std::string> problems;  // "component-1.toml:12: …"
};
using FactKeySet = std::set<std::string, std::less<>>;

FrameworkReading read_framework_folder(const std::filesystem::path& folder, const std::optional<FactKeySet>& fact_keys);

// What is checked on the values, once they are read. `places` leads from "indicator ESC-01" to "component-1.toml:12".
using Places = std::map<std::string, std::string, std::less<>>;
void check_framework(const Framework& framework, const Places& places, const std::optional<FactKeySet>& fact_keys,
                     std::vector<std::string>& problems);
// Sorts indicators by number and fills the positions: component → indicators, aspect → indicators, lines.
void link_framework(Framework& framework);

}  // namespace muang::assessment
