// SPDX-License-Identifier: Apache-2.0
// Coded refusals of the files of a monthly report. Texts: locales/*/errors.waste-evidence.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode evidence_not_found{5430, 404};
inline constexpr ErrorCode evidence_missing{5431, 422};
inline constexpr ErrorCode evidence_too_many{5432, 422};   // one file a request
inline constexpr ErrorCode evidence_name{5433, 422};       // nothing readable is left of the name
inline constexpr ErrorCode evidence_empty{5434, 422};      // no content
inline constexpr ErrorCode evidence_too_large{5435, 413};  // {megabytes}
inline constexpr ErrorCode evidence_type{5436, 422};       // PDF, JPEG, PNG, XLSX, DOCX by content
inline constexpr ErrorCode evidence_full{5437, 409};       // {megabytes} of one month
inline constexpr ErrorCode evidence_of_former{5438, 409};  // {revision}: it was handed in with that one and stays
inline constexpr ErrorCode evidence_too_early{5439, 409};  // nothing of the month is saved yet

}  // namespace muang::waste::errors
