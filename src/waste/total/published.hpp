// SPDX-License-Identifier: Apache-2.0
// National figures that others published (data/waste/national-series.csv), as reference beside our totals.
#pragma once

#include <filesystem>
#include <vector>

#include "waste/total/totals_dto.hpp"

namespace muang::waste {

// PCD's survey series of 24 to 29 Mt begins in this year (B.E.); what is older was projected from registers, 14 to 15 Mt.
inline constexpr int series_break_year = 2554;

// Country rows of the amounts generated, utilised, properly and improperly disposed; mentions of the news are left out.
// Oldest year first. Throws when the file is missing or damaged.
std::vector<PublishedFigure> read_published(const std::filesystem::path& national_series_csv);

}  // namespace muang::waste
