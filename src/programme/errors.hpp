// SPDX-License-Identifier: Apache-2.0
// Programme: 6000 to 6999. Texts: locales/{th,en}/errors.programme.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::programme::errors {

inline constexpr ErrorCode bad_year{6001, 422};
inline constexpr ErrorCode unknown_province{6002, 422};
inline constexpr ErrorCode source_needed{6003, 422};
inline constexpr ErrorCode reason_needed{6004, 422};
inline constexpr ErrorCode record_exists{6005, 409};
inline constexpr ErrorCode record_not_found{6006, 404};
inline constexpr ErrorCode unit_not_in_province{6007, 422};
inline constexpr ErrorCode seeded_record{6009,
                                         409};  // came with the program: it is corrected by another record, not removed

}  // namespace muang::programme::errors
