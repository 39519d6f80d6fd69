// SPDX-License-Identifier: Apache-2.0
// Rounds, workflow, marks, inbox, comments: 3100 to 3199. Texts: locales/{th,en}/errors.assessment-workflow.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::assessment::errors {

inline constexpr ErrorCode workflow_not_found{3100, 404};  // also: not yours to see
inline constexpr ErrorCode action_not_yours{3101, 403};    // this role takes no such step
inline constexpr ErrorCode action_not_now{3102, 409};      // the sheet stands elsewhere
inline constexpr ErrorCode round_not_open{3103, 409};
inline constexpr ErrorCode reason_needed{3104, 422};
inline constexpr ErrorCode indicator_reasons_needed{3105, 422};
inline constexpr ErrorCode unknown_indicator{3106, 422};
inline constexpr ErrorCode agreed_marks_missing{3107, 409};  // lists the indicators
inline constexpr ErrorCode not_passed{3108, 409};            // cannot be certified
inline constexpr ErrorCode not_excellent_before{3109, 409};  // cannot enter the national stage
inline constexpr ErrorCode national_not_entered{3110, 409};
inline constexpr ErrorCode stale_sheet{3111, 412};
inline constexpr ErrorCode marks_closed{3112, 409};
inline constexpr ErrorCode no_seat{3113, 403};
inline constexpr ErrorCode chair_only{3114, 403};
inline constexpr ErrorCode stale_mark{3116, 412};
inline constexpr ErrorCode comment_empty{3117, 422};
inline constexpr ErrorCode round_exists{3118, 409};
inline constexpr ErrorCode round_unknown{3119, 404};
inline constexpr ErrorCode round_dates{3120, 422};  // closes before it opens, or no such day
inline constexpr ErrorCode round_edition_unknown{3121, 422};
inline constexpr ErrorCode stale_round{3122, 412};
inline constexpr ErrorCode bad_year{3123, 422};
inline constexpr ErrorCode bad_filter{3124, 422};  // a filter, sort or cursor of the inbox
inline constexpr ErrorCode unknown_action{3125, 422};
inline constexpr ErrorCode nothing_answered{3126, 409};  // an empty sheet is not handed in
inline constexpr ErrorCode too_many_sheets{3127, 422};

}  // namespace muang::assessment::errors
