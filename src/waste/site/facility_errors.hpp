// SPDX-License-Identifier: Apache-2.0
// Coded refusals of the register of facilities, receipts and clusters. Texts: locales/*/errors.waste-facilities.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::waste::errors {

inline constexpr ErrorCode facility_not_found{5330, 404};  // or its entry is not the caller's to see
inline constexpr ErrorCode not_your_facility{5331, 403};   // seen, but another's to change
inline constexpr ErrorCode stale_facility{5332, 412};      // somebody else saved in the meantime
inline constexpr ErrorCode name_missing{5333, 422};        // no Thai name
inline constexpr ErrorCode unknown_control{5334, 422};     // {name}
inline constexpr ErrorCode bad_year{5335, 422};            // {year}: B.E. 2540 to 2700
inline constexpr ErrorCode bad_filter{5336, 422};          // {value} of province, unit, method or class
inline constexpr ErrorCode class_reason_needed{5337, 422};
inline constexpr ErrorCode no_class_here{5338, 409};         // a transfer station is no disposal
inline constexpr ErrorCode transfers_above_sent{5339, 422};  // R03 {parts} {whole}
// What the rules of a register entry refuse, one code a rule.
inline constexpr ErrorCode impossible_value{5340, 422};      // S01 {value}
inline constexpr ErrorCode more_left_than_whole{5341, 422};  // S02 {left} {capacity}
inline constexpr ErrorCode closed_before_opened{5342, 422};  // S04
inline constexpr ErrorCode closed_but_receives{5343, 422};   // S06
inline constexpr ErrorCode outside_the_country{5344, 422};   // S07
inline constexpr ErrorCode unknown_method{5345, 422};        // S08 {method}
inline constexpr ErrorCode stock_below_zero{5346, 422};      // R11 {out} {there}
inline constexpr ErrorCode member_elsewhere{5347, 422};      // S13 {other}
inline constexpr ErrorCode host_not_member{5348, 422};       // S14
inline constexpr ErrorCode more_out_than_in{5349, 422};      // S15 {out} {in}
inline constexpr ErrorCode unknown_facility{5350, 422};      // {facility}: of a delivery or a transfer
inline constexpr ErrorCode facility_twice{5351, 422};        // {facility}
inline constexpr ErrorCode unknown_unit{5352, 422};          // {unit}: of a receipt or a cluster
inline constexpr ErrorCode unit_twice{5353, 422};            // {unit}
inline constexpr ErrorCode too_many_rows{5354, 422};         // {limit}
inline constexpr ErrorCode site_not_open{5355, 422};         // {month}: the site took no waste then
inline constexpr ErrorCode cluster_not_found{5356, 404};
inline constexpr ErrorCode not_your_cluster{5357, 403};  // not every member lies in the caller's scope
inline constexpr ErrorCode stale_cluster{5358, 412};
inline constexpr ErrorCode amount_impossible{5359, 422};  // {value}: negative, or more than a month can hold

}  // namespace muang::waste::errors
