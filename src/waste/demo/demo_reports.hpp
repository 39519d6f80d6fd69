// SPDX-License-Identifier: Apache-2.0
// The demonstration's monthly reports: written for every municipality, then read back and judged, so that it is known how
// many of the laid faults the checks find.
#pragma once

#include "identity/identity.hpp"
#include "waste/demo/demo_months.hpp"
#include "waste/waste.hpp"

namespace muang::waste {

struct DemoReportPlan {
  std::uint64_t seed = 0;
  Instant now = 0;
  OrgUnitId not_yet;  // the newest month of this town is still to be entered
  PersonId person;
};

// Of one sort of fault: laid, of these found, and how many more months the checks name that were clean.
struct Found {
  std::int64_t laid = 0, found = 0, wrongly = 0;
  std::optional<int> recall_percent() const;     // nothing when nothing was laid
  std::optional<int> precision_percent() const;  // nothing when nothing was named
};
struct DemoReportCounts {
  std::int64_t towns = 0, reports = 0;
  Found missing;   // months of missing years; "wrongly": months that are only late
  Found slips;     // unit errors, named by R06
  Found copied;    // the same amount three months in a row, R08
  Found outliers;  // any fault of a figure, named by any rule that calls a month implausible (R05, R06, R08, Q03)
};

// 36 months that are due on the day of `now`, for each municipality (Bangkok and SAOs have none).
DemoReportCounts make_demo_reports(store::Transaction& tx, const Waste& waste, const DemoReportPlan& plan);

}  // namespace muang::waste
