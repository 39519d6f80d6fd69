// SPDX-License-Identifier: Apache-2.0
// A file of monthly reports on its way into the database: checked row by row (check_file.hpp), then all acceptable rows in
// one transaction with one audit row. An office's rows (waste.check) become approved reports that count, an officer's
// (waste.edit) drafts. A month that has a report already is never overwritten: its row is left and named (F15). For this
// slice only.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "waste/file/check_file.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

inline constexpr std::size_t most_kept_findings = 20'000;  // with the import; beyond them only counted

struct ImportOrder {
  const identity::Actor& actor;
  identity::Author author;
  std::filesystem::path file;
  std::string name;                // as the person named it
  std::filesystem::path readfile;  // the program muang-readfile, for XLSX
  bool dry_run = false;
  FindingSink on_finding = {};  // every finding of the check as it is made, F15 at the end; may be empty
  std::function<void(std::string_view)> on_step = {};  // what is being done, for somebody who waits
};

struct ImportDone {
  std::int64_t id = 0;  // 0: nothing was written
  OrgUnitId scope;
  std::string file_name, sha256;
  CheckCounts check;
  std::int64_t taken = 0, drafts = 0, already = 0;  // taken + already = accepted; drafts are part of taken
  Instant at = 0;
  PersonId by;
  std::string by_name;
  bool leaves_composition = false, leaves_disposal = false;  // columns that were checked and that no report keeps
  std::vector<RowFinding> findings;                          // by row, at most most_kept_findings
};

// Problems: import_not_yours, import_again, import_too_large and those of check_path.
Result<ImportDone> import_months(Waste& waste, const ImportOrder& order);

// SHA-256 of a file in hex, as sha256sum prints it; empty when it cannot be read.
std::string sha256_of(const std::filesystem::path& file);

}  // namespace muang::waste
