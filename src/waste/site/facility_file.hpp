// SPDX-License-Identifier: Apache-2.0
// The tables of facility_rules.hpp and the limits of report_rules.hpp from data/waste/*.csv, checked as a whole.
#pragma once

#include <filesystem>

#include "waste/month/report_rules.hpp"
#include "waste/site/facility_rules.hpp"

namespace muang::waste {

// methods.csv, control-ladder.csv, proper-rules.csv. Throws std::runtime_error naming file and line.
FacilityBook read_facility_book(const std::filesystem::path& folder);

// report-limits.csv. Every limit is named once; throws as above.
ReportLimits read_report_limits(const std::filesystem::path& folder);

}  // namespace muang::waste
