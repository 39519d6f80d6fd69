// SPDX-License-Identifier: Apache-2.0
// Coded refusals of "อบต. report too". Texts: locales/*/errors.waste-sao.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode sao_province_not_found{5423, 404};
inline constexpr ErrorCode not_your_sao{5424, 403};  // seen, but only the province and the department bring them in
inline constexpr ErrorCode sao_already_in{5425, 409};
inline constexpr ErrorCode bad_sao_day{5426, 422};  // {day}: no day, in the future, or before the list
inline constexpr ErrorCode sao_reason_needed{5427, 422};
inline constexpr ErrorCode month_before_sao{5428, 422};  // {month}: the province brought the unit in later

}  // namespace muang::waste::errors
