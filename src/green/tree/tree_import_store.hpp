// SPDX-License-Identifier: Apache-2.0
// Statements of the import of trees. For this slice only.
#pragma once

#include "green/tree/tree_import_rows.hpp"
#include "store/database.hpp"

namespace muang::green {

struct TownPlace {
  std::optional<TreePlace> point;
  std::int64_t reach_mm = 0;
};
TownPlace place_of_town(store::Transaction& tx, OrgUnitId unit);
std::vector<KnownTree> known_trees(store::Transaction& tx, OrgUnitId unit);

struct EarlierTreeFile {
  std::int64_t id = 0;
  Instant at = 0;
};
std::optional<EarlierTreeFile> earlier_tree_file(store::Transaction& tx, OrgUnitId unit, const std::string& sha256,
                                                 const std::string& accepted);

std::int64_t insert_tree_import(store::Transaction& tx, const TreeImportDone& done);
// The new trees with their numbers, then all measurements.
void insert_tree_rows(store::Transaction& tx, const TreeData& data, const TreeImportOrder& order, TreeImportRows& rows,
                      const TreeImportDone& done);
void insert_tree_findings(store::Transaction& tx, std::int64_t import, const std::vector<TreeFinding>& findings);

std::optional<TreeImportDone> find_tree_import(store::Transaction& tx, std::int64_t id);
std::vector<TreeFinding> findings_of_import(store::Transaction& tx, std::int64_t import, std::size_t most);

}  // namespace muang::green
