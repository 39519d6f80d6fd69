// SPDX-License-Identifier: Apache-2.0
// muang assess score: the scoring rules with a door, on plain files and without a database.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>

namespace muang::cli {

// `file` is a path, or "-" for standard input. The score goes to `out`, problems in Thai and English to `err`.
// 0: scored; 1: the file has problems or cannot be read; 2: no such framework or kind.
int run_assess_score(const std::filesystem::path& share, std::string framework, std::string kind, std::string file,
                     std::ostream& out, std::ostream& err);

}  // namespace muang::cli
