// SPDX-License-Identifier: Apache-2.0
// Codes 5570 to 5589: access and siting. Texts: locales/{th,en}/errors.green-siting.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

// A file of places, candidates, distances, people or parks. The field says which, and the row and column.
inline constexpr ErrorCode places_file_unreadable{5570, 400};  // file
inline constexpr ErrorCode places_file_empty{5571, 400};       // file
inline constexpr ErrorCode places_column_missing{5572, 400};   // columns
inline constexpr ErrorCode places_column_twice{5573, 400};     // column
inline constexpr ErrorCode places_number_wrong{5574, 422};     // text, minimum, maximum
inline constexpr ErrorCode places_id_missing{5575, 422};       // no id in the row
inline constexpr ErrorCode places_id_twice{5576, 422};         // id
inline constexpr ErrorCode coordinates_differ{5577, 422};      // one file in metres, the other in degrees
inline constexpr ErrorCode distance_id_unknown{5578, 422};     // id
inline constexpr ErrorCode distance_twice{5579, 422};          // demand, candidate
inline constexpr ErrorCode distances_missing{5580, 422};       // count, demand, candidate
inline constexpr ErrorCode sites_out_of_range{5581, 422};      // minimum, maximum
inline constexpr ErrorCode radius_missing{5582, 422};          // model
inline constexpr ErrorCode places_out_of_reach{5583, 422};     // count, ids
inline constexpr ErrorCode too_many_pairs{5584, 422};          // pairs, maximum
inline constexpr ErrorCode figures_too_large{5585, 422};       // weights and distances whose sum is not held exactly
inline constexpr ErrorCode weights_all_zero{5586, 422};        // nobody lives there
inline constexpr ErrorCode parks_form_unknown{5587, 400};      // file
inline constexpr ErrorCode park_file_unusable{5588,
                                              422};  // file: no GeoPackage with polygons in a stated system, or too large
inline constexpr ErrorCode siting_option_out_of_range{5589, 422};  // option, minimum, maximum

}  // namespace muang::green::errors
