// SPDX-License-Identifier: Apache-2.0
// Codes 5800 to 5819 and 5837 to 5839: the people of a town by place, and who reaches a park. Texts:
// locales/{th,en}/errors.green-people.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode people_file_missing{5800, 422};           // none, or several
inline constexpr ErrorCode people_column_missing{5801, 422};         // columns
inline constexpr ErrorCode people_column_twice{5802, 422};           // first, second
inline constexpr ErrorCode people_number_wrong{5803, 422};           // text, minimum, maximum
inline constexpr ErrorCode people_code_missing{5804, 422};           // neither id nor name in the row
inline constexpr ErrorCode people_code_twice{5805, 422};             // code, row
inline constexpr ErrorCode people_place_unreadable{5806, 422};       // text: no position
inline constexpr ErrorCode people_place_elsewhere{5807, 422};        // lat, lon: outside of the country
inline constexpr ErrorCode people_place_swapped{5808, 422};          // latitude and longitude changed places
inline constexpr ErrorCode people_nobody{5809, 422};                 // nobody lives in any row
inline constexpr ErrorCode people_too_many{5810, 422};               // count, maximum
inline constexpr ErrorCode people_said_wrong{5811, 422};             // value: of kind, certainty, source or year
inline constexpr ErrorCode people_stale{5812, 412};                  // the set of that year is another version
inline constexpr ErrorCode people_not_found{5813, 404};              // no set of that year
inline constexpr ErrorCode people_metres_without_system{5814, 422};  // x and y need an EPSG code
inline constexpr ErrorCode people_raster_density{5819, 422};         // unit: people of an area, said to be people of a cell
inline constexpr ErrorCode people_raster_unusable{5837, 422};        // the program cannot read it
inline constexpr ErrorCode people_no_boundary{5838, 422};            // a raster is cut at the boundary: there is none

// What is told of a file and does not keep it out.
inline constexpr ErrorCode people_outside{5815, 422};          // metres: outside of the boundary
inline constexpr ErrorCode people_same_place{5816, 422};       // code: another row stands at the same place
inline constexpr ErrorCode people_sum_differs{5817, 422};      // people, registered, percent
inline constexpr ErrorCode people_more_households{5818, 422};  // more households than people
inline constexpr ErrorCode people_cells_joined{5839, 422};     // cells, side, places: of a raster

}  // namespace muang::green::errors
