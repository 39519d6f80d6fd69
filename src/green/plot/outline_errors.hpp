// SPDX-License-Identifier: Apache-2.0
// The codes that an endpoint taking an outline may answer with, beside its own. For this slice only.
#pragma once

#include <vector>

#include "base/core/error.hpp"

namespace muang::green {

std::vector<ErrorCode> with_reading_errors(std::vector<ErrorCode> own);   // it cannot be read, or is not one place here
std::vector<ErrorCode> with_validity_errors(std::vector<ErrorCode> own);  // it was read, and is no valid shape

}  // namespace muang::green
