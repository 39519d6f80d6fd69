// SPDX-License-Identifier: Apache-2.0
// Codes 5200 to 5259: greenhouse gas, SDG indicators, forecast. Texts: locales/{th,en}/errors.waste-climate.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

// Greenhouse gas.
inline constexpr ErrorCode number_out_of_range{5200, 422};       // minimum, maximum
inline constexpr ErrorCode gas_year_out_of_range{5201, 422};     // year, first, last
inline constexpr ErrorCode gas_year_twice{5202, 422};            // year
inline constexpr ErrorCode fraction_not_described{5203, 422};    // fraction
inline constexpr ErrorCode no_deposits{5204, 422};               //
inline constexpr ErrorCode until_before_deposits{5205, 422};     // until, first
inline constexpr ErrorCode fraction_without_factor{5206, 422};   // fraction, factor
inline constexpr ErrorCode choice_unknown{5207, 422};            // value, values
inline constexpr ErrorCode too_many_entries{5208, 422};          // maximum
inline constexpr ErrorCode site_without_mcf{5209, 422};          //
inline constexpr ErrorCode scenario_changes_nothing{5210, 422};  //
inline constexpr ErrorCode scenario_twice{5211, 422};            // name

// CSV files of this part.
inline constexpr ErrorCode csv_empty{5220, 422};           //
inline constexpr ErrorCode csv_not_text{5221, 422};        //
inline constexpr ErrorCode csv_open_quote{5222, 422};      // row
inline constexpr ErrorCode csv_too_many_rows{5223, 422};   // maximum
inline constexpr ErrorCode csv_column_missing{5224, 422};  // column
inline constexpr ErrorCode csv_column_unknown{5225, 422};  // column, columns
inline constexpr ErrorCode csv_column_twice{5226, 422};    // column
inline constexpr ErrorCode csv_not_a_number{5227, 422};    // text
inline constexpr ErrorCode csv_cell_missing{5228, 422};    // column

// SDG 11.6.1 and 12.5.1.
inline constexpr ErrorCode generated_not_positive{5230, 422};         //
inline constexpr ErrorCode share_out_of_range{5231, 422};             // text
inline constexpr ErrorCode city_twice{5232, 422};                     // city, first
inline constexpr ErrorCode controlled_above_recovered{5233, 422};     // controlled, recovered
inline constexpr ErrorCode collected_far_above_generated{5234, 422};  // percent
inline constexpr ErrorCode part_above_generated{5235, 422};           // generated

// Forecast.
inline constexpr ErrorCode month_unreadable{5240, 422};         // text
inline constexpr ErrorCode month_twice{5241, 422};              // month, first
inline constexpr ErrorCode horizon_out_of_range{5242, 422};     // minimum, maximum
inline constexpr ErrorCode population_not_positive{5243, 422};  //
inline constexpr ErrorCode no_months{5244, 422};                //
inline constexpr ErrorCode series_too_long{5245, 422};          // maximum

}  // namespace muang::waste::errors
