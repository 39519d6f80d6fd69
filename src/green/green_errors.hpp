// SPDX-License-Identifier: Apache-2.0
// Codes 5500 to 5519. Texts: locales/{th,en}/errors.green.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

// An area in words.
inline constexpr ErrorCode area_empty{5500, 422};
inline constexpr ErrorCode area_unit_missing{5501, 422};       // text
inline constexpr ErrorCode area_word_unknown{5502, 422};       // text: from where it is not understood
inline constexpr ErrorCode area_number_unreadable{5503, 422};  // text
inline constexpr ErrorCode area_two_meanings{5504, 422};       // text: two parts with a dash, a range or rai and ngan
inline constexpr ErrorCode area_part_out_of_range{5505, 422};  // text: ngan 4 or wah 100 and more between dashes
inline constexpr ErrorCode area_units_disordered{5506, 422};   // text: a unit twice, or a smaller one first
inline constexpr ErrorCode area_unit_is_length{5507, 422};     // text: metres, not square metres
inline constexpr ErrorCode area_negative{5508, 422};           // text
inline constexpr ErrorCode area_too_large{5509, 422};          // maximum, in km²
inline constexpr ErrorCode area_statements_differ{5510, 422};  // first, second

// A file of trees.
inline constexpr ErrorCode trees_file_unreadable{5511, 400};  // not there, a folder, or reading failed
inline constexpr ErrorCode trees_file_not_text{5512, 400};    // row
inline constexpr ErrorCode trees_file_empty{5513, 400};       // no heading or no row
inline constexpr ErrorCode trees_column_missing{5514, 400};   // columns: one of them is needed
inline constexpr ErrorCode trees_column_twice{5515, 400};     // column
inline constexpr ErrorCode trees_row_broken{5516, 400};       // row: a quotation never ends, or the row is too long
inline constexpr ErrorCode equation_unknown{5517, 422};       // equation, equations
inline constexpr ErrorCode option_out_of_range{5518, 422};    // option, minimum, maximum

// The types.
inline constexpr ErrorCode type_unknown{5519, 422};  // text

}  // namespace muang::green::errors
