// SPDX-License-Identifier: Apache-2.0
// Codes 5660 to 5679 of the register of trees. Texts: locales/{th,en}/errors.green-trees.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode tree_not_found{5660, 404};
inline constexpr ErrorCode not_your_tree{5661, 403};
inline constexpr ErrorCode stale_tree{5662, 412};
inline constexpr ErrorCode no_tree_unit{5663, 422};          // provinces and offices keep no trees
inline constexpr ErrorCode tree_species_missing{5664, 422};  // a tree without any name
inline constexpr ErrorCode tree_place_incomplete{5665, 422};
inline constexpr ErrorCode tree_outside_country{5666, 422};  // {lat} {lon}
inline constexpr ErrorCode measure_impossible{5667, 422};    // {metres} {most}
inline constexpr ErrorCode tree_day_unreadable{5668, 422};   // {day}
inline constexpr ErrorCode tree_day_ahead{5669, 422};        // {day}
inline constexpr ErrorCode measured_already{5670, 409};      // {day}
inline constexpr ErrorCode tree_reason_needed{5671, 422};
inline constexpr ErrorCode successor_unknown{5672, 422};  // {tree}: not a tree of this town, or the tree itself
inline constexpr ErrorCode tree_code_taken{5673, 409};    // {code} {tree}
inline constexpr ErrorCode measurement_empty{5674, 422};
inline constexpr ErrorCode tree_filter_bad{5675, 422};     // {value}
inline constexpr ErrorCode measured_after_end{5676, 422};  // {day}: the tree was gone
inline constexpr ErrorCode tree_plot_unknown{5677, 422};   // {plot}
inline constexpr ErrorCode tree_status_same{5678, 422};
inline constexpr ErrorCode tree_list_month_bad{5679, 422};  // {month}

}  // namespace muang::green::errors
