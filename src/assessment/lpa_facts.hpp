// SPDX-License-Identifier: Apache-2.0
// An LPA mark is typed once, in the sheet: from there it stands in the city database too, under the number that the
// base-data form gives it (lpa_25 to lpa_34 for ESC-24 to ESC-33).
#pragma once

#include <string_view>

#include "assessment/assessment.hpp"
#include "assessment/sheets.hpp"

namespace muang::assessment {

// Inside the transaction that saves the answer. Does nothing for a line that is not scored by the LPA.
Result<Done> publish_lpa(const AssessmentService& service, store::Transaction& tx, identity::AuditEntry& entry,
                         const SheetRow& sheet, std::string_view line, const Answer& answer, const identity::Author& author);

}  // namespace muang::assessment
