// SPDX-License-Identifier: Apache-2.0
// Writes the demonstration's sites with deliveries, receipts and clusters, then reads back how many of the laid
// disagreements between town and site are found.
#pragma once

#include "waste/demo/demo_reports.hpp"

namespace muang::waste {

struct DemoFacilityCounts {
  std::int64_t sites = 0, deliveries = 0, receipts = 0, clusters = 0;
  Found months;  // deliveries that disagree by more than 5 %, named by R10; "wrongly": named without a fault
  Found flows;   // towns' deliveries to a site in the last full year, named by the balance of the nation
};

// After the reports: each counted or waiting month of a municipality is delivered to one or two sites.
DemoFacilityCounts make_demo_facilities(store::Transaction& tx, const Waste& waste, const DemoReportPlan& plan);

}  // namespace muang::waste
