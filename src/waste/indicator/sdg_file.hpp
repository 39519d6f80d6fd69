// SPDX-License-Identifier: Apache-2.0
// `muang waste sdg`: a CSV of cities → shares and SDG indicators, as JSON or as a table.
//
// Columns: city, generated, recovered_with_rejects, recovered_controlled, received_disposal, controlled_share (0.23, 23 % or
// 405/1754). Where they are there too: year (either era), population, latent_population (then generated is t/day),
// utilised, properly_disposed, recycled_in_area, exported_for_recycling, imported_for_recycling.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/core/result.hpp"
#include "base/texts.hpp"
#include "waste/text_table.hpp"

namespace muang::waste {

// `data_folder` is the house's data/ (waste/wacp-cities.csv, waste/indicator-parameters.csv; throws IndicatorDataFault).
// `language` (th, en) is of the table; the JSON has notes in both.
Result<std::string> sdg_file(std::string_view csv, const std::filesystem::path& data_folder, const Texts& texts,
                             AnswerFormat format = AnswerFormat::Text, std::string_view language = "th");

}  // namespace muang::waste
