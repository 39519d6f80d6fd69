// SPDX-License-Identifier: Apache-2.0
// A file of trees on its way into the register of a town: read and checked row by row, compared with the trees that are
// known, then written in one transaction with one audit row. What a person accepts of the proposed repairs is part of the
// order. A tree that is known (by its code, else by species and place within 3 m) is never entered twice: a later
// measurement becomes a repeat measurement of it. For this slice only.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "green/green.hpp"
#include "green/tree/tree_finding_rules.hpp"

namespace muang::green {

inline constexpr std::size_t most_kept_tree_findings = 20'000;  // with the import; beyond them only counted
inline constexpr std::size_t most_tree_rows = 1'000'000;        // ours: four times what a large city keeps

struct TreeImportOrder {
  OrgUnitId unit;
  identity::Author author;
  std::filesystem::path file;
  std::string name;                // as the person named it
  std::filesystem::path readfile;  // the program muang-readfile, for XLSX
  Accepted accepted;
  std::string accepted_text;
  std::optional<Date> day;              // of measurements without one; absent: the day of the import
  std::string tree_class = "ordinary";  // of all trees of the file
  bool dry_run = false;
  std::function<void(const TreeFinding&)> on_finding = {};  // every finding, by row but for those of the comparison
  std::function<void(std::string_view)> on_step = {};
};

struct TreeImportCounts {
  std::int64_t rows = 0, new_trees = 0, repeats = 0, known = 0, refused = 0, left_out = 0, warnings = 0;
};
struct TreeKind {  // how often a rule has spoken
  const TreeRule* rule = nullptr;
  std::int64_t count = 0, proposed = 0, accepted = 0;
};

struct TreeImportDone {
  std::int64_t id = 0;  // 0: nothing was written
  OrgUnitId unit;
  std::string file_name, sha256, accepted_text;
  TreeImportCounts counts;
  std::int64_t without_limit = 0;  // rows of a species of which no largest size is known
  Instant at = 0;
  PersonId by;
  std::string by_name;
  std::vector<std::string> ignored_columns;
  std::vector<TreeKind> kinds;        // in the order of the rules, those that spoke
  std::vector<TreeFinding> findings;  // by row, at most most_kept_tree_findings
};

// Problems: those of read_tree_file, E5683, E5684, E5692.
Result<TreeImportDone> import_trees(Green& green, const TreeImportOrder& order);

}  // namespace muang::green
