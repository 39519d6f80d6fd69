// SPDX-License-Identifier: Apache-2.0
// Coded refusals of the flows, 5385 to 5394. Texts: locales/*/errors.waste-flows.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode unknown_scope{5385, 422};         // {scope}
inline constexpr ErrorCode flow_place_not_found{5386, 404};  // or not the caller's to see
inline constexpr ErrorCode bad_flow_month{5387, 422};        // {month}
inline constexpr ErrorCode bad_flow_period{5388, 422};       // {months}: the last before the first, or more months than that

}  // namespace muang::waste::errors
