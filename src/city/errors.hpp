// SPDX-License-Identifier: Apache-2.0
// Codes of the city database. Texts: locales/{th,en}/errors.city.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::city::errors {

// One fact
inline constexpr ErrorCode unknown_fact{2001, 404};  // {key}
inline constexpr ErrorCode wrong_period{2002, 422};  // {period} {expected}
inline constexpr ErrorCode negative{2003, 422};
inline constexpr ErrorCode too_many_decimals{2004, 422};   // {decimals}
inline constexpr ErrorCode above_maximum{2005, 422};       // {maximum}
inline constexpr ErrorCode unknown_code{2006, 422};        // {codes}
inline constexpr ErrorCode number_wanted{2007, 422};       // a code was sent for a number
inline constexpr ErrorCode code_wanted{2008, 422};         // a number was sent for a code
inline constexpr ErrorCode value_not_measured{2009, 422};  // a value together with "not measured" or "not applicable"
inline constexpr ErrorCode linked_fact{2010, 422};         // published by {owner}; nobody types it
inline constexpr ErrorCode year_out_of_range{2011, 422};   // {first} {last}
inline constexpr ErrorCode no_facts_here{2012, 422};       // the unit is no local government
inline constexpr ErrorCode unknown_quality{2013, 422};     // {qualities}
inline constexpr ErrorCode bad_rollup{2014, 422};          // {values}
// A file
inline constexpr ErrorCode file_missing{2020, 422};
inline constexpr ErrorCode file_not_text{2021, 422};
inline constexpr ErrorCode file_not_xlsx{2022, 422};
inline constexpr ErrorCode file_too_large{2023, 413};   // {limit}
inline constexpr ErrorCode file_too_costly{2024, 422};  // the reader ran into its limit of time or memory
inline constexpr ErrorCode not_the_form{2025, 422};
inline constexpr ErrorCode other_unit{2026, 422};      // {unit} {expected}
inline constexpr ErrorCode other_year{2027, 422};      // {year} {expected}
inline constexpr ErrorCode column_missing{2028, 422};  // {column}
inline constexpr ErrorCode column_unknown{2029, 422};  // {column}
inline constexpr ErrorCode no_number{2030, 422};       // {text}
inline constexpr ErrorCode repeated_row{2031, 422};    // {key} {first}
inline constexpr ErrorCode unknown_row{2032, 422};     // {key}
inline constexpr ErrorCode text_too_long{2033, 422};   // {limit}
inline constexpr ErrorCode bad_csv{2034, 422};         // an open quotation
inline constexpr ErrorCode unknown_format{2035, 422};
inline constexpr ErrorCode readers_busy{2045, 503};    // other spreadsheets are being read
inline constexpr ErrorCode other_edition{2036, 422};   // {edition} {expected}
inline constexpr ErrorCode formula_fault{2037, 422};   // #REF!, #DIV/0! …
inline constexpr ErrorCode import_refused{2038, 422};  // {count}: sent to be written in spite of its errors
// Findings of checks: stored as typed and shown until the figures fit
inline constexpr ErrorCode part_above_whole{2040, 422};     // {part} {partValue} {whole} {wholeValue}
inline constexpr ErrorCode parts_differ{2041, 422};         // {parts} {sum} {whole} {wholeValue} {percent}
inline constexpr ErrorCode jump_without_reason{2042, 422};  // {fact} {before} {now} {percent}
inline constexpr ErrorCode outside_usual_range{2043, 422};  // {fact} {value} {minimum} {maximum}
inline constexpr ErrorCode replaces_value{2044, 422};       // {fact} {before}: an import writes over a stored figure

}  // namespace muang::city::errors
