// SPDX-License-Identifier: Apache-2.0
// Rows of waste_reports. For this slice only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/audit.hpp"
#include "store/database.hpp"
#include "waste/month/month_workflow_rules.hpp"
#include "waste/month/report_fields_rules.hpp"
#include "waste/month/report_rules.hpp"

namespace muang::waste {

struct StoredReport {
  std::int64_t id = 0;
  OrgUnitId unit;
  std::int64_t revision = 0;
  ReportState state = ReportState::Draft;
  bool counted = false;
  std::string reason, note;  // why this revision was opened; what the officer explains
  std::int64_t version = 0;
  Instant updated_at = 0;  // when the figures were saved last, and by whom
  PersonId updated_by;
  std::optional<Instant> submitted_at, approved_at;
  MonthReport report;
  bool is_imported() const { return id < 0; }  // lies with the imported months; adopt() before anything is done to it
};

// The fields that the table keeps: without the days, which are computed, and the improper part, which is derived.
std::vector<NumberField> stored_fields();

std::string_view known_by_code(KnownBy known);  // "" "weighed" "truck-volume" "per-person-rate"
KnownBy parse_known_by(std::string_view code);  // unstated for anything else

std::optional<StoredReport> newest_report(store::Transaction& tx, OrgUnitId unit, const Month& month);
// Every revision from `first` to `last`, in order of month and revision.
std::vector<StoredReport> reports_between(store::Transaction& tx, OrgUnitId unit, const Month& first, const Month& last);
// Of each month the counted revision, or the newest one where none is counted yet.
std::vector<StoredReport> best_of_months(std::vector<StoredReport> all);

std::int64_t insert_report(store::Transaction& tx, const StoredReport& report, Instant now, PersonId person);
// Moves an imported month to the entered ones, with the event of its import; its new id. Version and figures stay.
std::int64_t adopt(store::Transaction& tx, const StoredReport& imported);
bool save_report(store::Transaction& tx, const StoredReport& report, Instant now,
                 PersonId person);  // false: stale or no draft

}  // namespace muang::waste
