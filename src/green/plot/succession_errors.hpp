// SPDX-License-Identifier: Apache-2.0
// Codes 5840 to 5849: merges and splits of plots. Texts: locales/*/errors.green-succession.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode succession_too_few{5840, 422};    // no other plot to merge, or fewer than two parts
inline constexpr ErrorCode succession_unknown{5841, 422};    // {plot}: no plot of this local government
inline constexpr ErrorCode succession_twice{5842, 422};      // {plot}: named twice, or the plot itself
inline constexpr ErrorCode succession_not_alike{5843, 409};  // {name}: planned with what is there, lost or closed
inline constexpr ErrorCode plot_closed{5844, 409};           // merged or split: its ground is in other plots
inline constexpr ErrorCode nothing_to_undo{5845, 409};       // the last thing that happened is no merge and no split
inline constexpr ErrorCode succession_followed{5846, 409};   // {name}: was changed since
inline constexpr ErrorCode stale_other_plot{5847, 412};      // {name}: of the others, saved by somebody since

}  // namespace muang::green::errors
