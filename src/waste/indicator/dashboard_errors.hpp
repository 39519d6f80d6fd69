// SPDX-License-Identifier: Apache-2.0
// Coded refusals of indicators, gas in the database, forecast of a town and fees. Texts:
// locales/*/errors.waste-dashboard.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode unknown_scope{5395, 422};       // {scope}
inline constexpr ErrorCode scope_not_found{5396, 404};     // no such province or office
inline constexpr ErrorCode year_not_complete{5397, 409};   // {n} {of}: months of the year are not approved yet
inline constexpr ErrorCode typed_fact_stands{5398, 409};   // {key} {value}: somebody typed another figure
inline constexpr ErrorCode bad_query_number{5400, 422};    // {name} {text} {minimum} {maximum}
inline constexpr ErrorCode unknown_choice{5401, 422};      // {text} {values}
inline constexpr ErrorCode deposit_year_unfit{5402, 422};  // {year}: before anything was collected, or not over yet
inline constexpr ErrorCode deposit_unfit{5403, 422};       // {year}: negative, or more than a site can take
inline constexpr ErrorCode deposit_year_twice{5404, 422};  // {year}
inline constexpr ErrorCode no_deposits_here{5405, 409};    // nothing is buried at this kind of site

}  // namespace muang::waste::errors
