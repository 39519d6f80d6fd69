// SPDX-License-Identifier: Apache-2.0
// Codes 5542 to 5544. Texts: locales/{th,en}/errors.green-plots.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode plots_none{5542, 422};               // the file has no plot
inline constexpr ErrorCode town_none{5543, 422};                // the file of the boundary has no polygon
inline constexpr ErrorCode plots_overlap_too_often{5544, 413};  // maximum

}  // namespace muang::green::errors
