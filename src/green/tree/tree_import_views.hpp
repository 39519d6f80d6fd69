// SPDX-License-Identifier: Apache-2.0
// How an import of trees shows itself, to the web and on the command line.
#pragma once

#include <string>

#include "base/texts.hpp"
#include "green/tree/tree_import.hpp"
#include "green/tree/tree_import_dto.hpp"

namespace muang::green {

TreeFileFinding view_of(const Texts& texts, const TreeFinding& finding);
// At most `most` findings, of one rule where `code` is not empty.
TreeFileReport report_of(const Texts& texts, const TreeImportDone& done, std::size_t most, std::string_view code);
std::string findings_csv_heading();
std::string findings_csv_line(const Texts& texts, const TreeFinding& finding);

}  // namespace muang::green
