// SPDX-License-Identifier: Apache-2.0
// Coded refusals of the yearly forms. Texts: locales/*/errors.waste-forms.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode bad_form_year{5410, 422};         // {year}
inline constexpr ErrorCode unknown_form_field{5411, 422};    // {name}
inline constexpr ErrorCode field_not_typed{5412, 422};       // {name}: from the register, or derived
inline constexpr ErrorCode field_reason_needed{5413, 422};   // {name}: stands beside a figure of the months
inline constexpr ErrorCode field_out_of_range{5414, 422};    // {name} {least} {most}
inline constexpr ErrorCode field_of_other_kind{5415, 422};   // {name}: a text for a number, or the other way round
inline constexpr ErrorCode stale_form{5416, 412};            // somebody else saved in the meantime
inline constexpr ErrorCode not_your_form{5417, 403};         // seen, but another's to fill
inline constexpr ErrorCode field_twice{5418, 422};           // {name}
inline constexpr ErrorCode unknown_form_or_file{5419, 422};  // {value}
inline constexpr ErrorCode no_form_province{5420, 422};      // {province}

}  // namespace muang::waste::errors
