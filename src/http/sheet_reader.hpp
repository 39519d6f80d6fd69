// SPDX-License-Identifier: Apache-2.0
// Spreadsheets (XLSX) from people, read by the program muang-readfile: a child with little time and memory, so that a
// hostile file harms only itself. At most two at a time, so that the other workers stay free.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/sandbox.hpp"

namespace muang::http {

enum class SheetFault {
  NotSheet,   // no XLSX, or one without a sheet
  TooLarge,   // more rows than report::max_rows
  TooCostly,  // the child ran into its limit of time, memory or output
  Busy        // two others are being read, and did not end within two seconds
};

struct SheetRow {
  std::size_t row = 0;  // of the sheet, from 1
  std::vector<std::string> cells;
};

// Calls `each` for every row in order, until it answers false. Throws where muang-readfile cannot be started or is of
// another version: that is the operator's to repair.
std::optional<SheetFault> read_sheet(const SandboxInput& file, const std::filesystem::path& readfile,
                                     const std::function<bool(SheetRow&&)>& each);

}  // namespace muang::http
