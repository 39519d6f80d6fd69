// SPDX-License-Identifier: Apache-2.0
// Codes 5600 to 5639: the register of green plots. Texts: locales/*/errors.green-register.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode plot_not_found{5600, 404};  // or it is not the caller's to see
inline constexpr ErrorCode not_your_plot{5601, 403};   // seen, but another's to change
inline constexpr ErrorCode stale_plot{5602, 412};
inline constexpr ErrorCode unit_not_found{5603, 404};          // or it is not the caller's to see
inline constexpr ErrorCode no_plot_unit{5604, 422};            // the unit is no local government
inline constexpr ErrorCode plot_name_missing{5605, 422};       // no Thai name
inline constexpr ErrorCode outline_or_area_needed{5606, 422};  // neither an outline nor a stated area
inline constexpr ErrorCode outline_several{5607, 422};         // {count} features where one is meant
inline constexpr ErrorCode outline_elsewhere{5608, 422};       // {lon} {lat}: outside of the country
inline constexpr ErrorCode area_reason_needed{5609, 422};      // {stated} {computed} {percent}
inline constexpr ErrorCode plot_value_impossible{5610, 422};   // {value} {minimum} {maximum}
inline constexpr ErrorCode unknown_plot_facility{5611, 422};   // {name}
inline constexpr ErrorCode bad_plot_day{5612, 422};            // {day}
inline constexpr ErrorCode plot_day_ahead{5613, 422};          // {day}
inline constexpr ErrorCode plot_day_too_early{5614, 422};      // {day} {before}: the last change was later
inline constexpr ErrorCode plot_step_not_possible{5615, 409};
inline constexpr ErrorCode plot_reason_needed{5616, 422};
inline constexpr ErrorCode bad_plot_filter{5617, 422};  // {value}
inline constexpr ErrorCode bad_plot_box{5618, 422};     // {value}
inline constexpr ErrorCode bad_plot_year{5619, 422};    // {year}
inline constexpr ErrorCode plot_day_needed{5620, 422};  // added, restored and lost have a day
inline constexpr ErrorCode plot_year_ahead{5621, 422};  // {year}: has not begun
inline constexpr ErrorCode nothing_registered{5622, 409};
inline constexpr ErrorCode typed_figure_stands{5623, 409};  // {key} {value}: somebody typed another figure

inline constexpr ErrorCode stale_boundary{5624, 412};
inline constexpr ErrorCode boundary_source_needed{5625, 422};
inline constexpr ErrorCode outlines_tangled{5635, 422};  // {name}: of the other plot

// Photographs.
inline constexpr ErrorCode photo_not_found{5626, 404};
inline constexpr ErrorCode photo_missing{5627, 422};
inline constexpr ErrorCode photo_too_many{5628, 422};
inline constexpr ErrorCode photo_name{5629, 422};
inline constexpr ErrorCode photo_empty{5630, 422};
inline constexpr ErrorCode photo_too_large{5631, 413};  // {megabytes}
inline constexpr ErrorCode photo_type{5632, 422};       // neither JPEG nor PNG by its content
inline constexpr ErrorCode photos_full{5633, 409};      // {megabytes}
inline constexpr ErrorCode photo_place{5634, 422};      // {value}: no place in the country

}  // namespace muang::green::errors
