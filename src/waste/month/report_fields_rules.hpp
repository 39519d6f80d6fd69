// SPDX-License-Identifier: Apache-2.0
// The number fields of the monthly report as a table: name, unit, required. The form, the import and the browser read it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waste/month/report_rules.hpp"

namespace muang::waste {

enum class Unit : std::uint8_t { Kilograms, Count, Satang };

struct NumberField {
  std::string_view name;  // of findings
  Figure MonthReport::*member;
  Unit unit;
  bool required;  // "required" in the field list, except what the form computes or derives
};
std::span<const NumberField> number_fields();

// One flat JSON object of whole numbers and nulls → {"handIn":"ready|needs-reason|stopped","findings":[{"rule","severity",
// "field","params":{…}}]}, or {"error":"malformed","at":N} with the byte where the text is no such object. Names: "year",
// "month", "origin" (0 form, 1 published), "known_by" (0 not stated, 1 weighed, 2 truck volume, 3 rate a person), each
// number field, "composition.N", "delivery.N.facility|kg|receipt|opened|closed" (months as YYYYMM), "note" (0/1), and of the
// context "today" (YYYYMMDD), "last_generated", "last_days", "last_population", "before_last_generated",
// "year_ago_generated", "year_ago_days", "history.N", "kind_changed", "closed", "revision_reason". Unknown names are
// refused: {"error":"unknown", "name":…}. At most 60 deliveries and 60 months. With "uncollected_computed" 1 what is not
// collected is computed, as the form does.
std::string check_report_flat(std::string_view json);

// The same names the other way: a report and its context as a page puts what is typed over them. Nothing for what is empty.
using FlatReport = std::vector<std::pair<std::string, std::int64_t>>;
FlatReport flat_report(const MonthReport& report, const ReportContext& context, bool has_note);

}  // namespace muang::waste
