// SPDX-License-Identifier: Apache-2.0
// Codes 5000–5099: monthly reports, facilities and their files. Findings of rules are no errors: see finding.hpp.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode report_file_unreadable{5000, 400};  // not there, a folder, or reading failed
inline constexpr ErrorCode report_file_empty{5001, 400};       // no heading line
inline constexpr ErrorCode report_column_missing{5002, 400};   // {column}
inline constexpr ErrorCode report_column_twice{5003, 400};     // {column}
inline constexpr ErrorCode report_file_not_xlsx{5004, 400};    //
inline constexpr ErrorCode report_xlsx_too_large{5005, 413};   // more than 20,000 rows or 8 MB: use CSV
inline constexpr ErrorCode report_file_binary{5006, 400};      // zero bytes: no text
inline constexpr ErrorCode report_line_too_long{5007, 400};    // {row}: a line beyond the limit
inline constexpr ErrorCode report_readers_busy{5009, 503};     // other spreadsheets are being read
inline constexpr ErrorCode report_too_many_units{5008, 400};   // {limit}

}  // namespace muang::waste::errors
