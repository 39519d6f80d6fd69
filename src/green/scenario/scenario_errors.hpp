// SPDX-License-Identifier: Apache-2.0
// Codes 5820 to 5836: scenarios of where parks should stand. Texts: locales/{th,en}/errors.green-scenario.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode scenario_not_found{5820, 404};     // or it is not the caller's to see
inline constexpr ErrorCode scenario_over{5821, 409};          // it has come to its end: nothing to cancel
inline constexpr ErrorCode scenario_stale{5822, 412};         // somebody moved it meanwhile
inline constexpr ErrorCode scenario_name_missing{5823, 422};  // a plan cites it by its name
inline constexpr ErrorCode candidates_missing{5824, 422};     // no plot of that kind has an outline, and no point was drawn
inline constexpr ErrorCode nobody_to_serve{5825, 422};        // all people are served already
inline constexpr ErrorCode scenario_value_wrong{5826, 422};   // value, minimum, maximum
inline constexpr ErrorCode candidates_too_many{5827, 422};    // count, maximum
inline constexpr ErrorCode siting_failed{5828, 422};          // the program refused it
inline constexpr ErrorCode siting_too_costly{5829, 422};      // out of time or memory
inline constexpr ErrorCode scenarios_full{5830, 409};         // maximum: take one out first
inline constexpr ErrorCode candidate_not_yours{5831, 422};    // plot: not of this town, or not drawn

// Roads.
inline constexpr ErrorCode roads_without_lines{5832, 422};  // no line in the file
inline constexpr ErrorCode roads_unreadable{5833, 400};     // file: not there
inline constexpr ErrorCode roads_elsewhere{5834, 422};      // outside of the country
inline constexpr ErrorCode roads_too_many{5835, 422};       // count, maximum: corners
inline constexpr ErrorCode roads_stale{5836, 412};

}  // namespace muang::green::errors
