// SPDX-License-Identifier: Apache-2.0
// One answer is saved: version, rules, row, score and kept columns in one transaction. For this slice only.
#pragma once

#include "assessment/sheets_view.hpp"
#include "identity/audit.hpp"

namespace muang::assessment {

// The sheet that the request names, which this person may write now. Made on the first write.
struct OpenSheet {
  SheetRow sheet;
  RoundRow round;
};
struct Writing {
  Place place;
  std::optional<SheetRow> unbegun;  // what will be made when there is no sheet
};
// Reads only: who may, and what would be made. 403 for those who may see the sheet but not write it.
Result<Writing> prepare_writing(const http::Call& call, const AssessmentService& service);
// Inside the writing transaction: the sheet as it is at this moment, open for answers.
Result<OpenSheet> open_sheet(store::Transaction& tx, identity::AuditEntry& entry, const Writing& writing, Instant now);

// "unit/17/sheet/FY2562/ESC-01"
std::string answer_subject(const SheetRow& sheet, std::string_view line);
std::string answer_text(const Answer& answer, std::string_view reasons);  // for the audit row

void save_answer_row(store::Transaction& tx, SheetId sheet, std::string_view line, const Answer& answer,
                     const std::string& reasons, PersonId person, Instant now);

void add_answer_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_sheet_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_framework_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_evidence_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);
void add_lpa_endpoints(std::vector<http::Endpoint>& table, AssessmentService& service);

}  // namespace muang::assessment
