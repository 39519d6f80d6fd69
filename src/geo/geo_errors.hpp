// SPDX-License-Identifier: Apache-2.0
// Codes 5520 to 5541. Texts: locales/{th,en}/errors.geo.json. lon and lat are degrees with seven decimals (about 1 cm).
#pragma once

#include "base/core/error.hpp"

namespace muang::geo::errors {

// A GeoJSON text.
inline constexpr ErrorCode not_json{5520, 400};               // reason
inline constexpr ErrorCode text_too_large{5521, 413};         // maximum, in MiB
inline constexpr ErrorCode kind_unknown{5522, 422};           // text: neither FeatureCollection, Feature nor geometry
inline constexpr ErrorCode geometry_missing{5523, 422};       // null, absent or without coordinates
inline constexpr ErrorCode geometry_kind{5524, 422};          // text: no Polygon and no MultiPolygon
inline constexpr ErrorCode coordinates_broken{5525, 422};     // lists are not nested as the type wants
inline constexpr ErrorCode position_unreadable{5526, 422};    // no two numbers
inline constexpr ErrorCode position_out_of_range{5527, 422};  // lon, lat
inline constexpr ErrorCode position_swapped{5528, 422};       // lon, lat: right the other way round
inline constexpr ErrorCode position_in_metres{5529, 422};     // lon, lat: far too large for degrees
inline constexpr ErrorCode ring_open{5530, 422};              // the last position does not repeat the first
inline constexpr ErrorCode ring_too_short{5531, 422};         // count
inline constexpr ErrorCode antimeridian{5532, 422};           // an edge goes round more than half the earth
inline constexpr ErrorCode other_crs{5533, 422};              // text
inline constexpr ErrorCode too_many{5534, 413};               // what, maximum

// A shape that is no valid polygon.
inline constexpr ErrorCode crosses_itself{5535, 422};      // lon, lat
inline constexpr ErrorCode without_area{5536, 422};        // lon, lat: fewer than three different corners, or below 1 cm²
inline constexpr ErrorCode hole_outside{5537, 422};        // lon, lat
inline constexpr ErrorCode holes_overlap{5538, 422};       // lon, lat
inline constexpr ErrorCode interior_in_pieces{5539, 422};  // lon, lat
inline constexpr ErrorCode parts_overlap{5540, 422};       // lon, lat
inline constexpr ErrorCode invalid_otherwise{5541, 422};   // reason, lon, lat

}  // namespace muang::geo::errors
