// SPDX-License-Identifier: Apache-2.0
// Facts in the database: the line as it stands and its revisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "city/fact_rules.hpp"
#include "identity/audit.hpp"

namespace muang::city {

struct StoredFact {
  std::string key;
  Period period = Period::fiscal(FiscalYear::from_gregorian(2000));
  FactValue value;
  int decimals = 0;
  std::string note, source, certainty, reason;
  std::string status;  // typed | copied | imported | published
  std::string owner;   // slice that published it, "city" otherwise
  std::int64_t version = 0;
  Instant at = 0;
  PersonId by;
  std::string by_name;  // of revisions
  bool same_content(const StoredFact& other) const;
};

std::vector<StoredFact> load_form(store::Transaction& tx, OrgUnitId unit, FiscalYear first, FiscalYear last);
std::vector<StoredFact> load_all(store::Transaction& tx, OrgUnitId unit);
std::optional<StoredFact> load_fact(store::Transaction& tx, OrgUnitId unit, std::string_view key, const Period& period);
std::vector<StoredFact> load_revisions(store::Transaction& tx, OrgUnitId unit, std::string_view key, const Period& period);
std::vector<std::pair<std::int64_t, std::string>> load_names(store::Transaction& tx, OrgUnitId unit, FiscalYear year);

// Writes the line with the next version, its revision, and what changed for the audit. `before` is what stood there.
void save_fact(store::Transaction& tx, identity::AuditEntry& entry, OrgUnitId unit, StoredFact& fact,
               const std::optional<StoredFact>& before, const identity::Author& author);

const StoredFact* find_in(const std::vector<StoredFact>& facts, std::string_view key, const Period& period);

}  // namespace muang::city
