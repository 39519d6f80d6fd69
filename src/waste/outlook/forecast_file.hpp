// SPDX-License-Identifier: Apache-2.0
// `muang waste forecast`: a CSV of months → forecast with its back-test and interval, and the remaining life of a landfill.
//
// Columns: month (YYYY-MM, B.E. or C.E., told apart by the year), tonnes (of the month; an empty cell is a month without a
// figure); where they are there too: population, boundary_change (its name, in the month from which it holds).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "waste/outlook/forecast_rules.hpp"
#include "waste/outlook/forecast_views.hpp"
#include "waste/text_table.hpp"

namespace muang::waste {

struct ForecastOptions {
  int horizon = season;                   // months, 1 to longest_horizon
  std::optional<LandfillSpace> landfill;  // free space at the end of the series
  AnswerFormat format = AnswerFormat::Text;
  std::string language = "th";  // of the table; the JSON has notes in both
};
Result<std::string> forecast_file(std::string_view csv, const ForecastOptions& options, const Texts& texts);

// "2568-01", "2025-01", "๒๕๖๘-๐๑", "2025-1"; nothing when it is no month of B.E. 2400–2700 or C.E. 1857–2157.
std::optional<Month> parse_month_cell(std::string_view text);

}  // namespace muang::waste
