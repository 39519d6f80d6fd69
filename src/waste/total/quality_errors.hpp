// SPDX-License-Identifier: Apache-2.0
// Coded refusals of data quality. Texts: locales/*/errors.waste-quality.json.
#pragma once

#include "waste/month/month_errors.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode unknown_province{5320, 422};  // {province}

}  // namespace muang::waste::errors
