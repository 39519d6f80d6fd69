// SPDX-License-Identifier: Apache-2.0
// One yearly form, three kinds of period. Where a fact of one kind is read for another, the rule has a name that is shown
// beside the figure; there is no silent way between them (docs/adr/003-periods.md).
#pragma once

#include <optional>
#include <string>

#include "base/core/calendar.hpp"

namespace muang::city {

struct ReadPeriod {
  Period period;                    // of the fact itself
  std::optional<std::string> rule;  // "CY2562 read for FY2562"; nothing when the kinds are the same
};

// The period of a fact of `kind` that belongs to the form of a fiscal year:
//   fiscal-year    the year itself
//   calendar-year  the year of the same number: nine of its twelve months (January to September) lie in the fiscal year
//   date           31 December inside the fiscal year, the day of the civil register's yearly count
ReadPeriod period_for(Period::Kind kind, FiscalYear year);

// The fiscal year on whose form a period stands. A day that is not 31 December stands on none.
std::optional<FiscalYear> form_of(const Period& period);

Date last_day(const Period& period);

}  // namespace muang::city
