// SPDX-License-Identifier: Apache-2.0
// All yearly forms that an office looks after, in the shape of the provincial page of the Pollution Control Department: one
// row a local government, subtotals by kind (one province) or by province. For this slice only.
#pragma once

#include "report/table.hpp"
#include "waste/form/form_overview_dto.hpp"
#include "waste/form/forms.hpp"

namespace muang::waste {

Result<FormOverview> form_overview(const Waste& waste, const http::Call& call);
// One form ("kp1" "kp2" "kp3") of every local government or facility in scope, every field a column.
Result<report::Table> form_table(const Waste& waste, const http::Call& call, std::string_view form);
// One filled form, every field a row: computed, entered and the value that counts.
report::Table form_sheet(const Waste& waste, const FormPlace& place, const BuiltForm& built, int year,
                         std::string_view language);

}  // namespace muang::waste
