// SPDX-License-Identifier: Apache-2.0
// Coded refusals of the import of monthly reports. Texts: locales/*/errors.waste-imports.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode import_not_found{5360, 404};
inline constexpr ErrorCode import_not_yours{5361, 403};  // neither an officer nor a provincial office
inline constexpr ErrorCode import_file_missing{5362, 422};
inline constexpr ErrorCode import_many_files{5363, 422};
inline constexpr ErrorCode import_again{5364, 409};      // {import} {day}: the same file by the same person
inline constexpr ErrorCode import_too_large{5365, 413};  // {limit} rows

}  // namespace muang::waste::errors
