// SPDX-License-Identifier: Apache-2.0
// Codes 5640 to 5659: map tiles. Texts: locales/*/errors.green-tiles.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode no_such_tile{5640, 422};  // {zoom} the deepest zoom

}  // namespace muang::green::errors
