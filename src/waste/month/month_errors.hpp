// SPDX-License-Identifier: Apache-2.0
// Coded refusals of the monthly report. Texts: locales/*/errors.waste-months.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode report_not_found{5300, 404};
inline constexpr ErrorCode bad_month{5301, 422};          // {month}
inline constexpr ErrorCode month_ahead{5302, 422};        // {month}: it has not begun
inline constexpr ErrorCode not_your_report{5303, 403};    // seen, but another's to change
inline constexpr ErrorCode report_closed{5304, 409};      // handed in or approved: only a revision changes it
inline constexpr ErrorCode unknown_figure{5305, 422};     // {name}
inline constexpr ErrorCode figure_negative{5306, 422};    // {name}
inline constexpr ErrorCode report_has_errors{5307, 409};  // {count}: the findings say which
inline constexpr ErrorCode reason_needed{5308, 422};
inline constexpr ErrorCode step_not_possible{5309, 409};  // {action} {state}
inline constexpr ErrorCode unknown_step{5310, 422};       // {action}
inline constexpr ErrorCode no_report_unit{5311, 422};     // the unit is no local government
inline constexpr ErrorCode note_needed{5312, 409};        // warnings stand and no note explains them
inline constexpr ErrorCode stale_report{5313, 412};       // somebody else saved in the meantime
inline constexpr ErrorCode bad_basis{5314, 422};          // neither calendar nor fiscal
inline constexpr ErrorCode bad_grouping{5315, 422};

}  // namespace muang::waste::errors
