// SPDX-License-Identifier: Apache-2.0
// An area as a Thai reader writes it.
#pragma once

#include <cstdint>
#include <string>

namespace muang::green {

std::string rai_text(std::int64_t cm2);  // "1,167-1-32.5": square wah to two decimals, rounded before the parts are made

}  // namespace muang::green
