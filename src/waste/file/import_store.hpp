// SPDX-License-Identifier: Apache-2.0
// Rows of waste_imports and what belongs to them. For this slice only.
#pragma once

#include <optional>

#include "waste/file/import.hpp"
#include "waste/file/import_rows.hpp"
#include "waste/month/month_store.hpp"

namespace muang::waste {

// Whose rows a person may import. Units are numbered from 1, the person's own first, the others only to be told apart from
// unknown ones.
struct ImportScope {
  struct Place {
    OrgUnitId unit;
    bool approves = false;  // rows become approved reports; else drafts
  };
  std::vector<KnownUnit> codes;
  std::vector<Place> places;  // of unit n at n − 1
  std::uint32_t own = 0;
  OrgUnitId top;  // the unit whose readers see the import
  const Place& place(std::uint32_t unit) const { return places[unit - 1]; }
};
ImportScope import_scope(store::Transaction& tx, const identity::Actor& actor);

struct EarlierImport {
  std::int64_t id = 0;
  Instant at = 0;
};
std::optional<EarlierImport> earlier_import(store::Transaction& tx, const std::string& sha256, PersonId person);

// Leaves the rows whose month has a report.
void leave_reported(store::Transaction& tx, const ImportScope& scope, ImportRows& rows);

std::int64_t insert_import(store::Transaction& tx, const ImportDone& done);
// Places from `place` on: where they lie in the table.
void insert_findings(store::Transaction& tx, std::int64_t import, std::int64_t place,
                     const std::vector<RowFinding>& findings);
void insert_rows(store::Transaction& tx, const ImportScope& scope, const ImportRows& rows, const ImportDone& done);

// The sums that pages of the nation read, with the taken rows that count. After insert_rows, in the same transaction.
void add_import_sums(store::Transaction& tx, const ImportScope& scope, const ImportRows& rows);

std::optional<ImportDone> find_import(store::Transaction& tx, std::int64_t id);  // without findings
struct StoredFinding {
  std::int64_t row = 0;
  std::string column, rule, severity;
  Params params;
};
std::vector<StoredFinding> findings_of(store::Transaction& tx, std::int64_t import, std::size_t most);  // by row

}  // namespace muang::waste
