// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/core/error.hpp"

namespace muang::identity::errors {

inline constexpr ErrorCode wrong_login{1001,
                                       401};  // the same for an unknown account, a wrong password and a disabled person
inline constexpr ErrorCode too_many_attempts{1002, 429};  // wait {seconds}
inline constexpr ErrorCode not_allowed{1003, 403};        // visible, but without the right
inline constexpr ErrorCode unit_not_found{1004, 404};
inline constexpr ErrorCode person_not_found{1005, 404};  // unknown and foreign alike
inline constexpr ErrorCode link_not_found{1006, 404};    // unknown, used and expired alike
inline constexpr ErrorCode login_taken{1007, 409};
inline constexpr ErrorCode login_malformed{1008, 422};
inline constexpr ErrorCode password_too_short{1009, 422};
inline constexpr ErrorCode password_too_common{1010, 422};
inline constexpr ErrorCode password_too_long{1011, 422};
inline constexpr ErrorCode role_does_not_fit{1012, 422};  // the role does not go with the class of unit
inline constexpr ErrorCode no_unit_given{1013, 422};
inline constexpr ErrorCode not_yourself{1014, 422};  // nobody disables himself
inline constexpr ErrorCode name_missing{1015, 422};
inline constexpr ErrorCode unit_changed{1016, 412};  // the unit's version is stale
inline constexpr ErrorCode bad_change{1017, 422};    // {why}
inline constexpr ErrorCode bad_day{1018, 422};
inline constexpr ErrorCode bad_year{1019, 422};
inline constexpr ErrorCode bad_filter{1020, 422};     // a query value that names nothing
inline constexpr ErrorCode bad_committee{1021, 422};  // {why}
inline constexpr ErrorCode wrong_current_password{1022, 422};
inline constexpr ErrorCode person_inactive{1023, 409};
inline constexpr ErrorCode source_needed{1030, 422};  // a dated change says who says so
inline constexpr ErrorCode reason_needed{1031, 422};

}  // namespace muang::identity::errors
