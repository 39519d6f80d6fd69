// SPDX-License-Identifier: Apache-2.0
// The sheet as its readers see it. For this slice only.
#pragma once

#include "assessment/sheets.hpp"
#include "assessment/sheets_dto.hpp"
#include "assessment/workflow.hpp"

namespace muang::assessment {

ProgressView progress_of(const Framework& framework, const SheetValues& values);
AnswerView answer_view(const Framework& framework, std::size_t line, const AnswerRow& row);
std::vector<EvidenceView> evidence_views(store::Transaction& tx, SheetId sheet, std::string_view indicator,
                                         std::vector<std::string>* indicators = nullptr);  // "" for all

// Where answers may be written now: a draft in an open round, or one that came back. Empty: they may.
std::optional<Error> closed_reason(const SheetRow& sheet, const RoundRow& round, Instant now);

// A sheet that nobody has begun: what it would be. kind_takes_no_part when the edition has no pass mark for the kind.
// Reads the tree of the round's last day, so it is called outside a transaction.
Result<SheetRow> unbegun_sheet(const AssessmentService& service, OrgUnitId unit, const RoundRow& round);

struct SheetAsk {
  const AssessmentService& service;
  const identity::Actor& actor;
  const identity::OrgUnit& unit;
  Instant now;
};
SheetView sheet_view(store::Transaction& tx, const SheetAsk& ask, const SheetRow& sheet, const RoundRow& round);

}  // namespace muang::assessment
