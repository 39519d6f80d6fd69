// SPDX-License-Identifier: Apache-2.0
// How a forecast shows itself, on plain files and in the database. For this slice only.
#pragma once

#include <optional>
#include <string>

#include "base/texts.hpp"
#include "waste/outlook/forecast_dto.hpp"
#include "waste/outlook/forecast_rules.hpp"

namespace muang::waste {

std::string month_cell(const Month& month, int offset = 0);  // "2025-01"; with buddhist_offset "2568-01"

// `months`: how many had a figure. With `space` the remaining life of a landfill stands in the answer.
ForecastView forecast_view(const Segment& segment, const Forecast& forecast, std::size_t months,
                           const std::optional<LandfillSpace>& space, const Texts& texts);

}  // namespace muang::waste
