// SPDX-License-Identifier: Apache-2.0
// Codes 5720 to 5729: map files into and out of the register. Texts: locales/*/errors.green-plot-file.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode plot_file_missing{5720, 422};    // nothing was sent
inline constexpr ErrorCode plot_files_many{5721, 422};      // one at a time
inline constexpr ErrorCode plot_column_unknown{5722, 422};  // {title}, {titles}
inline constexpr ErrorCode plot_file_too_many{5723, 413};   // {count}, {maximum}
inline constexpr ErrorCode plot_form_unknown{5724, 422};    // {format}

}  // namespace muang::green::errors
