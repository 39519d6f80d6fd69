// SPDX-License-Identifier: Apache-2.0
// Codes 5870 to 5879: boundaries from a map file. Texts: locales/*/errors.green-boundary.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode boundary_key_unknown{5870, 422};       // no column names local governments in scope: {titles}
inline constexpr ErrorCode boundary_file_missing{5871, 422};      // not exactly one file
inline constexpr ErrorCode boundaries_not_yours{5872, 403};       // seen, but another's to bring in
inline constexpr ErrorCode boundary_file_too_many{5873, 413};     // {count} {maximum}
inline constexpr ErrorCode boundary_tambons_missing{5874, 422};   // of a row: {codes}
inline constexpr ErrorCode boundary_tambons_partly{5875, 422};    // of a row: {codes}
inline constexpr ErrorCode boundary_official_stands{5876, 422};   // of a row
inline constexpr ErrorCode boundary_column_missing{5877, 422};    // {title} {titles}
inline constexpr ErrorCode boundary_is_no_area{5878, 422};        // of a row: {place} {kind}
inline constexpr ErrorCode boundary_tambons_official{5879, 422};  // sub-districts joined are never the official border

}  // namespace muang::green::errors
