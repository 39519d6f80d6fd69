// SPDX-License-Identifier: Apache-2.0
// Frameworks, answers, evidence, LPA: 3000 to 3099. Texts: locales/{th,en}/errors.assessment.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::assessment::errors {

inline constexpr ErrorCode framework_unknown{3001, 404};
inline constexpr ErrorCode sheet_not_found{3002, 404};      // also: not yours to see
inline constexpr ErrorCode indicator_unknown{3003, 422};    // {indicator}
inline constexpr ErrorCode indicator_has_subs{3004, 422};   // {subs}: it is answered through them
inline constexpr ErrorCode indicator_twice{3005, 422};      // {indicator}
inline constexpr ErrorCode points_out_of_range{3006, 422};  // {maximum}
inline constexpr ErrorCode points_not_whole{3007, 422};
inline constexpr ErrorCode lpa_needs_both{3008, 422};
inline constexpr ErrorCode lpa_above_max{3009, 422};     // {maximum}
inline constexpr ErrorCode lpa_out_of_range{3010, 422};  // highest mark 0, above {maximum}, or more than two decimals
inline constexpr ErrorCode sheet_closed{3011, 409};      // the round is not open: {opens} {closes}
inline constexpr ErrorCode sheet_handed_in{3012, 409};
inline constexpr ErrorCode stale_answer{3013, 412};  // {version}
inline constexpr ErrorCode not_your_sheet{3014, 403};
inline constexpr ErrorCode parts_not_here{3015, 422};  // the indicator takes an LPA mark
inline constexpr ErrorCode lpa_not_here{3016, 422};    // the indicator takes part scores
inline constexpr ErrorCode year_unreadable{3017, 422};
inline constexpr ErrorCode no_round{3018, 404};            // {year}
inline constexpr ErrorCode kind_takes_no_part{3019, 409};  // no pass mark for this kind in the edition
inline constexpr ErrorCode evidence_not_found{3020, 404};
inline constexpr ErrorCode file_missing{3021, 422};
inline constexpr ErrorCode file_too_large{3022, 413};  // {megabytes}
inline constexpr ErrorCode file_empty{3023, 422};
inline constexpr ErrorCode file_type{3024, 422};   // PDF, JPEG, PNG, XLSX, DOCX by content
inline constexpr ErrorCode quota_full{3025, 409};  // {megabytes}
inline constexpr ErrorCode file_name{3026, 422};   // nothing readable is left of the name
inline constexpr ErrorCode part_unknown{3027, 422};
inline constexpr ErrorCode too_many_files{3028, 422};
inline constexpr ErrorCode level_unknown{3030, 422};
inline constexpr ErrorCode levels_not_ascending{3031, 422};
inline constexpr ErrorCode level_day{3032, 422};
inline constexpr ErrorCode reason_missing{3033, 422};
inline constexpr ErrorCode stale_levels{3034, 412};
// Rows of an LPA file.
inline constexpr ErrorCode csv_empty{3040, 422};
inline constexpr ErrorCode csv_encoding{3041, 422};
inline constexpr ErrorCode csv_column_missing{3042, 422};  // {column}
inline constexpr ErrorCode csv_column_unknown{3043, 422};  // {column}
inline constexpr ErrorCode csv_column_twice{3044, 422};    // {column}
inline constexpr ErrorCode csv_cells{3045, 422};           // more or fewer cells than columns
inline constexpr ErrorCode csv_quote{3046, 422};           // a quote that never closes
inline constexpr ErrorCode csv_too_long{3047, 422};        // {maximum} rows
inline constexpr ErrorCode unit_unknown{3048, 422};        // no such local government in this province
inline constexpr ErrorCode not_lpa_indicator{3049, 422};
inline constexpr ErrorCode number_unreadable{3050, 422};  // {text}
inline constexpr ErrorCode row_twice{3051, 422};          // {row}
inline constexpr ErrorCode row_sheet_closed{3052, 422};   // the town has handed in
inline constexpr ErrorCode province_unknown{3053, 404};
inline constexpr ErrorCode lpa_replaced{3054, 422};  // warning: another mark stood there
// Files of the command line.
inline constexpr ErrorCode file_unreadable{3060, 422};
inline constexpr ErrorCode kind_unknown{3061, 422};
// Framework folders.
inline constexpr ErrorCode framework_bad{3070, 422};  // {problem}

}  // namespace muang::assessment::errors
