// SPDX-License-Identifier: Apache-2.0
// Codes 5550 to 5569. Texts: locales/{th,en}/errors.green-raster.json.
#pragma once

#include "base/core/error.hpp"

namespace muang::green::errors {

inline constexpr ErrorCode raster_unreadable{5550, 422};       // file: not there, or no GeoTIFF
inline constexpr ErrorCode raster_without_crs{5551, 422};      // file
inline constexpr ErrorCode raster_without_place{5552, 422};    // file: no transform, or one that cannot be turned round
inline constexpr ErrorCode raster_band_missing{5553, 422};     // file, band, bands
inline constexpr ErrorCode raster_type_unknown{5554, 422};     // file, type: complex or 64-bit integers
inline constexpr ErrorCode raster_too_large{5555, 422};        // file, maximum: cells on a side
inline constexpr ErrorCode raster_block_too_large{5556, 422};  // file, maximum: MiB
inline constexpr ErrorCode raster_broken{5557, 422};           // reading failed on the way
inline constexpr ErrorCode zones_unreadable{5558, 422};        // file: not there, or no GeoPackage or GeoJSON
inline constexpr ErrorCode zones_without_crs{5559, 422};       // file
inline constexpr ErrorCode zones_none{5560, 422};              // file: no layer with areas
inline constexpr ErrorCode zones_too_large{5561, 422};         // maximum: corners
inline constexpr ErrorCode zones_field_missing{5562, 422};     // field, fields
inline constexpr ErrorCode zones_meet_no_cell{5563, 422};
inline constexpr ErrorCode weights_on_other_grid{5564, 422};
inline constexpr ErrorCode too_many_values{5565, 422};    // maximum
inline constexpr ErrorCode statistic_unknown{5566, 422};  // statistic, statistics
inline constexpr ErrorCode bands_differ{5567, 422};       // red and near infrared are not on one grid
inline constexpr ErrorCode ndvi_needs_scale{5568, 422};   // file
inline constexpr ErrorCode raster_option_bad{5569, 422};  // option, value

}  // namespace muang::green::errors
