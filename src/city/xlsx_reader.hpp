// SPDX-License-Identifier: Apache-2.0
// XLSX through the program muang-readfile: a child with little time and memory, so that a hostile file harms only itself.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "city/form_file.hpp"

namespace muang::city {

Result<std::vector<FileRow>> read_xlsx(std::string_view bytes, const std::filesystem::path& readfile);

}  // namespace muang::city
