// SPDX-License-Identifier: Apache-2.0
// muang green access …: where people live and where parks are.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "cli/green.hpp"

namespace muang::cli {

// Tells every problem in Thai and English; 1.
int refuse(const Problems& problems, const Texts& texts, std::ostream& err);

// `mapfile`: the program muang-mapfile, for maps that are no GeoJSON.
int run_green_access(const GreenOptions& options, const std::filesystem::path& mapfile, const Texts& texts,
                     std::ostream& out, std::ostream& err);

}  // namespace muang::cli
