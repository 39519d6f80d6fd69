// SPDX-License-Identifier: Apache-2.0
// The use cases of the monthly report. For this slice only.
#pragma once

#include <string_view>

#include "waste/month/month_dto.hpp"
#include "waste/month/month_store.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

inline constexpr int first_report_year = 2540, last_report_year = 2700;  // B.E.; before it nothing was collected nationally
// "2565-03", B.E. from `first_year` to 2700.
std::optional<Month> parse_be_month(std::string_view text, int first_year = first_report_year);
std::string month_text(const Month& month);
Date due_day(const Month& month);

// Whose report, with the caller's eyes. Unknown and foreign alike: 404.
struct Target {
  const identity::OrgUnit* unit = nullptr;
  Hands hands;
  std::shared_ptr<const identity::UnitTree> tree;
};
Result<Target> target_of(const http::Call& call, const Waste& waste);
Result<Month> month_of(const http::Call& call);  // of the path; not in the future

// The months before that the rules and the form look at, oldest first: of each the revision that counts, or the newest.
std::vector<StoredReport> past_of(store::Transaction& tx, OrgUnitId unit, const Month& month);
// What the rules need to know besides the report.
ReportContext context_of(const StoredReport& stored, const std::vector<StoredReport>& past_months, const Date& today);
MonthForm month_form(store::Transaction& tx, const Waste& waste, const Target& target, const Month& month, Instant now);

Result<Done> save_month(Waste& waste, const http::Call& call, const Target& target, const Month& month,
                        const MonthEdit& edit, std::int64_t version);
Result<Done> take_step(Waste& waste, const http::Call& call, const Target& target, const Month& month, const StepBody& body,
                       std::int64_t version);

}  // namespace muang::waste
